/** What a page says, as somebody reads or hears it, and what no page should say. */

/** Attributes that are read out, or seen where nothing else stands. */
const spoken = / (?:aria-label|aria-description|alt|title|placeholder|content)="([^"]*)"/g;
/** What is in a page and not said; of a choice what could be chosen instead. */
const unsaid = /<(style|script|svg|option)\b.*?<\/\1>|<!--.*?-->/gs;

/** All that a page says, one text after another. Taken from its source, since pages are many. */
export function saidOn(page: Element): string {
  const source = page.innerHTML.replace(unsaid, ' ');
  const fields = [...page.querySelectorAll<HTMLInputElement>('input, textarea')];
  return [
    source.replace(/<[^>]*>/g, ' '),
    ...[...source.matchAll(spoken)].map(([, text = '']) => text),
    ...fields.map(({ value }) => value),
  ]
    .join(' · ')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ');
}

/** Words of more than one, where they differ from the word of one. */
const many = [
  ...['personer', 'lappar', 'bikupor', 'organisationer', 'teman', 'prickar', 'grupper', 'minuter'],
  ...['åtgärder', 'frågor', 'roller', 'träffar', 'möten', 'telefoner', 'stycken', 'röster'],
  ...['överenskommelser', 'sidor', 'parter', 'områden'],
  ...['people', 'notes', 'groups', 'organisations', 'themes', 'dots', 'minutes', 'actions'],
  ...['questions', 'roles', 'meetings', 'phones', 'answers', 'cards', 'pages', 'agreements'],
];

/** Signs that a text was made for another number than the one that it tells, or for none. */
const faults: readonly RegExp[] = [
  /\bNaN\b|\bundefined\b|\bInfinity\b|\[object |\bnull\b/u,
  /(?<![\d.,–-])0 (?:av|of) 0\b/u,
  new RegExp(`(?<![\\d.,:–-]|[Bb]ikupa |[A-ZÅÄÖ])\\b1 (?:${many.join('|')})\\b`, 'u'),
];

/** What says something, or it is a riddle to whoever cannot see the page. */
const worded = 'h1, h2, h3, h4, h5, h6, legend, summary, caption, button, a, label';

function isSilent(element: Element): boolean {
  if (element.textContent.trim() !== '') return false;
  return (
    !element.hasAttribute('aria-label') && !/ (?:aria-label|alt|title)="/.test(element.outerHTML)
  );
}

/** What is wrong with how a page speaks: texts of no number, and headings and controls without words. */
export function faultsOn(page: Element): string[] {
  const said = saidOn(page);
  const wrong = faults.flatMap((fault) => {
    const found = fault.exec(said);
    return found
      ? [said.slice(Math.max(0, found.index - 40), found.index + found[0].length + 40)]
      : [];
  });
  const wordless = [...page.querySelectorAll(worded)].filter(
    (element) => element.closest('dialog:not([open]), [hidden]') === null && isSilent(element),
  );
  return [...wrong, ...wordless.map(({ outerHTML }) => outerHTML.slice(0, 160))];
}
