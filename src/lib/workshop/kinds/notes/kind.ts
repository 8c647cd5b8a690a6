/** Notes: people write on their phones; their group sees it at once, the others when it is revealed. */
import { defineKind } from '../kind.ts';

export const notesKind = defineKind({
  kind: 'notes',
  takesNotes: true,
  takesEarlyAnswers: true,
  // What people have written in a column never goes with it.
  refuseChange(step, { columns }, view) {
    if (!columns) return null;
    const kept = new Set(columns.map(({ key }) => key));
    const used = view.list('note').some((note) => note.step === step.id && !kept.has(note.column));
    return used ? 'step.in-use' : null;
  },
});
