/**
 * The text of a file in UTF-8, with or without a byte order mark; null for any other encoding, such
 * as the Latin-1 or UTF-16 of old editors. Without this check å, ä and ö would be stored as "�".
 */
export function utf8Text(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
