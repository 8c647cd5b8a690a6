/** What every scene of a rehearsal works with. */
import type { ServerMessage } from '#lib/sync/protocol/protocol.ts';
import { cleanText } from '#lib/workshop/model/fields.ts';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import type { MutationCall } from '#lib/workshop/model/mutations.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { isKind, type Step } from '#lib/workshop/model/step.ts';
import type { Occasion } from '#lib/workshop/templates/formats.ts';
import type { RehearseOptions } from './arguments.ts';
import type { Client } from './client.ts';
import type { Script, ScriptParticipant } from './format.ts';
import type { Measures } from './measures.ts';
import type { Progress } from './progress.ts';
import type { Visitor } from './visitor.ts';
import type { LeakWatcher } from './leaks/leak-watcher.ts';

export interface Phone {
  readonly person: ScriptParticipant;
  readonly seat: string;
  readonly client: Client;
}

/** What was planned: ids of what was made and not refused. */
export interface MadePlan {
  readonly areas: readonly string[];
  readonly actions: readonly string[];
  readonly stances: number;
}

export interface OccasionRun {
  readonly script: Script;
  readonly options: RehearseOptions;
  /** Ends every wait: the time limit, or somebody at the keyboard. */
  readonly signal: AbortSignal;
  readonly progress: Progress;
  /** Numbers in [0, 1), the same for the same seed. */
  readonly random: () => number;
  readonly watch: LeakWatcher;
  readonly measures: Measures;
  readonly refusals: Refusals;
  readonly notes: NoteLedger;
  readonly origin: string;
  readonly series: string;
  /** Which of its format's occasions is played, and which it is in turn, from 1. */
  readonly occasion: Occasion;
  readonly number: number;
  readonly workshop: string;
  readonly code: string;
  readonly facilitator: Visitor;
  readonly host: Client;
  readonly screen: Client;
  /** Who has come, by the participant's id in the file. */
  readonly phones: Map<string, Phone>;
  /** The browsers of all who have ever come: they keep who they are from occasion to occasion. */
  readonly visitors: Map<string, Visitor>;
  /** What an earlier occasion has planned, to be followed up; null at the first. */
  readonly planned: MadePlan | null;
  /** By the step of a round, how long its groups took to be worked out. */
  readonly solveMs: Map<string, number>;
  /** The themes that were named, by their keys in the file. */
  readonly themes: Map<string, string>;
  /** Somebody looks on: as a step begins, and once everything in it has happened. */
  readonly look?: Look | undefined;
}

export type Look = (run: OccasionRun, step: Step, when: 'begun' | 'done') => Promise<void>;

/** What was refused and how often. */
export class Refusals {
  readonly #counts = new Map<string, number>();

  add(code: string | null, times = 1): void {
    if (code !== null) this.#counts.set(code, (this.#counts.get(code) ?? 0) + times);
  }

  get list(): readonly { readonly code: string; readonly count: number }[] {
    return [...this.#counts].map(([code, count]) => ({ code, count }));
  }
}

/** Every note that a phone took, and what became of it. */
export class NoteLedger {
  /** The text as it must stand afterwards, by id. */
  readonly sent = new Map<string, string>();
  /** By the note's place in the file. */
  readonly byIndex = new Map<number, string>();
  readonly acked = new Set<string>();
  readonly refused = new Set<string>();
  readonly #acts = new Map<string, string>();
  readonly #steps = new Map<string, string>();

  /** The notes of a step that the room has taken. */
  ackedIn(step: string): string[] {
    return [...this.acked].filter((note) => this.#steps.get(note) === step);
  }

  wrote(index: number, note: string, written: { text: string; step: string }, act: string): void {
    this.#steps.set(note, written.step);
    this.sent.set(note, cleanText(written.text));
    this.byIndex.set(index, note);
    this.#acts.set(act, note);
  }

  /** What several have written together. */
  static of(books: readonly NoteLedger[]): NoteLedger {
    const all = new NoteLedger();
    for (const { sent, acked, refused } of books) {
      for (const [id, text] of sent) all.sent.set(id, text);
      for (const id of acked) all.acked.add(id);
      for (const id of refused) all.refused.add(id);
    }
    return all;
  }

  /** Notes and refusals' codes in the answers of a message. */
  answered(message: ServerMessage<AnyRecord>): { acked: string[]; codes: string[] } {
    const acked: string[] = [];
    const codes: string[] = [];
    if (message.t !== 'answers') return { acked, codes };
    for (const answer of message.answers) {
      const note = this.#acts.get(`${message.client}/${answer.n}`);
      if (note === undefined) continue;
      if (answer.ok) {
        this.acked.add(note);
        acked.push(note);
      } else if (!answer.retry) {
        this.refused.add(note);
        codes.push(answer.code);
      }
    }
    return { acked, codes };
  }
}

/** Resolves like the promise, or rejects when the signal ends all waiting. */
function abortable<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(signal.reason as Error);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}

/** The facilitator does something and waits until it holds; true unless it was refused. */
export async function facilitate(run: OccasionRun, ...mutation: MutationCall): Promise<boolean> {
  return mutateAndWait(run, run.host, ...mutation);
}

/** Somebody does something and waits until it holds; true unless it was refused. */
export async function mutateAndWait(
  run: OccasionRun,
  client: Client,
  ...mutation: MutationCall
): Promise<boolean> {
  const code = await answerTo(run, client, ...mutation);
  run.refusals.add(code);
  return code === null;
}

/** The same, with the code if it was refused, which nothing is made of yet. */
export function answerTo(
  { signal }: OccasionRun,
  client: Client,
  ...mutation: MutationCall
): Promise<string | null> {
  return abortable(signal, client.mutate(...mutation).settled);
}

/** A step as a page has it by now; undefined where it has no such step of that kind. */
export function stepIn<K extends StepKind>(
  { view }: Client,
  kind: K,
  id: string,
): Extract<Step, { kind: K }> | undefined {
  const step = view.get('step', id);
  return step && isKind(kind)(step) ? step : undefined;
}

/** Some milliseconds of the people's time, at the speed that was asked for. */
export function scaled({ options }: Pick<OccasionRun, 'options'>, ms: number): number {
  return ms / options.speed;
}

/** Text as a field of one line takes it: no line breaks, and no more than fits. */
export function line(text: string, most: number): string {
  return fit(cleanText(text).replace(/[\n\t;]+/g, ' '), most);
}

/** Text as a larger field takes it. */
export function fit(text: string, most: number): string {
  let kept = '';
  for (const character of cleanText(text)) {
    if (kept.length + character.length > most) break;
    kept += character;
  }
  return kept.trim();
}
