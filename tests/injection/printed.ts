/** What a text looks like that has been through a PDF and back. */
import { squeezed } from '#lib/server/export/pdf/testing/read-pdf.ts';

/** What leaves nothing on paper by itself: marks, joiners, selectors, tags, private use. */
const nothing = /[\p{Cf}\p{Co}\p{Cn}\p{Cc}\p{Z}\p{M}\u115f\u1160\u3164\uffa0\u2800]/u;
/** What every font of ours has. */
const certain = /[\u0021-\u007e\u00a1-\u017f]/u;

/** Letters of European languages as they are, any other character as a square; no white space. */
function strictly(text: string): string {
  return Array.from(squeezed(text), (character) => {
    if (certain.test(character)) return character;
    return nothing.test(character) ? '' : '□';
  }).join('');
}

/** For texts with marks that no font has: those become squares too, and may double their letter. */
function loosely(text: string): string {
  return strictly(text)
    .replaceAll('□', '')
    .replaceAll(/(.)\1+/gu, '$1');
}

/** Texts of more characters than this may go on over the foot of a page. */
const SEVERAL_LINES = 200;

function isIn(pages: string, text: string): boolean {
  if (pages.includes(text)) return true;
  if (text.length < SEVERAL_LINES) return false;
  for (let at = 1; at < text.length; at += 1) {
    if (pages.includes(text.slice(0, at)) && pages.includes(text.slice(at))) return true;
  }
  return false;
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Words that run in both directions come back in the order of the paper, brackets mirrored. */
function hasWords(pages: string, text: string): boolean {
  const words = text.split(/[\s()[\]{}<>!?.,:;]+/u).map(strictly);
  return words.every((word) => isIn(pages, word));
}

/** Says which of the texts are not in a PDF that holds `pages`. */
export function notPrinted(texts: readonly string[], pages: string): readonly string[] {
  const [strict, loose] = [strictly(pages), loosely(pages)];
  return texts.filter((text) => {
    if (isIn(strict, strictly(text))) return false;
    if (rightToLeft.test(text) && hasWords(strict, text)) return false;
    return !nothing.test(squeezed(text)) || !loose.includes(loosely(text));
  });
}
