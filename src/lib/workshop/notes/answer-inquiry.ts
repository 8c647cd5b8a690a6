/** What a phone needs of inquiries: to ask is for facilitators. */
import { refuse } from '../../sync/mutation.ts';
import { mutator } from '../define.ts';
import { inquiryArgs, inquiryId } from '../model/inquiry.ts';

/** The writer answers, or leaves it; until it is told either can be changed. */
export const answerInquiry = mutator({
  policy: {
    roles: ['participant'],
    own: (view, args, seat) => view.get('note', args.note)?.author === seat,
    whileLent: 'text',
  },
  args: inquiryArgs.answer,
  run(tx, { note, answer, left }, { actor }) {
    const before = tx.get('inquiry', inquiryId(note));
    if (!before || before.removed || before.workshop !== actor.workshop) {
      return refuse('inquiry.unknown');
    }
    if (before.state !== 'open') return refuse('inquiry.over');
    tx.put({ ...before, answer, left });
    return undefined;
  },
  undo(view, { note }) {
    const before = view.get('inquiry', inquiryId(note));
    if (!before) return [];
    const { answer, left } = before;
    return [{ name: 'inquiry.answer', args: { note, answer, left } }];
  },
});
