/**
 * Counts mutations by actor, name and arguments: attempted, stored and acknowledged. Nothing here
 * depends on what a mutation does.
 */
import { safeParse } from 'valibot';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { mutators } from '#lib/workshop/registry.ts';
import type { Findings } from '../run/findings.ts';

/** A mutation as the room executed it. */
export interface ExecutedMutation {
  readonly actor: Actor;
  readonly name: string;
  readonly args: unknown;
  /** The code of the refusal, or null when it was accepted. */
  readonly refused: string | null;
  /** Of `note.post` and `idea.write`: the group in which the author sat. */
  readonly group: string | null;
  /** Of those that sort notes: where each note that came to lie elsewhere lies now. */
  readonly places?: ReadonlyMap<string, string | null>;
  /** Milliseconds of the room's clock. */
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

  /** Somebody attempts a mutation; returns its key. */
  attempted(actor: Actor, name: string, args: unknown): string {
    const key = entryOf(actor, name, args);
    add(this.#done, key);
    return key;
  }

  /** The disk has stored the results of these mutations. */
  stored(acts: readonly ExecutedMutation[]): void {
    for (const { actor, name, args, refused } of acts) {
      if (refused !== null) continue;
      const key = entryOf(actor, name, args);
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

/** The key of a mutation, with the arguments as the room parses them. */
function entryOf(actor: Actor, name: string, args: unknown): string {
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
