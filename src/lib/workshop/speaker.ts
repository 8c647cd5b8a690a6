/**
 * A speaker (talare): who has the floor in a step, and who comes next. Groups that report back,
 * everybody in a round, and those who have raised a hand stand in the same line.
 */
import * as v from 'valibot';
import { refuse } from '../sync/mutation.ts';
import { composedId, id, lengths, text, whole } from './fields.ts';
import { idOf, keyOf } from '../sync/record.ts';
import { mutator, noun, type Tx, type View } from './noun.ts';

export const speakerStates = ['waiting', 'speaking', 'done', 'passed'] as const;
export type SpeakerState = (typeof speakerStates)[number];

const who = v.union([id('seat'), id('group')]);

/**
 * Its id is made of step and of who it is: nobody stands in a line twice. Seen by the facilitator
 * and by who it is; the room is told the labels, by `floorOf`.
 */
const schema = v.strictObject({
  type: v.literal('speaker'),
  id: composedId('speaker'),
  step: id('step'),
  who,
  /** As it is called out: "Bikupa C", or role and organisation; never a name. */
  label: text(lengths.line),
  state: v.picklist(speakerStates),
  /** By a raised hand, not by the facilitator. */
  asked: v.boolean(),
  order: whole(0, 100_000),
});
export type Speaker = v.InferOutput<typeof schema>;

/** A place in a line. What is not said is as it was, or as for somebody who is put there anew. */
const place = v.strictObject({
  ...{ who, label: schema.entries.label },
  asked: v.optional(schema.entries.asked),
  order: v.optional(schema.entries.order),
});

const standing = ['waiting', 'speaking'] as const satisfies readonly SpeakerState[];

export const speaker = noun({
  type: 'speaker',
  schema,
  mutators: {
    /** Puts the line as it shall be: who is not in it leaves it, who is keeps what has been. */
    line: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({
        step: id('step'),
        line: v.pipe(v.array(place), v.maxLength(500)),
      }),
      run(tx, { step, line }) {
        if (!tx.get('step', step)) return refuse('step.unknown');
        if (line.some((one) => !isThere(tx, one.who))) return refuse('speaker.unknown');
        const before = new Map(lineOf(tx, step).map((one) => [one.id, one]));
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
      may: { roles: ['facilitator'] },
      args: v.strictObject({ step: id('step'), speaker: v.nullable(schema.entries.id) }),
      run(tx, { step, speaker: next }) {
        if (!tx.get('step', step)) return refuse('step.unknown');
        const called = next === null ? null : tx.get('speaker', next);
        if (called === undefined || (called && called.step !== step)) {
          return refuse('speaker.unknown');
        }
        for (const one of lineOf(tx, step)) {
          if (one.id === next) tx.put({ ...one, state: 'speaking' });
          else if (one.state === 'speaking') tx.put({ ...one, state: 'done' });
        }
        return undefined;
      },
      undo: (view, { step }) => states(view, step),
    }),
    /** As somebody stood before: what takes a call back. */
    mark: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ speaker: schema.entries.id, state: schema.entries.state }),
      run(tx, { speaker: speakerKey, state }) {
        const one = tx.get('speaker', speakerKey);
        if (!one) return refuse('speaker.unknown');
        tx.put({ ...one, state });
        return undefined;
      },
      undo(view, { speaker: speakerKey }) {
        const state = view.get('speaker', speakerKey)?.state;
        return state ? [{ name: 'speaker.mark', args: { speaker: speakerKey, state } }] : [];
      },
    }),
    /** Raises a hand, or takes it down. Whoever has had the floor may ask for it again. */
    ask: mutator({
      may: { roles: ['participant'] },
      args: v.strictObject({ step: id('step'), asking: v.boolean() }),
      run(tx, { step: stepId, asking }, { actor }) {
        if (actor.role !== 'participant') return refuse('access.not-allowed');
        const step = tx.get('step', stepId);
        if (!step || step.workshop !== actor.workshop) return refuse('step.unknown');
        if (step.openedAt === null) return refuse('step.not-now');
        const key = speakerId(stepId, actor.seat);
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
          who: actor.seat,
          label: labelOf(tx, actor.seat),
          state: 'waiting',
          asked: true,
          order: last + 1,
        });
        return undefined;
      },
    }),
  },
});

export function speakerId(step: string, whose: string): string {
  return idOf('speaker', `${keyOf(step)}.${keyOf(whose)}`);
}

/** Everybody in the line of a step, in its order. */
export function lineOf(view: View, step: string): Speaker[] {
  return view
    .list('speaker')
    .filter((one) => one.step === step)
    .toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

export function isStanding({ state }: Pick<Speaker, 'state'>): boolean {
  return (standing as readonly SpeakerState[]).includes(state);
}

/** Role and organisation, as somebody is called out: the name, if there is one, stays in the group. */
export function labelOf(view: View, seatId: string): string {
  const seat = view.get('seat', seatId);
  const role = view.get('role', seat?.role ?? '')?.name;
  const organisation = view.get('organisation', seat?.organisation ?? '')?.name;
  return [role, organisation].filter(Boolean).join(', ').slice(0, lengths.line) || '–';
}

function isThere(tx: Tx, whose: string): boolean {
  return whose.startsWith('seat:')
    ? tx.get('seat', whose) !== undefined
    : // One that is no more may have stood in a line that is put back as it was.
      tx.get('group', whose) !== undefined;
}

function states(view: View, step: string) {
  return lineOf(view, step).map(({ id: key, state }) => ({
    name: 'speaker.mark',
    args: { speaker: key, state },
  }));
}

function restore(view: View, step: string) {
  const line = lineOf(view, step).map(({ who: whose, label, asked, order }) => {
    return { who: whose, label, asked, order };
  });
  return [{ name: 'speaker.line', args: { step, line } }, ...states(view, step)];
}
