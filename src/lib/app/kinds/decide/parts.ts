/** A long text in parts that each fit on a sheet of the projector. */

/** Letters that stand together: more would not fit on a sheet in any layout. */
const TOGETHER = 200;

/** By paragraphs; long ones by sentences, and a sentence that is longer still by words. */
export function inParts(text: string): string[] {
  return text.split(/\n+/).flatMap((paragraph) => {
    const sentences = paragraph.match(/[^.!?]*[.!?]*\s*/g) ?? [];
    const pieces = sentences.flatMap((sentence) =>
      sentence.length > TOGETHER ? (sentence.match(/\S*\s*/g) ?? []) : [sentence],
    );
    const parts: string[] = [''];
    for (const piece of pieces) {
      const last = parts.at(-1) ?? '';
      if (last !== '' && last.length + piece.length > TOGETHER) parts.push(piece);
      else parts[parts.length - 1] = last + piece;
    }
    return parts.map((part) => part.trim()).filter((part) => part !== '');
  });
}
