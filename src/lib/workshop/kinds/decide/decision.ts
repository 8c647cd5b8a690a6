/** A decision (beslut): written by the facilitator, then made; the former one is kept. */
import { mergeTexts } from '../../../methods/merge-texts.ts';
import { refuse } from '../../../sync/mutation.ts';
import { entity, mutator, type View } from '../../define.ts';
import { given } from '../../model/change.ts';
import { lengths } from '../../model/fields.ts';
import type { MutationOf } from '../../model/mutations.ts';
import { peopleAt, seatsAt } from '../../people/attendance.ts';
import { standingName } from '../../people/names.ts';
import { attendanceId } from '../../model/attendance.ts';
import { decisionArgs, decisionId, decisionSchema, mostDecisions, type Decision } from './model.ts';
import { isDecide } from './opinion.ts';

const empty = { course: null, wording: '', next: null, madeAt: null, people: 0, organisations: [] };

export const decision = entity({
  type: 'decision',
  schema: decisionSchema,
  mutators: {
    /** Writes on the draft of the next decision, which nobody else sees. */
    write: mutator({
      policy: { roles: ['facilitator'] },
      args: decisionArgs.write,
      run(tx, { step, number, change, base }) {
        const at = tx.get('step', step);
        if (!at) return refuse('step.unknown');
        if (!isDecide(at) || at.openedAt === null) return refuse('step.not-now');
        const key = decisionId(step, number);
        const before = tx.get('decision', key);
        if (before && before.madeAt !== null) return refuse('step.not-now');
        if (!before && number !== decisionsIn(tx, step).length + 1) {
          return refuse('step.not-now');
        }
        const old = before ?? { ...empty, type: 'decision' as const, id: key, step, number };
        const after = { ...old, ...given(change), wording: wordingOf(old, change.wording, base) };
        if (after.wording.length > lengths.paragraph) return refuse('text.too-long');
        tx.put(after);
        return undefined;
      },
      undo(view, { step, number, change, base }): MutationOf<'decision.write'>[] {
        const old = view.get('decision', decisionId(step, number)) ?? empty;
        const now = { course: old.course, wording: old.wording, next: old.next };
        const fields = Object.keys(given(change)) as (keyof typeof now)[];
        const was = Object.fromEntries(fields.map((field) => [field, now[field]]));
        const after = wordingOf(old, change.wording, base);
        return [
          {
            name: 'decision.write',
            args: { step, number, change: was, ...(fields.includes('wording') && { base: after }) },
          },
        ];
      },
    }),
    /**
     * Makes the decision, at a time by the facilitator's clock: it is shown to everybody, with who had
     * come by then. `at` null takes it back to a draft, which is how making it is undone.
     */
    make: mutator({
      policy: {
        roles: ['facilitator'],
        requiresControl: (view, { step }) => view.get('step', step)?.workshop,
      },
      args: decisionArgs.make,
      run(tx, { step, number, at }, { now }) {
        const where = tx.get('step', step);
        const before = tx.get('decision', decisionId(step, number));
        if (!where) return refuse('step.unknown');
        if (!before || before.course === null) return refuse('step.not-now');
        // Something has been built on it: the next draft.
        if (tx.get('decision', decisionId(step, number + 1))) return refuse('step.not-now');
        if (at === null) {
          tx.put({ ...before, madeAt: null, people: 0, organisations: [] });
          return undefined;
        }
        if (before.madeAt !== null) return undefined;
        const madeAt = Math.min(at, now);
        tx.put({ ...before, madeAt, ...presentAt(tx, where.workshop, madeAt) });
        return undefined;
      },
      undo(view, { step, number }): MutationOf<'decision.make'>[] {
        const before = view.get('decision', decisionId(step, number));
        return before ? [{ name: 'decision.make', args: { step, number, at: before.madeAt } }] : [];
      },
    }),
  },
});

/** Both keep their words where two facilitators have written. */
function wordingOf(
  { wording }: { readonly wording: string },
  mine: string | undefined,
  base: string | undefined,
): string {
  if (mine === undefined) return wording;
  return base === undefined ? mine : mergeTexts(base, mine, wording);
}

/** Who had come to a workshop by some time: how many people, and their organisations. */
function presentAt(view: View, workshop: string, at: number) {
  const seats = seatsAt(view, workshop).filter(
    ({ id }) => (view.get('attendance', attendanceId(id, workshop))?.arrivedAt ?? Infinity) <= at,
  );
  const own = seats.map(({ organisation }) => standingName(view, 'organisation', organisation));
  return {
    people: peopleAt(view, workshop)(seats.map(({ id }) => id)),
    organisations: [...new Set(own)].toSorted(),
  };
}

/** The decisions of a step with its draft, the latest at the end. */
export function decisionsIn(view: View, step: string): Decision[] {
  return view
    .list('decision')
    .filter((decision) => decision.step === step)
    .toSorted((a, b) => a.number - b.number);
}

/** The decision that stands: the latest that was made. */
export function standingDecision(view: View, step: string): Decision | undefined {
  return decisionsIn(view, step).findLast(({ madeAt }) => madeAt !== null);
}

/** The number of the decision that is being written, or would be; null: there have been too many. */
export function draftNumber(view: View, step: string): number | null {
  const all = decisionsIn(view, step);
  const last = all.at(-1);
  if (last && last.madeAt === null) return last.number;
  return all.length < mostDecisions ? all.length + 1 : null;
}
