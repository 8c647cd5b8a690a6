/**
 * What a summary may begin from: a proposal made of counts, words that come back and chosen quotes, always
 * the same for the same notes. It is worked out on the facilitator's page and sent to nobody; a person
 * makes a summary of it.
 */
import { recurringWords } from '#lib/methods/suggest/recurring.ts';
import { themeShares } from '#lib/text/breadth-words.ts';
import { regions } from '#lib/text/dates.ts';
import { m } from '#lib/text/generated/messages.js';
import { numberWords } from '#lib/text/numbers.ts';
import type { View } from '#lib/workshop/define.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import { themeLines } from '#lib/workshop/plan/build-document-themes.ts';
import type { NoteLine, ThemeLine } from '#lib/workshop/plan/document.ts';

/** More words, or more themes, are a list and no summary. */
const MOST_WORDS = 4;
const MOST_THEMES = 3;

type Language = 'sv' | 'en';

/** A proposal for a theme; `all`: the themes that it is told apart from. */
export function themeDraft(theme: ThemeLine, all: readonly ThemeLine[], locale: Language): string {
  const o = { locale };
  if (theme.notes.length === 0) return '';
  const shares = themeShares(theme, locale).map(({ text }) => text);
  const others = all.filter(({ id }) => id !== theme.id).flatMap(({ notes }) => notes);
  const words = recurringWords(textsOf(theme.notes), textsOf(others), MOST_WORDS);
  return sentences([
    columnsSentence(theme, locale),
    shares.length > 0 && m.plan_breadth_sentence({ parts: shares.join(', ') }, o),
    theme.dots !== null &&
      m.summary_says_dots({ dots: m.plan_count_dots({ n: theme.dots }, o) }, o),
    words.length > 0 && m.summary_says_words({ words: words.join(', ') }, o),
    quotesSentence(theme.quotes, locale),
  ]);
}

/** A proposal for a workshop: who wrote how much, and what came of it. */
export function workshopDraft(view: View, workshop: Workshop, locale: Language): string {
  const o = { locale };
  const own = view.list('note').filter((note) => note.workshop === workshop.id);
  const ids = new Set(own.map(({ id }) => id));
  const themes = themeLines(view)
    .map((theme) => ({ ...theme, own: theme.notes.filter(({ id }) => ids.has(id)).length }))
    .filter((theme) => theme.own > 0);
  const largest = themes.toSorted((a, b) => b.own - a.own).slice(0, MOST_THEMES);
  const named = (title: string, n: number): string =>
    m.summary_says_named({ title, n: numberWords(n, o) }, o);
  // Those that are equal stand together, however many they are.
  const first = themes.filter(({ rank }) => rank !== null && rank.at <= MOST_THEMES);
  const wanted = first.toSorted((a, b) => (a.rank?.at ?? 0) - (b.rank?.at ?? 0));
  return sentences([
    wroteSentence(view, workshop, locale),
    largest.length > 0 &&
      m.summary_says_themes(
        {
          n: themes.length,
          themes: largest.map((theme) => named(theme.title, theme.own)).join(', '),
        },
        o,
      ),
    wanted.length > 0 &&
      m.summary_says_most_dots(
        { themes: wanted.map(({ title, dots }) => named(title, dots ?? 0)).join(', ') },
        o,
      ),
  ]);
}

function columnsSentence({ notes, columns }: ThemeLine, locale: Language): string {
  const o = { locale };
  const all = m.plan_count_notes({ n: notes.length }, o);
  if (columns.length < 2) return m.summary_says_notes({ notes: all }, o);
  const parts = columns.map(({ title, count }) =>
    m.summary_says_column({ n: numberWords(count, o), column: title }, o),
  );
  return m.summary_says_columns({ notes: all, columns: listed(parts, locale) }, o);
}

function quotesSentence(quotes: readonly NoteLine[], locale: Language): string | false {
  const o = { locale };
  const [first, ...more] = textsOf(quotes);
  if (first === undefined) return false;
  if (more.length === 0) return m.summary_says_quote({ text: first }, o);
  const marked = [first, ...more].map((text) => (locale === 'sv' ? `”${text}”` : `“${text}”`));
  return m.summary_says_quotes({ quotes: listed(marked, locale) }, o);
}

function wroteSentence(view: View, workshop: Workshop, locale: Language): string | false {
  const o = { locale };
  const summary = view.list('attendanceSummary').find((own) => own.workshop === workshop.id);
  const people = (summary?.lines ?? []).reduce(
    (sum, { count }) => sum + count,
    summary?.others ?? 0,
  );
  const n = view
    .list('note')
    .filter(
      (note) =>
        note.workshop === workshop.id && !note.hidden && view.get('step', note.step)?.revealed,
    ).length;
  if (n === 0) return false;
  const told = {
    people: m.plan_count_participants({ n: people }, o),
    notes: m.plan_count_notes({ n }, o),
  };
  const groups = summary?.groups ?? 0;
  return groups === 0
    ? m.summary_says_wrote(told, o)
    : m.summary_says_wrote_groups({ ...told, groups: m.plan_count_groups({ n: groups }, o) }, o);
}

/** On one line each: a note may have several. */
function textsOf(notes: readonly NoteLine[]): string[] {
  return notes.map(({ text }) => text.replace(/\s+/g, ' '));
}

function listed(parts: readonly string[], locale: Language): string {
  return new Intl.ListFormat(regions[locale], { type: 'conjunction' }).format(parts);
}

function sentences(parts: readonly (string | false)[]): string {
  return parts.filter(Boolean).join(' ');
}
