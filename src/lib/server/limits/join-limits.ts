/** The limits of joining and creating: join codes, personal codes, new seats and new series. */
import { formatJoinCode, parseJoin, parsePersonalCode, type JoinCode } from '#lib/methods/code.ts';
import { Arrivals } from './arrivals.ts';
import { Guesses, networkOf, personalCodeRates, type Looked } from './guesses.ts';
import type { HeldSeat } from '../access/access.ts';
import { serverContext } from '../server-context.ts';
import { FormLimits } from './rate-limiter.ts';

/** `old-link`: the digits of a link may be right, but what stands after them is not. */
export type CodeProblem = 'incomplete' | 'unknown' | 'old-link' | 'wait';

export type ReadCode =
  | { readonly ok: true; readonly join: JoinCode }
  | {
      readonly ok: false;
      readonly typed: string;
      readonly problem: CodeProblem;
      /** Seconds until it is worth asking again; 0 where waiting does not help. */
      readonly wait: number;
    };

const guesses = new Guesses(Date.now);
/** By series: guesses in one do not count in another. */
const personalGuesses = new Map<string, Guesses>();

/** From which networks seats came, for as long as the server runs. */
export const arrivals = new Arrivals();

const formLimits = new FormLimits(Date.now);

/** The address of a client; empty where its socket is closed already. */
export function addressOf(asking: { getClientAddress(): string }): string {
  try {
    return asking.getClientAddress();
  } catch {
    return '';
  }
}

/**
 * The join code in what somebody typed, pasted or scanned. A link is always looked up: nobody guesses
 * it, and nobody who has it waits because of those who guess codes.
 *
 * @param address of the client
 */
export function readCode(typed: string, address: string): ReadCode {
  const read = parseJoin(typed.slice(0, 500));
  const not = (problem: CodeProblem, shown: string, wait = 0): ReadCode => {
    return { ok: false, typed: shown, problem, wait };
  };
  if (read === null) return not('incomplete', typed.slice(0, 100));
  const { code, secret } = read;
  const { access } = serverContext();
  if (secret !== null) {
    const linked = access.workshopByCode(code, secret);
    if (!linked) return not('old-link', '');
    rememberCode(code, address);
    return { ok: true, join: linked };
  }
  const result = guesses.lookUp(code, address, (known) => access.workshopByCode(known));
  if (result.found) return { ok: true, join: result.found };
  return not(result.wait === null ? 'unknown' : 'wait', formatJoinCode(code), result.wait ?? 0);
}

/** A code is made or shown at an address: wrong guesses from there never block it. */
export function rememberCode(code: string, address: string): void {
  guesses.remember(code, address);
}

/** False when too many seats are taken, from one network or at one workshop. */
export function mayJoin(address: string, workshop: string): boolean {
  return formLimits.mayJoin(networkOf(address), workshop);
}

/** False when too many series are made, from one network or in all. */
export function mayCreate(address: string): boolean {
  return formLimits.mayCreate(networkOf(address));
}

/** A personal code as it came in a form: the text to show again, and the code in it, if any. */
export function readPersonalCode(value: FormDataEntryValue | null): {
  readonly typed: string;
  readonly code: string | null;
} {
  const typed = typeof value === 'string' ? value.slice(0, 50) : '';
  return { typed, code: parsePersonalCode(typed) };
}

/**
 * The seat of a personal code in a series, and whether a device is lent by it; guesses are limited like those of join codes. `wait`: see
 * `Guesses.lookUp`.
 */
export function redeemSeat(series: string, code: string | null, address: string): Looked<HeldSeat> {
  if (code === null) return { found: null, wait: null };
  const { access } = serverContext();
  const tried = personalGuesses.get(series) ?? new Guesses(Date.now, personalCodeRates);
  personalGuesses.set(series, tried);
  return tried.lookUp(code, address, (known) => access.redeemPersonalCode(series, known));
}
