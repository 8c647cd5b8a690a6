/** People sit down together, in one round or in several, each made in its own way. */
import { newId } from '#lib/client/keys.ts';
import { randomBelow, shuffled } from '#lib/methods/random.ts';
import { m } from '#lib/text/generated/messages.js';
import { groupsOfRound, stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { newStepOf } from '#lib/workshop/agenda/own-template.ts';
import {
  isGroups,
  roundsOf,
  seatedGroups,
  taskOf,
  type GroupsStep,
} from '#lib/workshop/kinds/groups/forming.ts';
import { solve } from '#lib/workshop/kinds/groups/forming-task.ts';
import { topicsOf } from '#lib/workshop/kinds/groups/interest.ts';
import { mostInterests } from '#lib/workshop/kinds/groups/model.ts';
import { plannedStep, settingsOf } from '#lib/workshop/model/step.ts';
import { facilitate, mutateAndWait, stepIn, type OccasionRun } from '../../occasion-run.ts';
import type { StepPlay } from '../play.ts';

export const play: StepPlay<'groups'> = {
  async play(run, step, { joinLate }) {
    await formGroups(run, step, joinLate);
    run.progress.say(m.rehearse_grouped({ n: groupsOfRound(run.host.view, step.id).length }));
    return {};
  },
  changeAgenda: addRounds,
};

/**
 * The groups of a step are formed of those who are there.
 *
 * @param joinLate lets those in who come late: to the groups that are there, moving nobody
 */
export async function formGroups(
  run: OccasionRun,
  step: GroupsStep,
  joinLate: () => Promise<void>,
): Promise<void> {
  const { view } = run.host;
  if (step.grouping === 'interest') await chooseTopics(run, step);
  if (groupsOfRound(view, step.id).length === 0) await form(run, step);
  await joinLate();
  if (step.grouping === 'hosts') await nameHosts(run, step);
}

/** Where several rounds were asked for the agenda gets a step for each, after its first. */
async function addRounds(run: OccasionRun): Promise<void> {
  const { host, workshop, options } = run;
  const steps = stepsOf(host.view, workshop);
  const first = steps.find(isGroups);
  const [method, ...more] = options.rounds;
  if (!first || !method) return;
  if (method !== first.grouping) {
    await facilitate(run, 'step.edit', { step: first.id, change: { grouping: method } });
  }
  const next = steps.find(({ order }) => order > first.order)?.order ?? first.order + 1;
  for (const [at, grouping] of more.entries()) {
    const order = first.order + ((next - first.order) * (at + 1)) / (more.length + 1);
    const step = plannedStep('groups', { ...settingsOf(first), grouping });
    await facilitate(run, 'step.add', newStepOf(step, { id: newId('step'), workshop, order }));
  }
}

async function form(run: OccasionRun, { id }: GroupsStep): Promise<void> {
  const { host, random } = run;
  // As it stands by now: its topics may have been set after it was begun.
  const step = stepIn(host, 'groups', id);
  if (!step) return;
  const task = taskOf(host.view, step, { seed: randomBelow(2 ** 31, random) });
  const before = performance.now();
  const answer = solve(task);
  run.solveMs.set(id, performance.now() - before);
  for (const round of roundsOf(host.view, step, task, answer, () => newId('group'))) {
    await facilitate(run, 'group.form', round);
  }
}

/** Everybody says on the phone what to talk about. */
async function chooseTopics(run: OccasionRun, { id }: GroupsStep): Promise<void> {
  const { script, random, phones, host } = run;
  const change = { questions: script.workshop.questions };
  await facilitate(run, 'step.edit', { step: id, change });
  const step = host.view.get('step', id);
  const topics = step ? topicsOf(host.view, step) : [];
  await Promise.all(
    [...phones.values()].map(async ({ client }) => {
      await client.until(() => client.view.get('step', id)?.openedAt !== null);
      const chosen = shuffled(topics, random).slice(0, mostInterests);
      await mutateAndWait(run, client, 'interest.choose', { step: id, topics: chosen });
    }),
  );
}

/** Every other table of a café gets somebody who stays. */
async function nameHosts(run: OccasionRun, { id, workshop }: GroupsStep): Promise<void> {
  const { view } = run.host;
  for (const [at, { group, seats }] of seatedGroups(view, id).entries()) {
    const known = view
      .list('wish')
      .some((wish) => wish.kind === 'host' && wish.letter === group.letter);
    const [host] = seats;
    if (at % 2 === 1 || known || !host) continue;
    await facilitate(run, 'wish.add', {
      ...{ id: newId('wish'), workshop, kind: 'host', seats: [host.id], letter: group.letter },
    });
  }
}
