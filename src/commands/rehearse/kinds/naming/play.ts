/**
 * The groups propose the names that the file has for its themes, and one more; everybody says which
 * they want; and the facilitator makes themes of those that the file has.
 */
import { newId } from '#lib/client/keys.ts';
import { shuffled } from '#lib/methods/random.ts';
import { m } from '#lib/text/generated/messages.js';
import { roundOf } from '#lib/workshop/agenda/agenda.ts';
import { groupOf } from '#lib/workshop/groups/membership.ts';
import { mostProposals } from '#lib/workshop/kinds/naming/model.ts';
import { ownProposals } from '#lib/workshop/kinds/naming/proposal.ts';
import { lengths } from '#lib/workshop/model/fields.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { sameTitle } from '#lib/workshop/themes/themes.ts';
import { everybodyAnswers } from '../../answering.ts';
import { facilitate, line, mutateAndWait, stepIn, type OccasionRun } from '../../occasion-run.ts';
import type { StepPlay } from '../play.ts';

/** How many names somebody wants. */
const WANTED = 5;

export const play: StepPlay<'naming'> = {
  adding: { wanted: ({ themes }) => themes.length > 0, before: 'themes', after: ['notes'] },
  async play(run, step) {
    await propose(run, step);
    run.watch.willReveal(step.id);
    if (!(await facilitate(run, 'step.reveal', { step: step.id, revealed: true }))) return {};
    const given = await want(run, step);
    if (!(await facilitate(run, 'backing.count', { step: step.id, counted: true }))) return {};
    const list = await run.screen.until(() => {
      const told = run.screen.view.list('nameList').find((own) => own.step === step.id);
      return told && told.voters !== null ? told : null;
    });
    const counted = list.names.reduce((sum, { backers }) => sum + (backers ?? 0), 0);
    await keep(run, step);
    run.progress.say(m.rehearse_named({ n: list.names.length }));
    return { countsRight: counted === given };
  },
};

/** Three phones of each group propose a name each, and every phone that is in none. */
async function propose(run: OccasionRun, { id: step }: StepOf<'naming'>): Promise<void> {
  const { phones, script, random, host, workshop } = run;
  const titles = script.themes.map(({ title }) => line(title, lengths.name));
  if (titles.length === 0) return;
  const round = roundOf(host.view, workshop, step)?.id ?? null;
  const byGroup = Map.groupBy(phones.values(), ({ seat }) => groupOf(host.view, round, seat)?.id);
  const proposing = [...byGroup].flatMap(([group, own]) =>
    group === undefined ? own : own.slice(0, mostProposals),
  );
  const answers = proposing.map(({ person }) => ({ by: person.id }));
  await everybodyAnswers(run, answers, async ({ client, seat }) => {
    const own = stepIn(client, 'naming', step);
    const before = own ? ownProposals(client.view, own, seat) : [];
    const text = shuffled(titles, random)[0] ?? '';
    if (before.some((other) => other.text === text)) return;
    await mutateAndWait(run, client, 'proposal.add', { id: newId('proposal'), step, text });
  });
}

/** Everybody says which names they want; how many +1 were taken. */
async function want(run: OccasionRun, { id: step }: StepOf<'naming'>): Promise<number> {
  const { phones, random } = run;
  let given = 0;
  const answers = [...phones.values()].map(({ person }) => ({ by: person.id }));
  await everybodyAnswers(run, answers, async ({ client }) => {
    const list = await client.until(
      () => client.view.list('nameList').find((told) => told.step === step) ?? null,
    );
    for (const { id: proposal } of shuffled(list.names, random).slice(0, WANTED)) {
      const args = { step, proposal, backs: true };
      if (await mutateAndWait(run, client, 'backing.set', args)) given += 1;
    }
  });
  return given;
}

/** What was proposed and is in the file becomes a theme, and notes are sorted into it afterwards. */
async function keep(run: OccasionRun, { id: step }: StepOf<'naming'>): Promise<void> {
  const { host, script, workshop, themes } = run;
  const names = host.view.list('nameList').find((told) => told.step === step)?.names ?? [];
  for (const { key, title: whole } of script.themes) {
    const title = line(whole, lengths.line);
    const name = names.find((own) => own.title === line(whole, lengths.name));
    const id = newId('theme');
    const known = sameTitle(host.view, id, title);
    const made = known
      ? true
      : await facilitate(run, 'theme.create', { id, workshop, title, notes: [] });
    if (!made) continue;
    const theme = known?.id ?? id;
    themes.set(key, theme);
    if (name) {
      await facilitate(run, 'proposal.keep', { step, proposals: [...name.proposals], theme });
    }
  }
}
