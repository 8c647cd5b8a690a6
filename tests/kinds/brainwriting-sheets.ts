/** What must hold of the sheets of brainwriting when a simulation ends. */
import { idOf, keyOf } from '#lib/sync/record.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';

/** Nobody holds a sheet twice or two at once, it stays in its group, and every idea finds its sheet. */
export function faultsOfSheets(stored: ReadonlyMap<string, AnyRecord>): readonly string[] {
  const records = [...stored.values()];
  const faults: string[] = [];
  const seen = new Map<string, string>();
  const once = (what: string, value: string): void => {
    const known = seen.get(what) ?? value;
    if (known !== value) faults.push(`${what}: ${known} and ${value}`);
    seen.set(what, known);
  };
  for (const held of records) {
    if (held.type !== 'holding') continue;
    const { sheet, seat, step, round, group } = held;
    once(`${seat} holds ${sheet} in round`, String(round));
    once(`${seat} in round ${round} of ${step} holds`, sheet);
    once(`${sheet} is in the group`, String(group));
  }
  for (const idea of records) {
    if (idea.type !== 'idea') continue;
    const note = stored.get(idea.note);
    const author = note?.type === 'note' ? note.author : null;
    if (!seen.has(`${author} holds ${idea.sheet} in round`)) {
      faults.push(`${idea.id} is on a sheet that its writer has not held`);
    }
    const on = idea.on === null ? idea : stored.get(idOf('idea', keyOf(idea.on)));
    if (on?.type !== 'idea' || on.sheet !== idea.sheet) {
      faults.push(`${idea.id} builds on what is not on its sheet`);
    }
  }
  return faults;
}
