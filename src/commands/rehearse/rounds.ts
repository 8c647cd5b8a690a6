/** People sit down together, in one round or in several, each made in its own way. */
import { newId } from '#lib/client/keys.ts';
import { randomBelow, shuffled } from '#lib/methods/random.ts';
import { groupsOfRound, stepsOf } from '#lib/workshop/agenda.ts';
import { roundsOf, seatedGroups, taskOf } from '#lib/workshop/forming.ts';
import { solve } from '#lib/workshop/forming-task.ts';
import type { GroupingMethod } from '#lib/workshop/grouping.ts';
import { mostInterests, topicsOf } from '#lib/workshop/interest.ts';
import { mixFigures } from '#lib/workshop/mix-figures.ts';
import type { Step } from '#lib/workshop/step.ts';
import { direct, done, type Stage } from './stage.ts';

/** A round in `report.json`. */
export interface RoundReport {
  /** By letter; people by their ids in the file. */
  readonly groups: readonly (readonly string[])[];
  readonly method: GroupingMethod;
  /** Of the organisation, and of the role, that is furthest from even, beside the best it can be. */
  readonly organisationSpread: { readonly worst: number; readonly best: number };
  readonly roleSpread: { readonly worst: number; readonly best: number };
  /** Pairs that have sat together before, beside a number that no mix as even could fall below. */
  readonly repeatedPairs: number;
  readonly repeatedPairsBound: number;
  /** People who sit at another table than in the round before. */
  readonly moves: number;
  /** What working it out took; 0 where it was planned together with an earlier round. */
  readonly solveMs: number;
}

/**
 * The groups of a step are formed of those who are there.
 *
 * @param letIn lets those in who come late: to the groups that are there, moving nobody
 */
export async function sitDown(
  stage: Stage,
  { id, grouping }: Step,
  letIn: () => Promise<void>,
): Promise<void> {
  const { host } = stage;
  const step = host.view.get('step', id);
  if (!step) return;
  if (grouping === 'interest') await choose(stage, step);
  if (groupsOfRound(host.view, id).length === 0) await form(stage, step);
  await letIn();
  if (grouping === 'hosts') await nameHosts(stage, step);
}

/** The rounds in the order of the agenda, as people sat in the end. */
export function roundReports({ host, workshop, phones, solveMs }: Stage): RoundReport[] {
  const people = new Map([...phones.values()].map(({ seat, person }) => [seat, person.id]));
  return stepsOf(host.view, workshop).flatMap((step): RoundReport[] => {
    const seated = seatedGroups(host.view, step.id);
    if (seated.length === 0) return [];
    const figures = mixFigures(host.view, step.id, seated);
    const { organisationSpread, roleSpread, repeatedPairs, moves } = figures;
    return [
      {
        groups: seated.map(({ seats }) => seats.flatMap(({ id }) => people.get(id) ?? []).sort()),
        method: step.grouping,
        ...{ organisationSpread, roleSpread, repeatedPairs },
        repeatedPairsBound: figures.fewestRepeatedPairs,
        moves,
        solveMs: Math.round((solveMs.get(step.id) ?? 0) * 10) / 10,
      },
    ];
  });
}

/** Where several rounds were asked for the agenda gets a step for each, after its first. */
export async function addRounds(stage: Stage): Promise<void> {
  const { host, workshop, wish } = stage;
  const steps = stepsOf(host.view, workshop);
  const first = steps.find(({ kind }) => kind === 'groups');
  const [method, ...more] = wish.rounds;
  if (!first || !method) return;
  if (method !== first.grouping) {
    await direct(stage, 'step.edit', { step: first.id, change: { grouping: method } });
  }
  const next = steps.find(({ order }) => order > first.order)?.order ?? first.order + 1;
  for (const [at, grouping] of more.entries()) {
    const { title, instruction, questions, columns, minutes, dotBudget, dotMax, scale } = first;
    await direct(stage, 'step.add', {
      ...{ id: newId('step'), workshop, kind: 'groups', grouping, title, instruction, questions },
      ...{ columns, minutes, dotBudget, dotMax, scale },
      order: first.order + ((next - first.order) * (at + 1)) / (more.length + 1),
    });
  }
}

async function form(stage: Stage, step: Step): Promise<void> {
  const { host, random } = stage;
  const task = taskOf(host.view, step, { seed: randomBelow(2 ** 31, random) });
  const before = performance.now();
  const answer = solve(task);
  stage.solveMs.set(step.id, performance.now() - before);
  for (const round of roundsOf(host.view, step, task, answer, () => newId('group'))) {
    await direct(stage, 'group.form', round);
  }
}

/** Everybody says on the phone what to talk about. */
async function choose(stage: Stage, { id }: Step): Promise<void> {
  const { script, random, phones, host } = stage;
  const change = { questions: script.workshop.questions };
  await direct(stage, 'step.edit', { step: id, change });
  const step = host.view.get('step', id);
  const topics = step ? topicsOf(host.view, step) : [];
  await Promise.all(
    [...phones.values()].map(async ({ client }) => {
      await client.until(() => client.view.get('step', id)?.openedAt !== null);
      const chosen = shuffled(topics, random).slice(0, mostInterests);
      await done(stage, client, 'interest.choose', { step: id, topics: chosen });
    }),
  );
}

/** Every other table of a café gets somebody who stays. */
async function nameHosts(stage: Stage, { id, workshop }: Step): Promise<void> {
  const { view } = stage.host;
  for (const [at, { group, seats }] of seatedGroups(view, id).entries()) {
    const known = view
      .list('wish')
      .some((one) => one.kind === 'host' && one.letter === group.letter);
    const [host] = seats;
    if (at % 2 === 1 || known || !host) continue;
    await direct(stage, 'wish.add', {
      ...{ id: newId('wish'), workshop, kind: 'host', seats: [host.id], letter: group.letter },
    });
  }
}
