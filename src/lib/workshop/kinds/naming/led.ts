/** What facilitators do with proposed names, and when it is counted who wants them. */
import { refuse } from '../../../sync/mutation.ts';
import { show } from '../../agenda/showing.ts';
import { entity, mutator, type View } from '../../define.ts';
import type { MutationOf } from '../../model/mutations.ts';
import { backing } from './backing.ts';
import { backingArgs, mostAdded, proposalArgs, type Proposal } from './model.ts';
import { fresh, isNaming, proposal } from './proposal.ts';

export const ledProposal = entity({
  ...proposal,
  mutators: {
    ...proposal.mutators,
    /** Adds a name of the facilitator's own, or of a group without a phone. */
    put: mutator({
      policy: { roles: ['facilitator'] },
      args: proposalArgs.put,
      run(tx, { id, step, text, withdrawn }) {
        const at = tx.get('step', step);
        if (!at) return refuse('step.unknown');
        if (!isNaming(at) || at.openedAt === null) return refuse('step.not-now');
        const before = tx.get('proposal', id);
        if (before && (!before.added || before.step !== step)) {
          return refuse('naming.unknown');
        }
        const added = tx.list('proposal').filter((own) => own.step === step && own.added);
        if (!before && added.length >= mostAdded) return refuse('naming.enough');
        const first = { ...fresh, id, step, group: null, author: null, added: true };
        tx.put({ ...(before ?? first), text, withdrawn });
        return undefined;
      },
      undo(view, { id, step, text }): MutationOf<'proposal.put'>[] {
        const before = view.get('proposal', id);
        const was = before ?? { text, withdrawn: true };
        const args = { id, step, text: was.text, withdrawn: was.withdrawn };
        return [{ name: 'proposal.put', args }];
      },
    }),
    /** Puts names with another one, or each by itself, or back where they were found to belong. */
    arrange: mutator({
      policy: { roles: ['facilitator'] },
      args: proposalArgs.arrange,
      run(tx, { step, proposals, into, apart }) {
        if (into !== null && tx.get('proposal', into)?.step !== step) {
          return refuse('naming.unknown');
        }
        const all = known(tx, step, proposals);
        if (!all) return refuse('naming.unknown');
        for (const own of all) {
          tx.put({ ...own, into: into === own.id ? null : into, apart });
        }
        return undefined;
      },
      undo: (view, { step, proposals }) =>
        (known(view, step, proposals) ?? []).map(
          ({ id, into, apart }): MutationOf<'proposal.arrange'> => ({
            name: 'proposal.arrange',
            args: { step, proposals: [id], into, apart },
          }),
        ),
    }),
    retitle: mutator({
      policy: { roles: ['facilitator'] },
      args: proposalArgs.retitle,
      run(tx, { proposal: id, title }) {
        const before = tx.get('proposal', id);
        if (!before) return refuse('naming.unknown');
        tx.put({ ...before, title });
        return undefined;
      },
      undo(view, { proposal: id }): MutationOf<'proposal.retitle'>[] {
        const before = view.get('proposal', id);
        if (!before) return [];
        return [{ name: 'proposal.retitle', args: { proposal: id, title: before.title } }];
      },
    }),
    hide: mutator({
      policy: { roles: ['facilitator'] },
      args: proposalArgs.hide,
      run(tx, { step, proposals, hidden }) {
        const all = known(tx, step, proposals);
        if (!all) return refuse('naming.unknown');
        for (const own of all) tx.put({ ...own, hidden });
        return undefined;
      },
      undo: (view, { step, proposals }) =>
        (known(view, step, proposals) ?? []).map(({ id, hidden }): MutationOf<'proposal.hide'> => ({
          name: 'proposal.hide',
          args: { step, proposals: [id], hidden },
        })),
    }),
    /** Notes which theme names have become, so that it is known where a theme came from. */
    keep: mutator({
      policy: { roles: ['facilitator'] },
      args: proposalArgs.keep,
      run(tx, { step, proposals, theme }) {
        if (theme !== null && !tx.get('theme', theme)) return refuse('theme.unknown');
        const all = known(tx, step, proposals);
        if (!all) return refuse('naming.unknown');
        for (const own of all) tx.put({ ...own, theme });
        return undefined;
      },
      undo: (view, { step, proposals }) =>
        (known(view, step, proposals) ?? []).map(({ id, theme }): MutationOf<'proposal.keep'> => ({
          name: 'proposal.keep',
          args: { step, proposals: [id], theme },
        })),
    }),
  },
});

export const ledBacking = entity({
  ...backing,
  mutators: {
    ...backing.mutators,
    /** Counts who wants which name and shows it, or lets people choose again. */
    count: mutator({
      policy: {
        roles: ['facilitator'],
        requiresControl: (view, { step }) => view.get('step', step)?.workshop,
      },
      args: backingArgs.count,
      run(tx, { step, counted }) {
        const before = tx.get('step', step);
        if (!before) return refuse('step.unknown');
        if (!isNaming(before) || before.openedAt === null) return refuse('step.not-now');
        if (counted && !before.revealed) return refuse('step.not-now');
        const after = { ...before, counted };
        tx.put(after);
        if (counted) show(tx, after);
        return undefined;
      },
      undo(view, { step }): MutationOf<'backing.count'>[] {
        const before = view.get('step', step);
        if (!before || !isNaming(before)) return [];
        return [{ name: 'backing.count', args: { step, counted: before.counted } }];
      },
    }),
  },
});

/** Proposals of a step; null if one of them is none. */
function known(view: View, step: string, ids: readonly string[]): Proposal[] | null {
  const all = ids.flatMap((id) => view.get('proposal', id) ?? []);
  return all.length === ids.length && all.every((own) => own.step === step) ? all : null;
}
