/**
 * A speaker (talare): who has the floor in a step, and who comes next. Groups that report back,
 * everybody in a round, and those who have raised a hand stand in the same line.
 */
import { refuse } from '../../sync/mutation.ts';
import { cleanText, lengths } from '../model/fields.ts';
import type { DomainMutation, MutationOf } from '../model/mutations.ts';
import { isAnyKind } from '../model/step.ts';
import { entity, mutator, stepMutator, type Tx, type View } from '../define.ts';
import {
  speakerSchema,
  type Speaker,
  type SpeakerState,
  speakerId,
  speakerArgs,
} from '../model/speaker.ts';

const standing = ['waiting', 'speaking'] as const satisfies readonly SpeakerState[];

export const speaker = entity({
  type: 'speaker',
  schema: speakerSchema,
  mutators: {
    /** Puts the line as it shall be: who is not in it leaves it, who is keeps what has been. */
    line: mutator({
      policy: { roles: ['facilitator'] },
      args: speakerArgs.line,
      run(tx, { step, line }) {
        if (!tx.get('step', step)) return refuse('step.unknown');
        if (line.some((entry) => !isThere(tx, entry.who))) return refuse('speaker.unknown');
        const before = new Map(lineOf(tx, step).map((speaker) => [speaker.id, speaker]));
        for (const [at, { who: whose, label, ...told }] of line.entries()) {
          const key = speakerId(step, whose);
          const old = before.get(key);
          before.delete(key);
          const { state } = old ?? { state: 'waiting' as const };
          const { asked = old?.asked ?? false, order = at } = told;
          tx.put({ type: 'speaker', id: key, step, who: whose, label, state, asked, order });
        }
        for (const gone of before.keys()) tx.remove(gone);
        return undefined;
      },
      undo: (view, { step }) => restore(view, step),
    }),
    /** Gives somebody the floor; whoever had it is done. Null: nobody has it. */
    call: mutator({
      policy: { roles: ['facilitator'] },
      args: speakerArgs.call,
      run(tx, { step, speaker: next }) {
        if (!tx.get('step', step)) return refuse('step.unknown');
        const called = next === null ? null : tx.get('speaker', next);
        if (called === undefined || (called && called.step !== step)) {
          return refuse('speaker.unknown');
        }
        for (const speaker of lineOf(tx, step)) {
          if (speaker.id === next) tx.put({ ...speaker, state: 'speaking' });
          else if (speaker.state === 'speaking') tx.put({ ...speaker, state: 'done' });
        }
        return undefined;
      },
      undo: (view, { step }) => states(view, step),
    }),
    /** As somebody stood before: what takes a call back. */
    mark: mutator({
      policy: { roles: ['facilitator'] },
      args: speakerArgs.mark,
      run(tx, { speaker: speakerKey, state }) {
        const speaker = tx.get('speaker', speakerKey);
        if (!speaker) return refuse('speaker.unknown');
        tx.put({ ...speaker, state });
        return undefined;
      },
      undo(view, { speaker: speakerKey }) {
        const state = view.get('speaker', speakerKey)?.state;
        return state ? [{ name: 'speaker.mark', args: { speaker: speakerKey, state } }] : [];
      },
    }),
    /** Raises a hand, or takes it down. Whoever has had the floor may ask for it again. */
    ask: stepMutator({
      in: isAnyKind,
      args: speakerArgs.ask,
      run(tx, { asking }, { step: { id: stepId }, seat }) {
        const key = speakerId(stepId, seat);
        const before = tx.get('speaker', key);
        const stands = before !== undefined && isStanding(before);
        if (asking === stands) return undefined;
        if (!asking) {
          // Whom the facilitator put in the line lets the turn go by; a raised hand is taken down.
          if (before && !before.asked) tx.put({ ...before, state: 'passed' });
          else tx.remove(key);
          return undefined;
        }
        const last = Math.max(-1, ...lineOf(tx, stepId).map(({ order }) => order));
        tx.put({
          type: 'speaker',
          id: key,
          step: stepId,
          who: seat,
          label: labelOf(tx, seat),
          state: 'waiting',
          asked: true,
          order: last + 1,
        });
        return undefined;
      },
    }),
  },
});

/** Everybody in the line of a step, in its order. */
export function lineOf(view: View, step: string): Speaker[] {
  return view
    .list('speaker')
    .filter((speaker) => speaker.step === step)
    .toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

/** Who of the line of a step is there: not a group that was dissolved, nor whoever was shown out. */
export function presentLine(view: View, step: string): Speaker[] {
  return lineOf(view, step).filter(({ who: whose }) =>
    whose.startsWith('seat:')
      ? view.get('seat', whose)?.removed === false
      : view.get('group', whose)?.dissolved === false,
  );
}

export function isStanding({ state }: Pick<Speaker, 'state'>): boolean {
  return (standing as readonly SpeakerState[]).includes(state);
}

/** Role and organisation, as somebody is called out: the name, if there is one, stays in the group. */
export function labelOf(view: View, seatId: string): string {
  const seat = view.get('seat', seatId);
  const role = view.get('role', seat?.role ?? '')?.name;
  const organisation = view.get('organisation', seat?.organisation ?? '')?.name;
  const label = [role, organisation].filter(Boolean).join(', ') || '–';
  // Two long names are seen to go on.
  return label.length <= lengths.line ? label : `${cleanText(label.slice(0, lengths.line - 1))}…`;
}

function isThere(tx: Tx, whose: string): boolean {
  return whose.startsWith('seat:')
    ? tx.get('seat', whose) !== undefined
    : // One that is no more may have stood in a line that is put back as it was.
      tx.get('group', whose) !== undefined;
}

function states(view: View, step: string): MutationOf<'speaker.mark'>[] {
  return lineOf(view, step).map(({ id: key, state }) => ({
    name: 'speaker.mark',
    args: { speaker: key, state },
  }));
}

function restore(view: View, step: string): DomainMutation[] {
  const line = lineOf(view, step).map(({ who: whose, label, asked, order }) => {
    return { who: whose, label, asked, order };
  });
  return [{ name: 'speaker.line', args: { step, line } }, ...states(view, step)];
}
