/** The largest of the screen's sizes in which texts leave room for the rest of the view. */
export function sizeFor(texts: readonly string[]): 'xl' | 'l' | 'm' {
  // About 38 letters of the largest size stand on a line of a 16:9 screen, 50 of the next.
  const lines = (letters: number) =>
    texts.reduce((sum, text) => sum + Math.ceil(text.length / letters), 0);
  if (lines(38) <= 4) return 'xl';
  return lines(50) <= 6 ? 'l' : 'm';
}
