/** The names under which exports are saved. */

const longest = 60;

/** "Vård på lika villkor!" → "vård-på-lika-villkor"; nothing that a file system could mind. */
export function slugOf(title: string): string {
  return title
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, longest)
    .toWellFormed()
    .replace(/^-|-$/g, '');
}

/**
 * The value of Content-Disposition for a file to save: the name as it is (RFC 5987), and for old
 * programs the same in ASCII.
 */
export function attachment(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
