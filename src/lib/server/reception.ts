/** Reads join codes that people type, and says what is wrong with one. */
import { formatJoinCode, parseJoinCode, parsePersonalCode } from '#lib/methods/code.ts';
import { Guesses, networkOf } from './guesses.ts';
import { server } from './running.ts';
import { Turnstiles } from './turnstile.ts';

export type CodeProblem = 'incomplete' | 'unknown' | 'too-many';

export type ReadCode =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly typed: string; readonly problem: CodeProblem };

const guesses = new Guesses(Date.now);
/** By series: who tries in one is no trouble to another. */
const personalGuesses = new Map<string, Guesses>();

const turnstiles = new Turnstiles(Date.now);

/** Where a request comes from; the socket of somebody who has just left knows no more. */
export function addressOf(asking: { getClientAddress(): string }): string {
  try {
    return asking.getClientAddress();
  } catch {
    return '';
  }
}

/** The code of a workshop in what somebody typed or pasted. `address`: of the client. */
export function readCode(typed: string, address: string): ReadCode {
  const code = parseJoinCode(typed.slice(0, 500));
  if (code === null) return { ok: false, typed: typed.slice(0, 100), problem: 'incomplete' };
  const kept = { ok: false, typed: formatJoinCode(code) } as const;
  const { access } = server();
  const looked = guesses.look(code, address, (one) => access.workshopByCode(one));
  if (looked.found) return { ok: true, code };
  return { ...kept, problem: looked.tooMany ? 'too-many' : 'unknown' };
}

/** Where a code is made or shown, it is known: no number of wrong guesses beside keeps it out. */
export function showCode(code: string, address: string): void {
  guesses.welcome(code, address);
}

/** False when more seats are taken, from one address or at one workshop, than any hall fills. */
export function mayJoin(address: string, workshop: string): boolean {
  return turnstiles.mayJoin(networkOf(address), workshop);
}

/** False when more series are made, from one address or by all, than people make. */
export function mayCreate(address: string): boolean {
  return turnstiles.mayCreate(networkOf(address));
}

/** A personal code as it came in a form: the text to show again, and the code in it, if any. */
export function readPersonalCode(value: FormDataEntryValue | null): {
  readonly typed: string;
  readonly code: string | null;
} {
  const typed = typeof value === 'string' ? value.slice(0, 50) : '';
  return { typed, code: parsePersonalCode(typed) };
}

/** The seat of a personal code in a series; guesses are limited like those of join codes. */
export function redeemSeat(series: string, code: string | null, address: string): string | null {
  if (code === null) return null;
  const { access } = server();
  const tried = personalGuesses.get(series) ?? new Guesses(Date.now);
  personalGuesses.set(series, tried);
  return tried.look(code, address, (one) => access.redeemPersonalCode(series, one)).found;
}
