import { expect, test } from 'vitest';
import { seriesFixture, facilitator, Series } from '../../../../../tests/simulation/series.ts';
import { actorMutation } from '../../../../../tests/simulation/operations/generators.ts';
import { seatsAt } from '../../people/attendance.ts';
import { isGroups, roundsOf, seatedGroups, taskOf } from './forming.ts';
import { solve } from './forming-task.ts';
import { groupOf } from '../../groups/membership.ts';
import { repairedRound, repairTask, solveRepair } from './repairing.ts';

const round = 'step:groups';

/** Twelve people in fours. */
function formed() {
  const series = new Series();
  for (const act of seriesFixture(12)) series.must(act.actor, act.name, act.args);
  series.must(facilitator, 'workshop.edit', { workshop: 'workshop:w1', change: { groupSize: 4 } });
  const step = series.store.get('step', round);
  if (!step || !isGroups(step)) throw new Error('no step');
  let made = 0;
  const newId = () => `group:g${(made += 1)}`;
  const task = taskOf(series.store, step, { seed: 1 });
  for (const args of roundsOf(series.store, step, task, solve(task), newId)) {
    series.must(facilitator, 'group.form', args);
  }
  const repair = (gone: readonly string[]) => {
    const proposal = solveRepair(repairTask(series.store, step, new Set(gone)));
    return { proposal, args: repairedRound(series.store, step, proposal, newId) };
  };
  return { series, repair, groups: () => seatedGroups(series.store, round) };
}

test('MR25: if people are missing, the minimum number moves, in one mutation with undo, and people who return have a seat', () => {
  const { series, repair, groups } = formed();
  const before = series.records();
  const [a] = groups();
  const gone = a?.seats.slice(0, 2).map(({ id }) => id) ?? [];
  const { proposal, args } = repair(gone);
  expect(proposal.moves).toHaveLength(1);
  expect(proposal.dissolved).toEqual([]);
  const act = actorMutation(facilitator, 'group.form', args);
  const back = series.inverse(act);
  expect(series.do(act)).toBeNull();
  const present = groups().map(({ seats }) => seats.filter(({ id }) => !gone.includes(id)).length);
  expect(present.toSorted()).toEqual([3, 3, 4]);
  for (const id of gone) expect(groupOf(series.store, round, id)?.id).toBe(a?.group.id);
  for (const undo of back) expect(series.do({ actor: facilitator, ...undo })).toBeNull();
  expect(series.records()).toEqual(before);
});

test('MR26: a group that would be too small is dissolved, a locked one is left alone, and everybody keeps a seat', () => {
  const { series, repair, groups } = formed();
  const [a, b, c] = groups();
  const gone = [a, b].flatMap((group) => group?.seats.slice(0, 3).map(({ id }) => id) ?? []);
  series.must(facilitator, 'group.lock', { group: c?.group.id ?? '', locked: true });
  const { proposal, args } = repair(gone);
  expect(proposal.dissolved).toHaveLength(1);
  series.must(facilitator, 'group.form', args);
  const after = groups();
  expect(after.find(({ group }) => group.id === c?.group.id)?.seats).toEqual(c?.seats);
  for (const { id } of seatsAt(series.store, 'workshop:w1')) {
    expect(groupOf(series.store, round, id)).not.toBeNull();
  }
  expect(after).toHaveLength(2);
});

test('MR27: if nobody is missing, no repair is proposed', () => {
  const { repair } = formed();
  expect(repair([]).proposal).toMatchObject({ moves: [], dissolved: [] });
});
