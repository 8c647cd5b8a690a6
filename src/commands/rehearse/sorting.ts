/** Notes are put into themes, or parked. */
import { facilitate, type OccasionRun } from './occasion-run.ts';

/** So many are picked from the wall at a time. */
const HANDFUL = 20;

/** Puts notes where their writers meant them, once there are themes; what has no theme is parked. */
export async function sortNotes(run: OccasionRun): Promise<void> {
  const { script, notes, host, themes } = run;
  if (themes.size === 0) return;
  const where = Map.groupBy(
    [...script.notes.entries()].flatMap(([index, note]) => {
      const id = notes.byIndex.get(index);
      const lies = id === undefined ? undefined : host.view.get('note', id);
      if (!lies || lies.theme !== null || lies.parked) return [];
      // A note of another step that belongs to no theme stays as it is.
      if (note.theme === null && note.step !== undefined) return [];
      return [{ id: lies.id, theme: note.theme }];
    }),
    ({ theme }) => theme,
  );
  for (const [key, own] of where) {
    const theme = key === null ? null : (themes.get(key) ?? null);
    if (key !== null && theme === null) continue;
    for (let start = 0; start < own.length; start += HANDFUL) {
      const handful = own.slice(start, start + HANDFUL).map(({ id }) => id);
      await facilitate(run, 'note.place', { notes: handful, theme, parked: theme === null });
    }
  }
}
