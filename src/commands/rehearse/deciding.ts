/** From notes to themes to what matters most. */
import { newId } from '#lib/client/keys.ts';
import { lengths } from '#lib/workshop/fields.ts';
import { randomBelow } from '#lib/methods/random.ts';
import type { Step } from '#lib/workshop/step.ts';
import { direct, done, line, tempo, type Phone, type Stage } from './stage.ts';
import { pause } from './visitor.ts';
import { goTo } from './writing.ts';

const VOTING_MS = 15_000;

/** Shows the notes to everybody, and waits until everybody has them. */
export async function showNotes(stage: Stage, step: Step): Promise<void> {
  const { watch, notes, host, screen, phones } = stage;
  watch.willShow();
  await direct(stage, 'step.reveal', { step: step.id, revealed: true });
  const clients = [host, screen, ...[...phones.values()].map(({ client }) => client)];
  await Promise.all(
    clients.map((client) =>
      client.until(() => {
        const shown = client.view.list('note').filter((one) => one.step === step.id);
        return shown.length >= notes.acked.size;
      }),
    ),
  );
  await tryHiding(stage);
}

/** Hides a note for a moment: nobody may read it, nor whoever opens the page anew. */
async function tryHiding(stage: Stage): Promise<void> {
  const { watch, notes, phones, random } = stage;
  const all = [...notes.acked];
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

/** Names the themes and puts every note where its writer meant it; returns ids by the file's keys. */
export async function nameThemes(stage: Stage): Promise<ReadonlyMap<string, string>> {
  const { script, notes, workshop } = stage;
  await goTo(stage, 'themes');
  const ids = new Map<string, string>();
  const meant = (theme: string | null): string[] =>
    script.notes.flatMap((note, index) => {
      const id = notes.byIndex.get(index);
      return note.theme === theme && id !== undefined && notes.acked.has(id) ? [id] : [];
    });
  for (const { key, title } of script.themes) {
    const id = newId('theme');
    const args = { id, workshop, title: line(title, lengths.line), notes: [] };
    if (!(await direct(stage, 'theme.create', args))) continue;
    ids.set(key, id);
    await place(stage, meant(key), { theme: id, parked: false });
  }
  await place(stage, meant(null), { theme: null, parked: true });
  return ids;
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
export async function vote(stage: Stage, themes: ReadonlyMap<string, string>): Promise<boolean> {
  const { script, watch, screen, phones, random, signal } = stage;
  const step = await goTo(stage, 'dots');
  if (!step) return true;
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
      await client.untilStep(stage.workshop, 'dots');
      for (const { theme: key, dots } of votes) {
        await pause((tempo(stage, VOTING_MS) / votes.length) * (paces.get(by) ?? 1), signal);
        const theme = themes.get(key);
        if (theme === undefined) continue;
        const given = await done(stage, client, 'dot.set', { step: step.id, theme, dots });
        if (given) expected.set(theme, (expected.get(theme) ?? 0) + dots);
      }
    }),
  );

  watch.willCount();
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
