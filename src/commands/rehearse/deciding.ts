/** From notes to themes to what matters most. */
import { newId } from '#lib/client/keys.ts';
import { lengths } from '#lib/workshop/fields.ts';
import { randomBelow } from '#lib/methods/random.ts';
import type { Step } from '#lib/workshop/step.ts';
import { direct, done, line, tempo, type Phone, type Stage } from './stage.ts';
import { pause } from './visitor.ts';

const VOTING_MS = 15_000;

/** Shows the notes to everybody, and waits until everybody has them. */
export async function showNotes(stage: Stage, step: Step): Promise<void> {
  const { watch, notes, host, screen, phones } = stage;
  watch.willShow(step.id);
  await direct(stage, 'step.reveal', { step: step.id, revealed: true });
  const clients = [host, screen, ...[...phones.values()].map(({ client }) => client)];
  await Promise.all(
    clients.map((client) =>
      client.until(() => {
        const shown = client.view.list('note').filter((one) => one.step === step.id);
        return shown.length >= notes.ackedIn(step.id).length;
      }),
    ),
  );
  await tryHiding(stage, step);
}

/** Hides a note for a moment: nobody may read it, nor whoever opens the page anew. */
async function tryHiding(stage: Stage, step: Step): Promise<void> {
  const { watch, notes, phones, random } = stage;
  const all = notes.ackedIn(step.id);
  const note = all[randomBelow(all.length, random)];
  if (note === undefined) return;
  const readers = [...phones.values()].filter(
    ({ client, seat }) => client.view.get('note', note)?.author !== seat,
  );
  watch.willCover(note);
  if (!(await direct(stage, 'note.hide', { note, hidden: true }))) return;
  const covered = ({ client }: Phone) =>
    client.until(() => client.view.get('note', note)?.hidden === true);
  await Promise.all(readers.map(covered));
  const [newcomer] = readers;
  if (newcomer) {
    await newcomer.client.reload();
    await covered(newcomer);
  }
  watch.willUncover(note);
  await direct(stage, 'note.hide', { note, hidden: false });
}

/** Names the themes and puts every note where its writer meant it. */
export async function nameThemes(stage: Stage): Promise<void> {
  const { script, workshop, themes } = stage;
  for (const { key, title } of script.themes) {
    const id = newId('theme');
    const args = { id, workshop, title: line(title, lengths.line), notes: [] };
    if (await direct(stage, 'theme.create', args)) themes.set(key, id);
  }
  await sortNotes(stage);
}

/** Puts notes where their writers meant them, once there are themes; what has no theme is parked. */
export async function sortNotes(stage: Stage): Promise<void> {
  const { script, notes, host, themes } = stage;
  if (themes.size === 0) return;
  const where = Map.groupBy(
    [...script.notes.entries()].flatMap(([index, note]) => {
      const id = notes.byIndex.get(index);
      const lies = id === undefined ? undefined : host.view.get('note', id);
      if (!lies || lies.theme !== null || lies.parked) return [];
      // A card of another step that belongs to no theme stays as it is.
      if (note.theme === null && note.step !== undefined) return [];
      return [{ id: lies.id, theme: note.theme }];
    }),
    ({ theme }) => theme,
  );
  for (const [key, own] of where) {
    const theme = key === null ? null : (themes.get(key) ?? null);
    if (key !== null && theme === null) continue;
    const ids = own.map(({ id }) => id);
    await place(stage, ids, { theme, parked: theme === null });
  }
}

/** A handful at a time, as they are picked from the wall. */
async function place(
  stage: Stage,
  notes: readonly string[],
  to: { readonly theme: string | null; readonly parked: boolean },
): Promise<void> {
  for (let start = 0; start < notes.length; start += 20) {
    await direct(stage, 'note.place', { notes: notes.slice(start, start + 20), ...to });
  }
}

/** Everybody who votes gives their dots; then they are counted. True when the totals are right. */
export async function vote(stage: Stage, step: Step): Promise<boolean> {
  const { script, watch, screen, phones, random, signal, themes } = stage;
  const byPerson = Map.groupBy(script.votes, ({ by }) => by);
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
  const used = [...byPerson.values()].map((own) => own.reduce((sum, { dots }) => sum + dots, 0));
  const dotBudget = Math.min(20, Math.max(step.dotBudget, most(used)));
  const dotMax = Math.max(step.dotMax, most(script.votes.map(({ dots }) => dots)));
  await direct(stage, 'step.edit', { step: step.id, change: { dotBudget, dotMax } });

  const expected = new Map<string, number>();
  const paces = new Map([...byPerson.keys()].map((by) => [by, random()]));
  await Promise.all(
    [...byPerson].map(async ([by, votes]) => {
      const phone = phones.get(by);
      if (!phone) return;
      const { client } = phone;
      await client.until(() => client.view.get('step', step.id)?.dotBudget === dotBudget);
      for (const { theme: key, dots } of votes) {
        await pause((tempo(stage, VOTING_MS) / votes.length) * (paces.get(by) ?? 1), signal);
        const theme = themes.get(key);
        if (theme === undefined) continue;
        const given = await done(stage, client, 'dot.set', { step: step.id, theme, dots });
        if (given) expected.set(theme, (expected.get(theme) ?? 0) + dots);
      }
    }),
  );

  watch.willCount(step.id);
  if (!(await direct(stage, 'step.reveal', { step: step.id, revealed: true }))) return false;
  const score = await screen.until(
    () => screen.view.list('score').find((one) => one.step === step.id) ?? null,
  );
  const counted = new Map(score.themes.map(({ theme, dots }) => [theme, dots]));
  return (
    counted.size === expected.size &&
    [...expected].every(([theme, dots]) => counted.get(theme) === dots)
  );
}
