/** An idea: a note on a sheet. Its text is the note's; here stands where it was written. */
import { refuse } from '../../../sync/mutation.ts';
import { roundOf } from '../../agenda/agenda.ts';
import { entity, stepMutator, type View } from '../../define.ts';
import { groupOf } from '../../groups/membership.ts';
import { freshNote, hasWrittenAll } from '../../notes/fresh-note.ts';
import { holdingId, ideaArgs, ideaId, ideaSchema } from './model.ts';
import { heldIn, ideaOf, isBrainwriting } from './sheets.ts';

export const idea = entity({
  type: 'idea',
  schema: ideaSchema,
  mutators: {
    /**
     * Writes on the sheet that somebody held in a round, also when that is over: what was written
     * without network comes to its sheet, wherever that is by then. Whoever held none in that round
     * begins a sheet.
     *
     * A phone knows only what is in its hand, and lets the room judge of the rest.
     */
    write: stepMutator({
      in: isBrainwriting,
      policy: { afterClose: true, whileLent: 'text' },
      args: ideaArgs.write,
      run(tx, args, { step, seat, lent, now }) {
        const [column] = step.columns;
        if (!column) return refuse('note.unknown-column');
        const before = tx.get('note', args.id);
        if (before) return before.author === seat ? undefined : refuse('access.not-yours');
        const held = heldIn(tx, step.id, args.round, seat);
        const sheet = held?.sheet ?? args.sheet;
        if (!held && tx.list('holding').some((other) => other.sheet === sheet)) {
          return refuse('sheet.not-yours');
        }
        const under = args.on === null ? undefined : ideaOf(tx, args.on);
        // What the sheet has lost sight of, and the text came late, is no reason to lose the text.
        const isNow = args.round === step.round;
        if (args.on !== null && (under ? under.sheet !== sheet : isNow)) {
          return refuse('note.unknown');
        }
        if (ideasBy(tx, seat, sheet) >= step.ideasEach) return refuse('sheet.full');
        if (hasWrittenAll(tx, seat)) return refuse('note.too-many');
        const formed = roundOf(tx, step.workshop, step.id)?.id ?? null;
        const group = held ? held.group : (groupOf(tx, formed, seat)?.id ?? null);
        if (!held) {
          const { round } = args;
          const key = holdingId(sheet, round);
          tx.put({ type: 'holding', id: key, step: step.id, sheet, round, seat, group });
        }
        const { id: note, text } = args;
        const where = { step: step.id, workshop: step.workshop, column: column.key, group };
        const organisation = tx.get('seat', seat)?.organisation ?? null;
        const written = { author: seat, organisation, postedAt: now, lent };
        tx.put(freshNote({ id: note, text, ...where, ...written }));
        const key = ideaId(note);
        const on = under ? args.on : null;
        tx.put({ type: 'idea', id: key, step: step.id, note, sheet, on, round: step.round });
        return undefined;
      },
    }),
  },
});

/** How many ideas of somebody stand on a sheet. */
export function ideasBy(view: View, seat: string, sheet: string): number {
  return view.list('idea').filter((written) => {
    const note = written.sheet === sheet ? view.get('note', written.note) : undefined;
    return note?.author === seat && !note.withdrawn;
  }).length;
}
