/** Secrets that are handed out: made from the system's randomness, kept only as hashes. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { personalCodeAlphabet, personalCodeLength } from '#lib/methods/code.ts';

/** 256 bits, as 43 characters that are safe in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A key for a new record or link: 120 bits, so that it needs no registry. */
export function newKey(): string {
  return randomBytes(15).toString('base64url');
}

/** Eight digits. Short enough to type, so guesses are limited at the door and not by length. */
export function newJoinCode(): string {
  return String(randomInt(0, 100_000_000)).padStart(8, '0');
}

/** Six characters that cannot be mistaken for each other, to carry a seat to another phone. */
export function newPersonalCode(): string {
  return Array.from({ length: personalCodeLength }, () =>
    personalCodeAlphabet.charAt(randomInt(personalCodeAlphabet.length)),
  ).join('');
}

/** SHA-256 in hex. The secrets are random and long, so no salt or slow hash is called for. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
