/** An intent (placering): where the writer of a note says that it belongs. */
import { refuse } from '../../../sync/mutation.ts';
import { entity, stepMutator, type View } from '../../define.ts';
import { intentArgs, intentId, intentSchema, type Choice, type Intent } from './model.ts';
import { hasSaid, isApplied, isPlacing, standingChoice } from './wall.ts';

export const intent = entity({
  type: 'intent',
  schema: intentSchema,
  mutators: {
    /** Taken in every part until the notes are placed: who comes late, or is slow, is not left out. */
    place: stepMutator({
      in: isPlacing,
      args: intentArgs.place,
      run(tx, { choice, also, ...args }, { step, seat }) {
        if (!isOwn(tx, args.note, seat)) return refuse('access.not-yours');
        if (isApplied(tx, step.id)) return refuse('sorting.over');
        if (tx.get('note', args.note)?.workshop !== step.workshop) return refuse('note.unknown');
        if (isGone(tx, choice) || isGone(tx, also)) return refuse('theme.unknown');
        const id = intentId(step.id, args.note);
        const before = tx.get('intent', id);
        const second = before?.second ?? null;
        // A theme that a writer misses takes the place of the others.
        const own = {
          choice: args.wish === null ? choice : null,
          also: also === choice ? null : also,
        };
        tx.put({ type: 'intent', id, ...args, ...own, seat, second });
        return undefined;
      },
    }),
    /** Says once more where a note belongs, after others have put it elsewhere. */
    answer: stepMutator({
      in: isPlacing,
      args: intentArgs.answer,
      run(tx, { note, choice }, { step, seat }) {
        if (step.part !== 'again') return refuse('step.not-now');
        if (!isOwn(tx, note, seat)) return refuse('access.not-yours');
        if (isApplied(tx, step.id)) return refuse('sorting.over');
        if (isGone(tx, choice)) return refuse('theme.unknown');
        const before = tx.get('intent', intentId(step.id, note));
        if (!before || !hasSaid(before)) return refuse('note.unknown');
        tx.put({ ...before, second: choice });
        return undefined;
      },
    }),
  },
});

function isOwn(view: View, note: string, seat: string): boolean {
  return view.get('note', note)?.author === seat;
}

function isGone(view: View, choice: Choice | null): boolean {
  return choice !== null && standingChoice(view, choice) === null;
}

/** What writers have said in a step. */
export function intentsIn(view: View, step: string): Intent[] {
  return view.list('intent').filter((own) => own.step === step && hasSaid(own));
}
