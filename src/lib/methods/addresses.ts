/** Web addresses in what people write. */

// The sign after an address is the sentence's, not its own.
const address = /https?:\/\/[^\s<>"”]*[^\s<>"”.,;:!?)\]'’]/giu;

export interface TextPart {
  readonly text: string;
  /** The text is a web address. */
  readonly isAddress: boolean;
}

/** A text as its addresses and what stands between them, in order; nothing is added or left out. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const found of text.matchAll(address)) {
    if (found.index > from) {
      parts.push({ text: text.slice(from, found.index), isAddress: false });
    }
    parts.push({ text: found[0], isAddress: true });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isAddress: false });
  return parts;
}
