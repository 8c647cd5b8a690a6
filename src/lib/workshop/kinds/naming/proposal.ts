/** A proposal (förslag): a name for a theme, of a group or of a phone without one. */
import { refuse } from '../../../sync/mutation.ts';
import { roundOf } from '../../agenda/agenda.ts';
import { entity, stepMutator, type View } from '../../define.ts';
import { groupOf } from '../../groups/membership.ts';
import { isKind, type StepOf } from '../../model/step.ts';
import { mostProposals, proposalArgs, proposalSchema, type Proposal } from './model.ts';

export const isNaming = isKind('naming');

/** What participants do with it; see led.ts for the rest. */
export const proposal = entity({
  type: 'proposal',
  schema: proposalSchema,
  mutators: {
    add: stepMutator({
      in: isNaming,
      args: proposalArgs.add,
      run(tx, { id, text }, { step, seat }) {
        if (step.revealed) return refuse('naming.shown');
        const before = tx.get('proposal', id);
        if (before) return before.author === seat ? undefined : refuse('access.not-yours');
        if (ownProposals(tx, step, seat).length >= mostProposals) return refuse('naming.enough');
        const group = groupAt(tx, step, seat);
        tx.put({ ...fresh, id, step: step.id, text, group, author: seat });
        return undefined;
      },
    }),
    /** Anybody in the group may take its names back, and put them there again. */
    withdraw: stepMutator({
      in: isNaming,
      args: proposalArgs.withdraw,
      run(tx, { proposal: id, withdrawn }, { step, seat }) {
        if (step.revealed) return refuse('naming.shown');
        const before = tx.get('proposal', id);
        if (before?.step !== step.id || !isOf(before, groupAt(tx, step, seat), seat)) {
          return refuse('naming.unknown');
        }
        if (before.withdrawn === withdrawn) return undefined;
        const own = ownProposals(tx, step, seat);
        if (!withdrawn && own.length >= mostProposals) return refuse('naming.enough');
        tx.put({ ...before, withdrawn });
        return undefined;
      },
    }),
  },
});

/** A proposal of which nothing has been made yet. */
export const fresh = {
  type: 'proposal' as const,
  ...{ added: false, withdrawn: false, hidden: false },
  ...{ title: null, into: null, apart: false, theme: null },
};

/** The names that somebody's group has proposed, or that phone where it sits in none. */
export function ownProposals(view: View, step: StepOf<'naming'>, seat: string): Proposal[] {
  const group = groupAt(view, step, seat);
  return view
    .list('proposal')
    .filter((own) => own.step === step.id && !own.withdrawn && isOf(own, group, seat));
}

function isOf(own: Proposal, group: string | null, seat: string): boolean {
  return own.group === null ? own.author === seat : own.group === group;
}

function groupAt(view: View, { workshop, id }: StepOf<'naming'>, seat: string): string | null {
  return groupOf(view, roundOf(view, workshop, id)?.id ?? null, seat)?.id ?? null;
}
