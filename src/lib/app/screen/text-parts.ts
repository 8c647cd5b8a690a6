/** Parts of a long text, each of which fits a page of the projector beside other things. */

/** So long a text stands in one piece, some six lines of a lane. */
export const MOST_IN_PART = 240;

/**
 * A text in parts of at most so many characters, in order, divided between paragraphs, else between
 * sentences, else between words. Put together they are the whole text but for white space; a word that is
 * longer is a part of its own.
 */
export function partsOf(text: string, most = MOST_IN_PART): string[] {
  return text
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap((paragraph) => joined(sentencesOf(paragraph), most));
}

function sentencesOf(paragraph: string): string[] {
  return paragraph.match(/\S.*?(?:[.!?…](?=\s)|$)/g) ?? [];
}

/** Pieces put together as far as they fit; what is too long alone is divided into its words. */
function joined(pieces: readonly string[], most: number): string[] {
  const parts: string[] = [];
  for (const piece of pieces) {
    const last = parts.at(-1);
    const longer = last === undefined ? piece : `${last} ${piece}`;
    if (last !== undefined && longer.length <= most) parts[parts.length - 1] = longer;
    else if (piece.length > most && /\s/.test(piece)) {
      parts.push(...joined(piece.split(/\s+/), most));
    } else parts.push(piece);
  }
  return parts;
}
