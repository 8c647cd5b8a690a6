/** What facilitators read of what was sent in before the workshop, while nobody else does. */
import { refuse } from '../../sync/mutation.ts';
import { entity, mutator, type View } from '../define.ts';
import type { Note } from '../model/note.ts';
import type { Step } from '../model/step.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { MutationOf } from '../model/mutations.ts';
import {
  fewestRead,
  readingArgs,
  readingId,
  readingSchema,
  type Reading,
} from '../model/reading.ts';

export const reading = entity({
  type: 'reading',
  schema: readingSchema,
  mutators: {
    /**
     * Reads what has been sent in until now. Only what at least three people have sent in since the
     * last time: who joined when is seen on the console, and one note more would be its writer's.
     */
    read: mutator({
      policy: { roles: ['facilitator'] },
      args: readingArgs.read,
      run(tx, { step: stepId }, { now }) {
        const step = tx.get('step', stepId);
        if (!step) return refuse('step.unknown');
        if (!kindOf(step).takesEarlyAnswers || step.openedAt === null)
          return refuse('step.not-now');
        const before = readingOf(tx, stepId);
        // What comes in the same moment may come after it.
        const until = now - 1;
        const fresh = sentInto(tx, step).filter(
          (note) => (note.postedAt ?? now) <= until && !isUntil(note, before),
        );
        const writers = new Set(fresh.map(({ author }) => author)).size;
        // A console has no notes by which to know, and leaves it to the room.
        if (fresh.length === 0) {
          if (before?.covered) tx.put({ ...before, covered: false });
          return undefined;
        }
        if (writers < fewestRead) return refuse('reading.too-few');
        tx.put({ type: 'reading', id: readingId(stepId), step: stepId, until, covered: false });
        return undefined;
      },
      undo(view, { step }): MutationOf<'reading.cover'>[] {
        const before = readingOf(view, step);
        return before && !before.covered
          ? []
          : [{ name: 'reading.cover', args: { step, covered: true } }];
      },
    }),
    cover: mutator({
      policy: { roles: ['facilitator'] },
      args: readingArgs.cover,
      run(tx, { step, covered }) {
        const before = readingOf(tx, step);
        // What was never read is covered.
        if (!before) return covered ? undefined : refuse('step.not-now');
        tx.put({ ...before, covered });
        return undefined;
      },
      undo(view, { step }): MutationOf<'reading.cover'>[] {
        const covered = readingOf(view, step)?.covered;
        return covered === undefined ? [] : [{ name: 'reading.cover', args: { step, covered } }];
      },
    }),
  },
});

/** What was read of a step ahead of the others; undefined: nothing yet. */
export function readingOf(view: View, step: string): Reading | undefined {
  return view.get('reading', readingId(step));
}

/** Whether facilitators read a note ahead of the others. */
export function isReadAhead(view: View, note: Note, step: Step): boolean {
  const read = readingOf(view, step.id);
  return read?.covered === false && isUntil(note, read) && isSentIn(view, note);
}

/** Also what was taken back since: whether it was there is not to be told by what can be read. */
function sentInto(view: View, step: Step): Note[] {
  return view.list('note').filter((note) => note.step === step.id && isSentIn(view, note));
}

function isSentIn(view: View, { author, postedAt, workshop }: Note): boolean {
  const begun = view.get('workshop', workshop)?.openedAt ?? Infinity;
  return author !== null && postedAt !== null && postedAt < begun;
}

function isUntil({ postedAt }: Note, read: Reading | undefined): boolean {
  return read !== undefined && postedAt !== null && postedAt <= read.until;
}
