/**
 * An inquiry (fråga till den som skrev): what a facilitator asks the writer of a note, whom nobody
 * knows, and what that person answers. When answers are told is in asking.ts; see
 * docs/decisions/0027-inquiries.md.
 */
import { refuse } from '../../sync/mutation.ts';
import { entity, mutator } from '../define.ts';
import { inquiryArgs, inquiryId, inquirySchema } from '../model/inquiry.ts';
import { answerInquiry } from './answer-inquiry.ts';
import { whyNotAsked } from './asking.ts';

export const inquiry = entity({
  type: 'inquiry',
  schema: inquirySchema,
  mutators: {
    /** Asks about a note that is shown. With another text it is asked anew, without an answer. */
    ask: mutator({
      policy: { roles: ['facilitator'] },
      args: inquiryArgs.ask,
      run(tx, { note: noteId, text }) {
        const note = tx.get('note', noteId);
        if (!note || note.withdrawn || !tx.get('step', note.step)?.revealed) {
          return refuse('note.unknown');
        }
        const id = inquiryId(noteId);
        const before = tx.get('inquiry', id);
        if (before && before.state !== 'open') return refuse('inquiry.over');
        if (whyNotAsked(tx, note.workshop, before !== undefined)) return refuse('inquiry.not-now');
        const { workshop } = note;
        const fresh = { type: 'inquiry', id, workshop, note: noteId, chances: 0 } as const;
        const blank = { answer: null, left: false, state: 'open' } as const;
        const kept = before?.text === text ? before : { ...fresh, ...before, ...blank };
        tx.put({ ...kept, text, removed: false });
        return undefined;
      },
      undo(view, { note }) {
        const before = view.get('inquiry', inquiryId(note));
        if (before && !before.removed) {
          return [{ name: 'inquiry.ask', args: { note, text: before.text } }];
        }
        const gone = { name: 'inquiry.remove', args: { note, removed: true } } as const;
        return before ? [{ name: 'inquiry.ask', args: { note, text: before.text } }, gone] : [gone];
      },
    }),
    /** Takes it back, or puts it there again. */
    remove: mutator({
      policy: { roles: ['facilitator'] },
      args: inquiryArgs.remove,
      run(tx, { note, removed }) {
        const before = tx.get('inquiry', inquiryId(note));
        if (!before) return refuse('inquiry.unknown');
        tx.put({ ...before, removed });
        return undefined;
      },
      undo(view, { note }) {
        const removed = view.get('inquiry', inquiryId(note))?.removed;
        return removed === undefined ? [] : [{ name: 'inquiry.remove', args: { note, removed } }];
      },
    }),
    answer: answerInquiry,
  },
});
