/** A main question (huvudfråga) that was made of what had been sent in before the workshop. */
import { refuse } from '../../sync/mutation.ts';
import { entity, mutator, type Tx, type View } from '../define.ts';
import type { DomainMutation, MutationOf } from '../model/mutations.ts';
import type { Note } from '../model/note.ts';
import type { Step } from '../model/step.ts';
import { kindOf } from '../kinds/kinds.ts';
import { most } from '../model/most.ts';
import { madeQuestions } from './main-questions.ts';
import { mainQuestionArgs, mainQuestionSchema } from '../model/main-question.ts';
import { isReadAhead } from './reading.ts';

export const mainQuestion = entity({
  type: 'mainQuestion',
  schema: mainQuestionSchema,
  mutators: {
    /**
     * Says of which notes a question was made, for as long as the step asks it; the same id again says
     * it anew.
     */
    make: mutator({
      policy: { roles: ['facilitator'] },
      args: mainQuestionArgs.make,
      run(tx, args) {
        const from = tx.get('step', args.step);
        const to = tx.get('step', args.askedIn);
        if (!from || !to || to.workshop !== from.workshop) return refuse('step.unknown');
        if (!kindOf(from).takesEarlyAnswers) return refuse('step.not-now');
        // Of others facilitators know nothing: nor do they learn here whether there are any.
        const notes = args.notes.map((note) => tx.get('note', note));
        if (!notes.every((note) => note && isReadable(tx, note, from))) {
          return refuse('note.unknown');
        }
        const before = tx.get('mainQuestion', args.id);
        if (!before && tx.list('mainQuestion').length >= most.mainQuestions) {
          return refuse('question.too-many');
        }
        tx.put({
          ...{ type: 'mainQuestion', ...args, removed: false },
          notes: [...new Set(args.notes)].toSorted(),
        });
        return undefined;
      },
      undo(view, { id }): DomainMutation[] {
        const before = view.get('mainQuestion', id);
        if (!before || before.removed) {
          return [{ name: 'mainQuestion.remove', args: { id, removed: true } }];
        }
        const { step, askedIn, text, notes } = before;
        const args = { id, step, askedIn, text, notes };
        return [{ name: 'mainQuestion.make', args }];
      },
    }),
    remove: mutator({
      policy: { roles: ['facilitator'] },
      args: mainQuestionArgs.remove,
      run(tx, { id, removed }) {
        const before = tx.get('mainQuestion', id);
        if (!before) return refuse('question.unknown');
        tx.put({ ...before, removed });
        return undefined;
      },
      undo(view, { id }): MutationOf<'mainQuestion.remove'>[] {
        const removed = view.get('mainQuestion', id)?.removed;
        return removed === undefined
          ? []
          : [{ name: 'mainQuestion.remove', args: { id, removed } }];
      },
    }),
  },
});

/** A question that is worded anew stays made of what it was made of. */
export function rewordedMain(tx: Tx, before: Step, after: Step): void {
  if (before.questions.length !== after.questions.length) return;
  for (const own of madeQuestions(tx, before)) {
    const text = after.questions[before.questions.indexOf(own.text)];
    if (text === undefined || after.questions.includes(own.text)) continue;
    if (!before.questions.includes(text)) tx.put({ ...own, text });
  }
}

/** A copy without its time is one that facilitators have been sent: it can be read. */
function isReadable(view: View, note: Note, step: Step): boolean {
  const isSent = note.postedAt === null;
  return note.step === step.id && (step.revealed || isSent || isReadAhead(view, note, step));
}
