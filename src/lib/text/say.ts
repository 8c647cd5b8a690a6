/**
 * A word in a language, or the reader's. Apart from the lists in words.ts, all of whose words come
 * with them.
 */
export function say<Locale extends string>(
  message: (inputs: Record<string, never>, options: { locale?: Locale }) => string,
  locale: Locale | undefined,
): string {
  return message({}, locale ? { locale } : {});
}
