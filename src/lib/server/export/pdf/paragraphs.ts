/** The paragraphs of a text that somebody wrote: a blank line stands between them. */
export function paragraphs(text: string): readonly string[] {
  return text
    .split(/\n{2,}/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
