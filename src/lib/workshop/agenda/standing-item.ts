/** A standing item of a series: what each of its meetings comes back to, as it was last worded. */
import { refuse } from '../../sync/mutation.ts';
import { entity, mutator, type Tx } from '../define.ts';
import { most } from '../model/most.ts';
import { standingItemArgs, standingItemSchema } from '../model/standing-item.ts';
import type { Step } from '../model/step.ts';

export const standingItem = entity({
  type: 'standingItem',
  schema: standingItemSchema,
  mutators: {
    add: mutator({
      policy: { roles: ['facilitator', 'server'] },
      args: standingItemArgs.add,
      run(tx, { id, text }) {
        if (tx.get('standingItem', id)) return undefined;
        const others = tx.list('standingItem');
        if (others.length >= most.standingItems) return refuse('standing.too-many');
        const order = Math.max(0, ...others.map((item) => item.order)) + 1;
        tx.put({ type: 'standingItem', id, text, state: 'active', order, workshops: [] });
        return undefined;
      },
      undo: (view, { id }) =>
        view.get('standingItem', id) ? [] : [{ name: 'standingItem.remove', args: { item: id } }],
    }),
    word: mutator({
      policy: { roles: ['facilitator', 'server'] },
      args: standingItemArgs.word,
      run(tx, { item, text }) {
        const before = tx.get('standingItem', item);
        if (!before) return refuse('standing.unknown');
        tx.put({ ...before, text });
        return undefined;
      },
      undo(view, { item }) {
        const text = view.get('standingItem', item)?.text;
        return text === undefined ? [] : [{ name: 'standingItem.word', args: { item, text } }];
      },
    }),
    /** Lets it rest, ends it, or takes it up again. */
    turn: mutator({
      policy: { roles: ['facilitator'] },
      args: standingItemArgs.turn,
      run(tx, { item, state }) {
        const before = tx.get('standingItem', item);
        if (!before) return refuse('standing.unknown');
        tx.put({ ...before, state });
        return undefined;
      },
      undo(view, { item }) {
        const state = view.get('standingItem', item)?.state;
        return state === undefined ? [] : [{ name: 'standingItem.turn', args: { item, state } }];
      },
    }),
    move: mutator({
      policy: { roles: ['facilitator'] },
      args: standingItemArgs.move,
      run(tx, { item, order }) {
        const before = tx.get('standingItem', item);
        if (!before) return refuse('standing.unknown');
        tx.put({ ...before, order });
        return undefined;
      },
      undo(view, { item }) {
        const order = view.get('standingItem', item)?.order;
        return order === undefined ? [] : [{ name: 'standingItem.move', args: { item, order } }];
      },
    }),
    raise: mutator({
      policy: { roles: ['facilitator', 'server'] },
      args: standingItemArgs.raise,
      run(tx, { item, workshop, raised }) {
        const before = tx.get('standingItem', item);
        if (!before) return refuse('standing.unknown');
        if (!tx.get('workshop', workshop)) return refuse('workshop.unknown');
        const others = before.workshops.filter((id) => id !== workshop);
        const workshops = raised ? [...others, workshop].toSorted() : others;
        if (workshops.length > most.workshops) return refuse('workshop.too-many');
        tx.put({ ...before, workshops });
        return undefined;
      },
      undo(view, { item, workshop }) {
        const before = view.get('standingItem', item);
        if (!before) return [];
        const raised = before.workshops.includes(workshop);
        return [{ name: 'standingItem.raise', args: { item, workshop, raised } }];
      },
    }),
    /** Takes one away that no meeting has had; any other is ended. */
    remove: mutator({
      policy: { roles: ['facilitator'] },
      args: standingItemArgs.remove,
      run(tx, { item }) {
        const before = tx.get('standingItem', item);
        if (!before) return refuse('standing.unknown');
        if (before.workshops.length > 0) return refuse('standing.in-use');
        tx.remove(item);
        return undefined;
      },
      undo(view, { item }) {
        const before = view.get('standingItem', item);
        if (!before) return [];
        const { id, text, state, order } = before;
        return [
          { name: 'standingItem.add', args: { id, text } },
          { name: 'standingItem.turn', args: { item, state } },
          { name: 'standingItem.move', args: { item, order } },
        ];
      },
    }),
  },
});

/**
 * What a question is changed to where a standing item is asked is from now on how the item is worded:
 * the next meeting has it so. Where something else could have been meant nothing is worded anew: with
 * another number of questions, in another order, or where two items have the same words.
 */
export function reworded(tx: Tx, before: Step, after: Step): void {
  if (before.questions.length !== after.questions.length) return;
  for (const [at, question] of before.questions.entries()) {
    const text = after.questions[at];
    if (text === undefined || after.questions.includes(question)) continue;
    if (before.questions.includes(text)) continue;
    const [item, ...others] = itemsWith(tx, question);
    if (!item || others.length > 0 || itemsWith(tx, text).length > 0) continue;
    if (item.workshops.includes(before.workshop)) tx.put({ ...item, text });
  }
}

function itemsWith(tx: Tx, text: string) {
  return tx.list('standingItem').filter((item) => item.text === text);
}
