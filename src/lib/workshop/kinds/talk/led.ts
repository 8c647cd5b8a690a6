/** What facilitators do with what groups agree on: phones do not load it. */
import { refuse } from '../../../sync/mutation.ts';
import { entity, mutator } from '../../define.ts';
import { mergedText, textUnder } from '../../model/keyed-texts.ts';
import type { MutationOf } from '../../model/mutations.ts';
import { agreed, isTalk, written } from './agreed.ts';
import { agreedArgs, agreedId } from './model.ts';

export const ledAgreed = entity({
  ...agreed,
  mutators: {
    ...agreed.mutators,
    /** The facilitator writes for a group without a phone, or puts something right. */
    fill: mutator({
      policy: { roles: ['facilitator'] },
      args: agreedArgs.fill,
      run(tx, { step, group, ...change }) {
        const at = tx.get('step', step);
        if (!at) return refuse('step.unknown');
        if (!isTalk(at) || at.openedAt === null) return refuse('step.not-now');
        if (tx.get('group', group)?.workshop !== at.workshop) return refuse('group.unknown');
        return written(tx, { step, group }, change);
      },
      undo(view, { step, group, ...change }): MutationOf<'agreed.fill'>[] {
        const { key } = change;
        const before = textUnder(view.get('agreed', agreedId(step, group))?.texts ?? [], key);
        const after = mergedText(change, before) ?? before;
        return [{ name: 'agreed.fill', args: { step, group, key, text: before, base: after } }];
      },
    }),
    hide: mutator({
      policy: { roles: ['facilitator'] },
      args: agreedArgs.hide,
      run(tx, { step, group, hidden }) {
        const before = tx.get('agreed', agreedId(step, group));
        if (!before) return refuse('group.unknown');
        tx.put({ ...before, hidden });
        return undefined;
      },
      undo(view, { step, group }): MutationOf<'agreed.hide'>[] {
        const hidden = view.get('agreed', agreedId(step, group))?.hidden;
        return hidden === undefined ? [] : [{ name: 'agreed.hide', args: { step, group, hidden } }];
      },
    }),
  },
});
