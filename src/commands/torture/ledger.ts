/**
 * The books: what people did, what the disk took in and what was acknowledged, each counted by
 * who did what. Nothing here looks at what an act means.
 */
import { safeParse } from 'valibot';
import type { Actor } from '#lib/workshop/actor.ts';
import { mutators } from '#lib/workshop/records.ts';
import type { Findings } from './findings.ts';

/** An act as the room ran it. */
export interface Ran {
  readonly actor: Actor;
  readonly name: string;
  readonly args: unknown;
  /** The code of the refusal, or null when it was done. */
  readonly refused: string | null;
  /** For a note that is posted: the group in which its writer sat. */
  readonly group: string | null;
  /** When, in milliseconds of the room's clock. */
  readonly at: number;
}

export class Ledger {
  readonly #findings: Findings;
  readonly #done = new Map<string, number>();
  readonly #stored = new Map<string, number>();
  readonly #acknowledged = new Map<string, number>();

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** Somebody does something; answers with its name in the books. */
  did(actor: Actor, name: string, args: unknown): string {
    const key = bookingOf(actor, name, args);
    add(this.#done, key);
    return key;
  }

  /** It did not happen after all: nobody was there to take it. */
  undid(key: string): void {
    this.#done.set(key, (this.#done.get(key) ?? 0) - 1);
  }

  /** The disk has taken in what these acts did. */
  stored(acts: readonly Ran[]): void {
    for (const { actor, name, args, refused } of acts) {
      if (refused !== null) continue;
      const key = bookingOf(actor, name, args);
      const count = add(this.#stored, key);
      const done = this.#done.get(key) ?? 0;
      if (count > done) this.#findings.add(done === 0 ? 'phantom' : 'duplicated', key);
    }
  }

  /** Somebody was told that it is saved. */
  acknowledged(key: string): void {
    const count = add(this.#acknowledged, key);
    if (count > (this.#stored.get(key) ?? 0)) this.#findings.add('lost', `acknowledged: ${key}`);
  }
}

function add(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}

/** Who does what, with the arguments as the room will read them. */
function bookingOf(actor: Actor, name: string, args: unknown): string {
  const schema = mutators.get(name)?.args;
  const parsed = schema && safeParse(schema, args);
  return `${nameOf(actor)} ${name} ${JSON.stringify(parsed?.success ? parsed.output : args)}`;
}

export function nameOf(actor: Actor): string {
  switch (actor.role) {
    case 'participant':
      return `${actor.seat}@${actor.workshop}`;
    case 'facilitator':
      return actor.link;
    case 'screen':
      return `screen@${actor.workshop}`;
    default:
      return actor.role;
  }
}
