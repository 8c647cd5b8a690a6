/** A note (lapp): what somebody thinks, in one column of one step. Its text lives here only. */
import { refuse } from '../../sync/mutation.ts';
import { earlySteps, roundOf } from '../agenda/agenda.ts';
import { groupOf } from '../groups/membership.ts';
import type { MutationOf } from '../model/mutations.ts';
import type { Step } from '../model/step.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { StepWithColumns } from './columns.ts';
import { entity, mutator, stepMutator, type Tx, type View } from '../define.ts';
import { themeOfNew } from './belonging.ts';
import { freshNote, hasWrittenAll, parkingColumn } from './fresh-note.ts';
import { noteSchema, type Note, noteArgs } from '../model/note.ts';

/** Notes on paper that are typed in for one workshop: more than anybody types in an evening. */
export const papersPerWorkshop = 2_000;

/** True for a step into whose columns participants post notes. */
function takesNotes(step: Step): step is StepWithColumns {
  return kindOf(step).takesNotes === true && hasColumns(step);
}

/** True for a step in whose columns notes lie, also where they are not posted one by one. */
function hasColumns(step: Step): step is StepWithColumns {
  return 'columns' in step && kindOf(step).ownTexts !== true;
}

function isOwn(view: View, args: { readonly note: string }, seat: string): boolean {
  return view.get('note', args.note)?.author === seat;
}

function takesEarly(view: View, args: { readonly step: string }): boolean {
  const workshop = view.get('step', args.step)?.workshop;
  return workshop !== undefined && earlySteps(view, workshop).some(({ id }) => id === args.step);
}

export const note = entity({
  type: 'note',
  schema: noteSchema,
  mutators: {
    /**
     * Accepted in any notes step that has been opened, also after the room has gone on: a phone
     * that was without network, or a sentence that took its time, is not lost. After the end of the
     * workshop there are some minutes more. And before it has begun, where a step takes answers
     * early.
     */
    post: stepMutator({
      in: takesNotes,
      policy: { afterClose: true, beforeStart: takesEarly, whileLent: 'text' },
      args: noteArgs.post,
      run(tx, args, { step, seat, lent, now }) {
        if (!step.columns.some(({ key }) => key === args.column))
          return refuse('note.unknown-column');
        const before = tx.get('note', args.id);
        if (before) return before.author === seat ? undefined : refuse('access.not-yours');
        if (hasWrittenAll(tx, seat)) return refuse('note.too-many');
        const round = roundOf(tx, step.workshop, step.id);
        const group = groupOf(tx, round?.id ?? null, seat)?.id ?? null;
        const { workshop } = step;
        const organisation = tx.get('seat', seat)?.organisation ?? null;
        const written = { author: seat, group, organisation, postedAt: now, lent };
        const { theme, ...said } = args;
        tx.put(freshNote({ ...said, workshop, ...written }, themeOfNew(tx, step, theme)));
        return undefined;
      },
    }),
    /**
     * Types in a note on paper for a group, in any step with columns that has been opened, also after
     * the end. Nobody is its author: it counts for the breadth of groups, never of organisations. The
     * same id again changes only whether it is taken back, which is how typing it in is undone.
     */
    copy: mutator({
      policy: { roles: ['facilitator'] },
      args: noteArgs.copy,
      run(tx, args, { now }) {
        const step = tx.get('step', args.step);
        if (!step) return refuse('step.unknown');
        if (!hasColumns(step) || step.openedAt === null) return refuse('step.not-now');
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
          .filter((note) => note.author === null && note.workshop === workshop);
        if (papers.length >= papersPerWorkshop) return refuse('note.too-many');
        tx.put({
          ...{ type: 'note', ...args, workshop, author: null, organisation: null, theme: null },
          ...{ parked: args.column === parkingColumn, hidden: false, postedAt: now },
          lent: false,
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
      policy: { roles: ['participant'], beforeStart: isOwn, own: isOwn, whileLent: 'text' },
      args: noteArgs.edit,
      run: (tx, { note: noteId, text: value }) => changeOwn(tx, noteId, { text: value }),
    }),
    /** The writer takes the note back, or puts it there again. */
    withdraw: mutator({
      policy: { roles: ['participant'], beforeStart: isOwn, own: isOwn, whileLent: 'text' },
      args: noteArgs.withdraw,
      run: (tx, { note: noteId, withdrawn }) => changeOwn(tx, noteId, { withdrawn }),
      undo(view, { note: noteId }) {
        const withdrawn = view.get('note', noteId)?.withdrawn;
        return withdrawn === undefined
          ? []
          : [{ name: 'note.withdraw', args: { note: noteId, withdrawn } }];
      },
    }),
    /** Puts notes into a theme, the parking lot, or back among the ungrouped: always one place. */
    place: mutator({
      policy: { roles: ['facilitator'] },
      args: noteArgs.place,
      run(tx, { notes, theme, parked }) {
        const into = theme === null ? null : tx.get('theme', theme);
        if (into === undefined || into?.removed) return refuse('theme.unknown');
        return change(tx, notes, { theme, parked: theme === null && parked });
      },
      undo: (view, { notes }) => placesOf(view, notes),
    }),
    hide: mutator({
      policy: { roles: ['facilitator'] },
      args: noteArgs.hide,
      run: (tx, { note: noteId, hidden }) => change(tx, [noteId], { hidden }),
      undo(view, { note: noteId }) {
        const hidden = view.get('note', noteId)?.hidden;
        return hidden === undefined ? [] : [{ name: 'note.hide', args: { note: noteId, hidden } }];
      },
    }),
    /** Hides those that were chosen, whoever wrote them, or shows them again. */
    hideMany: mutator({
      policy: { roles: ['facilitator'] },
      args: noteArgs.hideMany,
      run: (tx, { notes, hidden }) => change(tx, notes, { hidden }),
      undo: (view, { notes }) =>
        [true, false].flatMap((hidden) => {
          const own = notes.filter((noteId) => view.get('note', noteId)?.hidden === hidden);
          return own.length === 0 ? [] : [{ name: 'note.hideMany', args: { notes: own, hidden } }];
        }),
    }),
  },
});

/** What the writer changes in a note, where its kind of step allows it now. */
function changeOwn(tx: Tx, noteId: string, fields: Partial<Note>) {
  const note = tx.get('note', noteId);
  const step = note && tx.get('step', note.step);
  const refused = note && step ? kindOf(step).refuseNoteChange?.(note, step, tx) : null;
  return refused ? refuse(refused) : change(tx, [noteId], fields);
}

function change(tx: Tx, noteIds: readonly string[], fields: Partial<Note>) {
  const notes = noteIds.map((noteId) => tx.get('note', noteId));
  if (notes.some((note) => !note)) return refuse('note.unknown');
  for (const note of notes) if (note) tx.put({ ...note, ...fields });
  return undefined;
}

/** Where notes lie now, as the mutations that would put them there again. */
export function placesOf(view: View, noteIds: readonly string[]): MutationOf<'note.place'>[] {
  const places = new Map<string, { theme: string | null; parked: boolean; notes: string[] }>();
  for (const noteId of noteIds) {
    const note = view.get('note', noteId);
    if (!note) continue;
    const key = `${note.theme} ${note.parked}`;
    const place = places.get(key) ?? { theme: note.theme, parked: note.parked, notes: [] };
    place.notes.push(noteId);
    places.set(key, place);
  }
  return [...places.values()].map((args) => ({ name: 'note.place', args }));
}
