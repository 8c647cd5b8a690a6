/** What a page changes in the room, and what it says about it: a refusal, or the way to undo. */
import type { MutationCall } from '#lib/workshop/model/mutations.ts';
import type { Mutation, Room } from '#lib/client/room.svelte.ts';
import { refusalSentence } from '#lib/text/refusals.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';

type Outcome =
  { readonly refused: string } | { readonly refused: null; readonly undo: readonly Mutation[] };

export class Commands {
  readonly room: Room;
  readonly toasts: Toasts;

  constructor(room: Room, toasts: Toasts) {
    this.room = room;
    this.toasts = toasts;
  }

  /** Runs a mutation that needs no undo. False: it was refused, and the page says why. */
  mutate(...mutation: MutationCall): boolean {
    return this.report(this.room.mutate(...mutation));
  }

  /**
   * Runs mutations as one command: all of them or none. A toast says `text` and offers to undo it.
   * False: one was refused, and the page says why.
   */
  command(text: string, ...mutations: readonly MutationCall[]): boolean {
    return this.report(this.all(text, ...mutations));
  }

  /** Like `command`, for what says itself why it was refused: the code, or null. */
  all(text: string, ...mutations: readonly MutationCall[]): string | null {
    const outcome = this.run(mutations);
    if (outcome.refused === null) {
      const { undo } = outcome;
      this.toasts.show(text, { undo: () => this.report(this.room.undo(undo)) });
    }
    return outcome.refused;
  }

  /** Shows why something was refused, by its code. True: it was not. */
  report(refused: string | null): boolean {
    if (refused !== null) this.toasts.show(refusalSentence(refused));
    return refused === null;
  }

  /** All of the mutations or none; `undo` takes them back, the latest first. */
  protected run(mutations: readonly MutationCall[]): Outcome {
    let undo: readonly Mutation[] = [];
    for (const mutation of mutations) {
      const done = this.room.mutateWithUndo(...mutation);
      if (done.refused !== null) {
        this.room.undo(undo);
        return done;
      }
      undo = [...done.undo, ...undo];
    }
    return { refused: null, undo };
  }
}
