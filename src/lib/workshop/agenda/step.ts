/** A step (moment) of a workshop's agenda: what the room does now, and for how long. */
import * as v from 'valibot';
import { refuse } from '../../sync/mutation.ts';
import { groupsOfRound } from './agenda.ts';
import { coveredAgain, shownByCafe } from './cafe.ts';
import { mergedWith, sameKeys, textsIn } from '../model/change.ts';
import { kindOf } from '../kinds/kinds.ts';
import { rewordedMain } from './main-question.ts';
import type { DomainMutation, MutationOf } from '../model/mutations.ts';
import { joinRoundsAhead } from '../groups/membership.ts';
import { reworded } from './standing-item.ts';
import { show } from './showing.ts';
import { tellAnswers } from '../notes/asking.ts';
import { countThemes } from '../themes/theme-count.ts';
import { mutator, entity, type View } from '../define.ts';
import { most } from '../model/most.ts';
import { asNew, changed, firstStateOf, stepSchema, stepArgs } from '../model/step.ts';

export const step = entity({
  type: 'step',
  schema: stepSchema,
  mutators: {
    add: mutator({
      policy: { roles: ['facilitator', 'server'] },
      args: stepArgs.add,
      run(tx, args) {
        if (!tx.get('workshop', args.workshop)) return refuse('workshop.unknown');
        if (tx.get('step', args.id)) return undefined;
        const others = tx.list('step').filter(({ workshop }) => workshop === args.workshop);
        if (others.length >= most.steps) return refuse('step.too-many');
        tx.put(firstStateOf(args));
        return undefined;
      },
      undo: (view, args) =>
        view.get('step', args.id) ? [] : [{ name: 'step.remove', args: { step: args.id } }],
    }),
    edit: mutator({
      policy: { roles: ['facilitator'] },
      args: stepArgs.edit,
      run(tx, { step: stepId, change: wanted, base }) {
        const before = tx.get('step', stepId);
        if (!before) return refuse('step.unknown');
        const change = mergedWith(before, wanted, base);
        const refused = kindOf(before).refuseChange?.(before, change, tx);
        if (refused) return refuse(refused);
        const after = changed(before, change);
        if (!after) return refuse('step.not-its-setting');
        if (!v.is(stepSchema, after)) return refuse('text.too-long');
        tx.put(after);
        reworded(tx, before, after);
        rewordedMain(tx, before, after);
        if (change.order !== undefined) joinRoundsAhead(tx, before.workshop);
        return undefined;
      },
      undo(view, { step: stepId, change, base }) {
        const before = view.get('step', stepId);
        if (!before) return [];
        const after = textsIn(mergedWith(before, change, base), change);
        const args = { step: stepId, change: sameKeys(before, change), base: after };
        return [{ name: 'step.edit', args }];
      },
    }),
    remove: mutator({
      policy: { roles: ['facilitator'] },
      args: stepArgs.remove,
      run(tx, { step: stepId }) {
        const before = tx.get('step', stepId);
        if (!before) return refuse('step.unknown');
        // What people have written, formed or chosen in a step never goes with it.
        const used = before.openedAt !== null || groupsOfRound(tx, stepId).length > 0;
        if (used || tx.list('note').some((note) => note.step === stepId)) {
          return refuse('step.in-use');
        }
        tx.remove(stepId);
        return undefined;
      },
      undo(view, { step: stepId }) {
        const before = view.get('step', stepId);
        if (!before) return [];
        return [{ name: 'step.add', args: asNew(before) }, ...timerOf(view, stepId)];
      },
    }),
    /** Goes to a step, forwards or back. `from` is where the caller stood: two "next" are one. */
    start: mutator({
      policy: { roles: ['facilitator'], requiresControl: workshopOf },
      args: stepArgs.start,
      run(tx, { step: stepId, from }, { now }) {
        const next = tx.get('step', stepId);
        const workshop = next && tx.get('workshop', next.workshop);
        if (!next || !workshop) return refuse('step.unknown');
        if (workshop.state !== 'open') return refuse('workshop.not-open');
        if (workshop.step === stepId) return undefined;
        if (workshop.step !== from) return refuse('step.moved');
        if (next.openedAt === null) {
          countThemes(tx, workshop);
          tellAnswers(tx, workshop.id);
        }
        // Who comes back in time, perhaps after a mistaken press, finds the timer as it was left.
        const isOver = next.endsAt !== null && next.endsAt <= now;
        const endsAt = isOver ? null : next.endsAt;
        tx.put({ ...next, openedAt: next.openedAt ?? now, endsAt });
        // Whoever has frozen the projector says when it goes on.
        const screen = workshop.screen === 'frozen' ? 'frozen' : 'live';
        tx.put({ ...workshop, step: stepId, screen });
        for (const over of shownByCafe(tx, workshop.id, next)) show(tx, over);
        joinRoundsAhead(tx, workshop.id);
        return undefined;
      },
      undo(view, { step: stepId, from }) {
        const to = view.get('step', stepId);
        const workshop = view.get('workshop', to?.workshop ?? '');
        if (!to || !workshop || from === null || workshop.step !== from || from === stepId)
          return [];
        const screen: DomainMutation = {
          name: 'workshop.show',
          args: { workshop: workshop.id, screen: workshop.screen },
        };
        return [
          { name: 'step.start', args: { step: from, from: stepId } },
          // A timer that has run out is gone when its step is gone to.
          ...timerOf(view, from),
          ...timerOf(view, stepId),
          ...(workshop.screen === 'live' ? [] : [screen]),
          ...coveredAgain(view, workshop.id, to),
        ];
      },
    }),
    /** Takes answers before the workshop begins, from whoever has the code; or no longer. */
    early: mutator({
      policy: { roles: ['facilitator', 'server'] },
      args: stepArgs.early,
      run(tx, { step: stepId, openedAt }) {
        const before = tx.get('step', stepId);
        if (!before) return refuse('step.unknown');
        const state = tx.get('workshop', before.workshop)?.state;
        if (state !== 'planned' || !kindOf(before).takesEarlyAnswers) return refuse('step.not-now');
        tx.put({ ...before, openedAt, revealed: openedAt !== null && before.revealed });
        return undefined;
      },
      undo(view, { step: stepId }) {
        const before = view.get('step', stepId);
        if (!before) return [];
        const { openedAt, revealed } = before;
        return [
          { name: 'step.early', args: { step: stepId, openedAt } },
          ...(revealed ? [{ name: 'step.reveal' as const, args: { step: stepId, revealed } }] : []),
        ];
      },
    }),
    /** Sets the timer: running to an end time, paused with something left, or (both null) off. */
    time: mutator({
      policy: {
        roles: ['facilitator'],
        // Before its step is on, a timer is preparation.
        requiresControl: (view, args) => (isNow(view, args.step) ? workshopOf(view, args) : null),
      },
      args: stepArgs.time,
      run(tx, { step: stepId, endsAt, pausedLeft }) {
        const before = tx.get('step', stepId);
        if (!before) return refuse('step.unknown');
        tx.put({ ...before, endsAt, pausedLeft: endsAt === null ? pausedLeft : null });
        return undefined;
      },
      undo(view, { step: stepId }) {
        const before = view.get('step', stepId);
        if (!before) return [];
        const { endsAt, pausedLeft } = before;
        return [{ name: 'step.time', args: { step: stepId, endsAt, pausedLeft } }];
      },
    }),
    /** Shows everybody the notes of a step, or counts its dots; or takes that back. */
    reveal: mutator({
      policy: { roles: ['facilitator'], requiresControl: workshopOf },
      args: stepArgs.reveal,
      run(tx, { step: stepId, revealed }) {
        const before = tx.get('step', stepId);
        if (!before) return refuse('step.unknown');
        if (before.openedAt === null) return refuse('step.not-now');
        if (revealed) show(tx, before);
        else tx.put({ ...before, revealed });
        return undefined;
      },
      undo(view, { step: stepId }) {
        const revealed = view.get('step', stepId)?.revealed;
        return revealed === undefined
          ? []
          : [{ name: 'step.reveal' as const, args: { step: stepId, revealed } }];
      },
    }),
  },
});

function workshopOf(view: View, { step: stepId }: { readonly step: string }) {
  return view.get('step', stepId)?.workshop;
}

/** True for the step at which its workshop stands. */
function isNow(view: View, stepId: string): boolean {
  return view.get('workshop', view.get('step', stepId)?.workshop ?? '')?.step === stepId;
}

/** What sets the timer of a step as it is, if it has one. */
function timerOf(view: View, stepId: string): MutationOf<'step.time'>[] {
  const { endsAt = null, pausedLeft = null } = view.get('step', stepId) ?? {};
  if (endsAt === null && pausedLeft === null) return [];
  return [{ name: 'step.time', args: { step: stepId, endsAt, pausedLeft } }];
}
