/** A note (lapp): what somebody thinks, in one column of one step. Its text lives here only. */
import * as v from 'valibot';
import { refuse } from '../sync/mutation.ts';
import { earlySteps, roundOf } from './agenda.ts';
import { id, lengths, ms, text } from './fields.ts';
import { groupOf } from './membership.ts';
import { mutator, noun, type Tx, type View } from './noun.ts';

/** Past this it is no longer a workshop's note-taking but a flood. */
export const notesPerSeat = 200;

/** Notes on paper that are typed in for one workshop: more than anybody types in an evening. */
export const papersPerWorkshop = 2_000;

/** Under this key lies the parking lot: what is written there need not be carried to it. */
export const parkingColumn = 'parking';

const schema = v.strictObject({
  type: v.literal('note'),
  id: id('note'),
  workshop: id('workshop'),
  step: id('step'),
  column: v.string(),
  text: text(lengths.note),
  /** Who wrote it: withheld (null) from everybody but the writer; null for a note on paper. */
  author: v.nullable(id('seat')),
  group: v.nullable(id('group')),
  theme: v.nullable(id('theme')),
  /** In the parking lot: must be answered afterwards. */
  parked: v.boolean(),
  /** Hidden by the facilitator: it is seen that it is there, not what it says. */
  hidden: v.boolean(),
  /** Taken back by the writer: nobody else sees it. */
  withdrawn: v.boolean(),
  /** Withheld (null) from others, or the hour would tell who wrote. */
  postedAt: v.nullable(ms),
});
export type Note = v.InferOutput<typeof schema>;

function isOwn(view: View, args: { readonly note: string }, seat: string): boolean {
  return view.get('note', args.note)?.author === seat;
}

function takesEarly(view: View, args: { readonly step: string }): boolean {
  const workshop = view.get('step', args.step)?.workshop;
  return workshop !== undefined && earlySteps(view, workshop).some(({ id }) => id === args.step);
}

const ids = v.pipe(v.array(id('note')), v.minLength(1), v.maxLength(2_000));

export const note = noun({
  type: 'note',
  schema,
  mutators: {
    /**
     * Accepted in any notes step that has been opened, also after the room has gone on: a phone
     * that was without network, or a sentence that took its time, is not lost. After the end of the
     * workshop there are some minutes more. And before it has begun, where a step takes answers
     * early.
     */
    post: mutator({
      may: { roles: ['participant'], grace: true, early: takesEarly },
      args: v.strictObject({
        id: id('note'),
        step: id('step'),
        column: v.string(),
        text: schema.entries.text,
      }),
      run(tx, args, { actor, now }) {
        if (actor.role !== 'participant') return refuse('access.not-allowed');
        const step = tx.get('step', args.step);
        if (!step || step.workshop !== actor.workshop) return refuse('step.unknown');
        if (step.kind !== 'notes' || step.openedAt === null) return refuse('step.not-now');
        if (!step.columns.some(({ key }) => key === args.column))
          return refuse('note.unknown-column');
        const before = tx.get('note', args.id);
        if (before) return before.author === actor.seat ? undefined : refuse('access.not-yours');
        const own = tx.list('note').filter((one) => one.author === actor.seat);
        if (own.length >= notesPerSeat) return refuse('note.too-many');
        const round = roundOf(tx, step.workshop, step.id);
        tx.put({
          type: 'note',
          ...args,
          workshop: step.workshop,
          author: actor.seat,
          group: groupOf(tx, round?.id ?? null, actor.seat)?.id ?? null,
          theme: null,
          parked: args.column === parkingColumn,
          hidden: false,
          withdrawn: false,
          postedAt: now,
        });
        return undefined;
      },
    }),
    /**
     * Types in a note on paper for a group, in any notes step that has been opened, also after the
     * end. Nobody is its author: it counts for the breadth of groups, never of organisations. The
     * same id again changes only whether it is taken back, which is how typing it in is undone.
     */
    copy: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({
        id: id('note'),
        step: id('step'),
        column: v.string(),
        group: v.nullable(id('group')),
        text: schema.entries.text,
        withdrawn: v.boolean(),
      }),
      run(tx, args, { now }) {
        const step = tx.get('step', args.step);
        if (!step) return refuse('step.unknown');
        if (step.kind !== 'notes' || step.openedAt === null) return refuse('step.not-now');
        if (!step.columns.some(({ key }) => key === args.column))
          return refuse('note.unknown-column');
        const { workshop } = step;
        if (args.group !== null && tx.get('group', args.group)?.workshop !== workshop)
          return refuse('group.unknown');
        const before = tx.get('note', args.id);
        if (before) {
          if (before.author !== null || before.step !== step.id) return refuse('access.not-yours');
          tx.put({ ...before, withdrawn: args.withdrawn });
          return undefined;
        }
        const papers = tx
          .list('note')
          .filter((one) => one.author === null && one.workshop === workshop);
        if (papers.length >= papersPerWorkshop) return refuse('note.too-many');
        tx.put({
          ...{ type: 'note', ...args, workshop, author: null, theme: null },
          ...{ parked: args.column === parkingColumn, hidden: false, postedAt: now },
        });
        return undefined;
      },
      // Before they are shown the facilitator does not see them: what was typed in is taken back.
      undo: (view, args) => {
        const withdrawn = view.get('note', args.id)?.withdrawn ?? true;
        return [{ name: 'note.copy', args: { ...args, withdrawn } }];
      },
    }),
    edit: mutator({
      may: { roles: ['participant'], early: isOwn, own: isOwn },
      args: v.strictObject({ note: id('note'), text: schema.entries.text }),
      run: (tx, { note: noteId, text: value }) => change(tx, [noteId], { text: value }),
    }),
    /** The writer takes the note back, or puts it there again. */
    withdraw: mutator({
      may: { roles: ['participant'], early: isOwn, own: isOwn },
      args: v.strictObject({ note: id('note'), withdrawn: v.boolean() }),
      run: (tx, { note: noteId, withdrawn }) => change(tx, [noteId], { withdrawn }),
      undo(view, { note: noteId }) {
        const withdrawn = view.get('note', noteId)?.withdrawn;
        return withdrawn === undefined
          ? []
          : [{ name: 'note.withdraw', args: { note: noteId, withdrawn } }];
      },
    }),
    /** Puts notes into a theme, the parking lot, or back among the ungrouped: always one place. */
    place: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ notes: ids, theme: v.nullable(id('theme')), parked: v.boolean() }),
      run(tx, { notes, theme, parked }) {
        const into = theme === null ? null : tx.get('theme', theme);
        if (into === undefined || into?.removed) return refuse('theme.unknown');
        return change(tx, notes, { theme, parked: theme === null && parked });
      },
      undo: (view, { notes }) => placesOf(view, notes),
    }),
    hide: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ note: id('note'), hidden: v.boolean() }),
      run: (tx, { note: noteId, hidden }) => change(tx, [noteId], { hidden }),
      undo(view, { note: noteId }) {
        const hidden = view.get('note', noteId)?.hidden;
        return hidden === undefined ? [] : [{ name: 'note.hide', args: { note: noteId, hidden } }];
      },
    }),
  },
});

function change(tx: Tx, noteIds: readonly string[], fields: Partial<Note>) {
  const notes = noteIds.map((noteId) => tx.get('note', noteId));
  if (notes.some((one) => !one)) return refuse('note.unknown');
  for (const one of notes) if (one) tx.put({ ...one, ...fields });
  return undefined;
}

/** Where notes lie now, as the mutations that would put them there again. */
export function placesOf(view: View, noteIds: readonly string[]) {
  const places = new Map<string, { theme: string | null; parked: boolean; notes: string[] }>();
  for (const noteId of noteIds) {
    const one = view.get('note', noteId);
    if (!one) continue;
    const key = `${one.theme} ${one.parked}`;
    const place = places.get(key) ?? { theme: one.theme, parked: one.parked, notes: [] };
    place.notes.push(noteId);
    places.set(key, place);
  }
  return [...places.values()].map((args) => ({ name: 'note.place', args }));
}
