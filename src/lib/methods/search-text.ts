/**
 * Searching in texts as people read them: capitals, the composition of letters, invisible
 * characters, kinds of space, of quotation marks and of dashes make no difference. Letters do:
 * å is not a.
 */

const spaces = /\s+/g;
const invisible = /\p{Default_Ignorable_Code_Point}+/gu;
const apostrophes = /[\u2018-\u201b\u2032\u02bc\u00b4`]/g;
const quotes = /[\u201c-\u201f\u2033\u00ab\u00bb]/g;
const dashes = /[\u2010-\u2015\u2212]/g;

/** A text in the one form in which it is compared with another. */
export function searchText(text: string): string {
  return (
    text
      // NFKC: full-width letters and ligatures are what they look like, a no-break space a space.
      .normalize('NFKC')
      .toLocaleLowerCase('sv')
      .replace(invisible, '')
      .replace(apostrophes, "'")
      .replace(quotes, '"')
      .replace(dashes, '-')
      .replace(spaces, ' ')
      .trim()
      // What stood between a letter and its accent is gone now.
      .normalize('NFC')
  );
}

/** Tells of any text whether it holds the words of a query, each of them, in whatever order. */
export function matcher(query: string): (text: string) => boolean {
  const words = searchText(query).split(' ').filter(Boolean);
  if (words.length === 0) return () => true;
  return (text) => {
    const within = searchText(text);
    return words.every((word) => within.includes(word));
  };
}
