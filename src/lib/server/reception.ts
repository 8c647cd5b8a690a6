/** Reads join codes that people type, and says what is wrong with one. */
import { formatJoinCode, parseJoinCode, parsePersonalCode } from '#lib/methods/code.ts';
import { Guesses } from './guesses.ts';
import { server } from './running.ts';

export type CodeProblem = 'incomplete' | 'unknown' | 'too-many';

export type ReadCode =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly typed: string; readonly problem: CodeProblem };

const guesses = new Guesses(Date.now);

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
  if (!guesses.mayTry(address)) return { ...kept, problem: 'too-many' };
  if (server().access.workshopByCode(code)) return { ok: true, code };
  guesses.missed(address);
  return { ...kept, problem: 'unknown' };
}

/** A personal code as it came in a form: the text to show again, and the code in it, if any. */
export function readPersonalCode(value: FormDataEntryValue | null): {
  readonly typed: string;
  readonly code: string | null;
} {
  const typed = typeof value === 'string' ? value.slice(0, 50) : '';
  return { typed, code: parsePersonalCode(typed) };
}

/** The seat of a personal code in a series; guesses count like those of join codes. */
export function redeemSeat(series: string, code: string | null, address: string): string | null {
  if (code === null || !guesses.mayTry(address)) return null;
  const seat = server().access.redeemPersonalCode(series, code);
  if (seat === null) guesses.missed(address);
  return seat;
}
