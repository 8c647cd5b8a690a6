/** The abbreviations of the field, and which of them a text uses. Their meanings are in text/. */

export const glossaryTerms = [
  'ASIH',
  'BUP',
  'FoU',
  'GSA',
  'HÖK',
  'KSA',
  'MAS',
  'SIP',
  'säbo',
] as const;
export type GlossaryTerm = (typeof glossaryTerms)[number];

/** Swedish endings that people put on an abbreviation without a colon: "SIPen", "säbot". */
const endings = '(?:s|n|t|r|en|et|ar|er|arna|erna|ens|ets)?';

// "säbo" is a word and may begin a sentence; the others are told from words ("mas") by capitals.
const patterns = glossaryTerms.map(
  (term) =>
    [
      term,
      new RegExp(
        `(?:^|[^\\p{L}\\p{N}])${term}${endings}(?![\\p{L}\\p{N}])`,
        term === 'säbo' ? 'iu' : 'u',
      ),
    ] as const,
);

/** The terms that occur as words in any of the texts, in alphabetical order. */
export function termsIn(texts: readonly string[]): readonly GlossaryTerm[] {
  const all = texts.join('\n');
  return patterns.filter(([, pattern]) => pattern.test(all)).map(([term]) => term);
}
