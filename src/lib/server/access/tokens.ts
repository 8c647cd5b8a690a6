/** Secrets that are handed out: made from the system's randomness, kept only as hashes. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { joinSecretLength, personalCodeAlphabet, personalCodeLength } from '#lib/methods/code.ts';

/** 256 bits, as 43 characters that are safe in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A key for a new record or link: 120 bits, so that it needs no registry. */
export function newKey(): string {
  return randomBytes(15).toString('base64url');
}

/** Random bits of a workshop, as hexadecimal digits: how its breadth is rounded. */
export function newDraws(): string {
  return randomBytes(32).toString('hex');
}

/** Eight digits. Short enough to type, so wrong guesses are limited; see limits/guesses.ts. */
export function newJoinCode(): string {
  return String(randomInt(0, 100_000_000)).padStart(8, '0');
}

/** Six characters that cannot be mistaken for each other, to carry a seat to another phone. */
export function newPersonalCode(): string {
  return characters(personalCodeLength);
}

/** What links and QR codes have after the join code: 39 bits, with its digits 66. */
export function newJoinSecret(): string {
  return characters(joinSecretLength);
}

/** SHA-256 in hex. The secrets are random and long, so no salt or slow hash is called for. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function characters(length: number): string {
  return Array.from({ length }, () =>
    personalCodeAlphabet.charAt(randomInt(personalCodeAlphabet.length)),
  ).join('');
}
