/**
 * What everybody is shown of a step, and what is left out of it: what people gave whose seats had been
 * removed when it was shown for the first time. Until then removing changes nothing that anybody sees,
 * and after that nothing of the step; see docs/decisions/0023-removed-seats.md.
 */
import type { Tx, View } from '../define.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { Step } from '../model/step.ts';

/** Shows everybody what was given in a step. The first time settles what is left out of it. */
export function show(tx: Tx, step: Step): void {
  const times = timesAsked(step);
  if (step.settled >= times) {
    tx.put({ ...step, revealed: true });
    return;
  }
  const removed = removedAt(tx, step.workshop);
  tx.put({ ...step, revealed: true, settled: times, without: removed.size });
  if (removed.size === 0) return;
  if (kindOf(step).takesNotes) leaveOutNotes(tx, step, removed);
  kindOf(step).leaveOut?.(tx, step, removed);
}

/** A poll asks several times, and shows each time anew; who wants a name is counted after it is shown. */
function timesAsked(step: Step): number {
  if ('counted' in step && step.counted) return 2;
  return 'asked' in step ? step.asked : 1;
}

function removedAt(view: View, workshop: string): Set<string> {
  const came = view.list('attendance').filter((attendance) => attendance.workshop === workshop);
  return new Set(
    came.flatMap(({ seat, admitted }) =>
      admitted && view.get('seat', seat)?.removed === true ? [seat] : [],
    ),
  );
}

/** As if their writers had taken them back, who may put them there again when they are let in. */
function leaveOutNotes(tx: Tx, { id }: Step, removed: ReadonlySet<string>): void {
  for (const note of tx.list('note')) {
    if (note.step !== id || note.author === null || !removed.has(note.author)) continue;
    if (!note.withdrawn) tx.put({ ...note, withdrawn: true });
  }
}
