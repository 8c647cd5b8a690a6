/** Brainwriting: sheets go round in a group, and whoever holds one reads it and adds. */
import { defineKind } from '../kind.ts';
import { holding } from './holding.ts';
import { idea } from './idea.ts';
import { holderOf, ideaOf } from './sheets.ts';

export const brainwritingKind = defineKind({
  kind: 'brainwriting',
  entities: { holding, idea },
  // Whoever holds the sheet now would see that it changes just when the writer types.
  refuseNoteChange(note, step, view) {
    const idea = step.revealed ? undefined : ideaOf(view, note.id);
    return idea && holderOf(view, idea.sheet, step) !== note.author ? 'sheet.passed' : null;
  },
  // What people have written in a column never goes with it.
  refuseChange(step, { columns }, view) {
    if (!columns) return null;
    const used = view
      .list('note')
      .some((note) => note.step === step.id && !columns.some(({ key }) => key === note.column));
    return used ? 'step.in-use' : null;
  },
});
