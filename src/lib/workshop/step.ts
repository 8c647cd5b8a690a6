/** A step (moment) of a workshop's agenda: what the room does now, and for how long. */
import * as v from 'valibot';
import { refuse } from '../sync/mutation.ts';
import { groupsOfRound } from './agenda.ts';
import { given, sameKeys } from './change.ts';
import { id, lengths, ms, openText, text, whole } from './fields.ts';
import { groupingMethods } from './grouping.ts';
import { joinRoundsAhead } from './membership.ts';
import { mutator, noun, type View } from './noun.ts';
import { columnTones } from './plan/terms.ts';
import { mostRounds, scaleNames } from './scales.ts';
import { stepKinds } from './step-kinds.ts';

export const column = v.strictObject({
  key: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  title: text(lengths.name),
  tone: v.picklist(columnTones),
});
export type Column = v.InferOutput<typeof column>;

/** What can be said about a step, and changed. */
export const stepAbout = {
  title: text(lengths.line),
  instruction: openText(lengths.paragraph),
  questions: v.pipe(v.array(text(lengths.comment)), v.maxLength(10)),
  columns: v.pipe(v.array(column), v.maxLength(6)),
  /** Planned time in minutes; null: as long as it takes. */
  minutes: v.nullable(whole(1, 600)),
  /** Dots per person, and at most so many on one theme. */
  dotBudget: whole(1, 20),
  dotMax: whole(1, 20),
  /** On what a poll is answered. */
  scale: v.picklist(scaleNames),
  /** How a step of groups makes them. */
  grouping: v.picklist(groupingMethods),
};

const schema = v.strictObject({
  type: v.literal('step'),
  id: id('step'),
  workshop: id('workshop'),
  kind: v.picklist(stepKinds),
  ...stepAbout,
  order: v.number(),
  openedAt: v.nullable(ms),
  /** When the timer ends by the server's clock; null while it does not run. */
  endsAt: v.nullable(ms),
  /** What is left of a paused timer, in milliseconds. */
  pausedLeft: v.nullable(ms),
  /** Notes: shown to everybody. Dots, matrix and poll: closed and counted. */
  revealed: v.boolean(),
  /** A poll: which time it asks. Earlier times stay. */
  asked: whole(1, mostRounds),
});
export type Step = v.InferOutput<typeof schema>;

export const step = noun({
  type: 'step',
  schema,
  mutators: {
    add: mutator({
      may: { roles: ['facilitator', 'server'] },
      args: v.strictObject({
        id: id('step'),
        workshop: id('workshop'),
        kind: schema.entries.kind,
        order: schema.entries.order,
        ...stepAbout,
        grouping: v.optional(stepAbout.grouping, 'mix'),
      }),
      run(tx, args) {
        if (!tx.get('workshop', args.workshop)) return refuse('workshop.unknown');
        if (tx.get('step', args.id)) return undefined;
        tx.put({
          type: 'step',
          ...args,
          openedAt: null,
          endsAt: null,
          pausedLeft: null,
          revealed: false,
          asked: 1,
        });
        return undefined;
      },
      undo: (view, args) =>
        view.get('step', args.id) ? [] : [{ name: 'step.remove', args: { step: args.id } }],
    }),
    edit: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({
        step: id('step'),
        change: v.partial(v.strictObject({ ...stepAbout, order: v.number() })),
      }),
      run(tx, { step: stepId, change }) {
        const before = tx.get('step', stepId);
        if (!before) return refuse('step.unknown');
        const gone = before.columns.filter(
          ({ key }) => change.columns && !change.columns.some((kept) => kept.key === key),
        );
        const used = tx
          .list('note')
          .some((note) => note.step === stepId && gone.some(({ key }) => key === note.column));
        if (used) return refuse('step.in-use');
        tx.put({ ...before, ...given(change) });
        if (change.order !== undefined) joinRoundsAhead(tx, before.workshop);
        return undefined;
      },
      undo(view, { step: stepId, change }) {
        const before = view.get('step', stepId);
        if (!before) return [];
        return [{ name: 'step.edit', args: { step: stepId, change: sameKeys(before, change) } }];
      },
    }),
    remove: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ step: id('step') }),
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
        const { id: key, workshop, kind, order } = before;
        const args = { id: key, workshop, kind, order, ...sameKeys(before, stepAbout) };
        return [{ name: 'step.add', args }, ...timerOf(view, stepId)];
      },
    }),
    /** Goes to a step, forwards or back. `from` is where the caller stood: two "next" are one. */
    start: mutator({
      may: { roles: ['facilitator'], steers: workshopOf },
      args: v.strictObject({ step: id('step'), from: v.nullable(id('step')) }),
      run(tx, { step: stepId, from }, { now }) {
        const next = tx.get('step', stepId);
        const workshop = next && tx.get('workshop', next.workshop);
        if (!next || !workshop) return refuse('step.unknown');
        if (workshop.state !== 'open') return refuse('workshop.not-open');
        if (workshop.step === stepId) return undefined;
        if (workshop.step !== from) return refuse('step.moved');
        const left = from === null ? undefined : tx.get('step', from);
        if (left) tx.put({ ...left, endsAt: null, pausedLeft: null });
        tx.put({ ...next, openedAt: next.openedAt ?? now });
        // Whoever has frozen the projector says when it goes on.
        const screen = workshop.screen === 'frozen' ? 'frozen' : 'live';
        tx.put({ ...workshop, step: stepId, screen });
        joinRoundsAhead(tx, workshop.id);
        return undefined;
      },
      undo(view, { step: stepId, from }) {
        const workshop = view.get('workshop', view.get('step', stepId)?.workshop ?? '');
        if (!workshop || from === null || workshop.step !== from || from === stepId) return [];
        const screen = {
          name: 'workshop.show',
          args: { workshop: workshop.id, screen: workshop.screen },
        };
        return [
          { name: 'step.start', args: { step: from, from: stepId } },
          // Going on stops the timers on the way: they run again where they ran.
          ...timerOf(view, from),
          ...timerOf(view, stepId),
          ...(workshop.screen === 'live' ? [] : [screen]),
        ];
      },
    }),
    /** Takes answers before the workshop begins, from whoever has the code; or no longer. */
    early: mutator({
      may: { roles: ['facilitator', 'server'] },
      args: v.strictObject({ step: id('step'), openedAt: schema.entries.openedAt }),
      run(tx, { step: stepId, openedAt }) {
        const before = tx.get('step', stepId);
        if (!before) return refuse('step.unknown');
        const state = tx.get('workshop', before.workshop)?.state;
        if (state !== 'planned' || before.kind !== 'notes') return refuse('step.not-now');
        tx.put({ ...before, openedAt, revealed: openedAt !== null && before.revealed });
        return undefined;
      },
      undo(view, { step: stepId }) {
        const before = view.get('step', stepId);
        if (!before) return [];
        const { openedAt, revealed } = before;
        return [
          { name: 'step.early', args: { step: stepId, openedAt } },
          ...(revealed ? [{ name: 'step.reveal', args: { step: stepId, revealed } }] : []),
        ];
      },
    }),
    /** Sets the timer: running to an end time, paused with something left, or (both null) off. */
    time: mutator({
      may: {
        roles: ['facilitator'],
        // Before its step is on, a timer is preparation.
        steers: (view, args) => (isNow(view, args.step) ? workshopOf(view, args) : null),
      },
      args: v.strictObject({
        step: id('step'),
        endsAt: v.nullable(ms),
        pausedLeft: v.nullable(ms),
      }),
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
      may: { roles: ['facilitator'], steers: workshopOf },
      args: v.strictObject({ step: id('step'), revealed: v.boolean() }),
      run(tx, { step: stepId, revealed }) {
        const before = tx.get('step', stepId);
        if (!before) return refuse('step.unknown');
        if (before.openedAt === null) return refuse('step.not-now');
        tx.put({ ...before, revealed });
        return undefined;
      },
      undo(view, { step: stepId }) {
        const revealed = view.get('step', stepId)?.revealed;
        return revealed === undefined
          ? []
          : [{ name: 'step.reveal', args: { step: stepId, revealed } }];
      },
    }),
    /** Asks anew, once what was said is shown; or goes back to the time before. */
    ask: mutator({
      may: { roles: ['facilitator'], steers: workshopOf },
      args: v.strictObject({ step: id('step'), asked: schema.entries.asked }),
      run(tx, { step: stepId, asked }) {
        const before = tx.get('step', stepId);
        if (!before) return refuse('step.unknown');
        if (before.kind !== 'poll') return refuse('step.not-now');
        if (asked === before.asked) return undefined;
        const further = asked > before.asked;
        if (further && (!before.revealed || asked !== before.asked + 1)) {
          return refuse('step.not-now');
        }
        tx.put({ ...before, asked, revealed: !further });
        return undefined;
      },
      undo(view, { step: stepId, asked }) {
        const before = view.get('step', stepId);
        if (!before || before.asked === asked) return [];
        return [
          { name: 'step.ask', args: { step: stepId, asked: before.asked } },
          ...(asked > before.asked
            ? []
            : [{ name: 'step.reveal', args: { step: stepId, revealed: before.revealed } }]),
        ];
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
function timerOf(view: View, stepId: string) {
  const { endsAt = null, pausedLeft = null } = view.get('step', stepId) ?? {};
  if (endsAt === null && pausedLeft === null) return [];
  return [{ name: 'step.time', args: { step: stepId, endsAt, pausedLeft } }];
}
