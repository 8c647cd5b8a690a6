import { expect, test } from 'vitest';
import { facilitator, Series, seriesFixture } from '../../../../../tests/simulation/series.ts';
import type { Actor } from '../../model/actor.ts';
import { seatedGroups, roundsOf, type GroupsStep } from './forming.ts';
import { solve } from './forming-task.ts';
import {
  chairsOf,
  expectedPersons,
  expectedTask,
  healingProof,
  healingTask,
  plannedGroups,
  withPlannedPlaces,
} from './expected-seating.ts';
import { mixFigures } from './mix-figures.ts';

const server: Actor = { role: 'server' };
const w1 = 'workshop:w1';
const organisations = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => `organisation:x${key}`);
const roles = ['a', 'b', 'c', 'd'].map((key) => `role:x${key}`);

/** Six organisations of four, of four roles: 24 are expected, in groups of four. */
const counts = {
  organisations: organisations.map((organisation) => ({ organisation, count: 4 })),
  roles: roles.map((role) => ({ role, count: 6 })),
};

function prepared() {
  const series = new Series();
  for (const act of seriesFixture(0)) series.must(act.actor, act.name, act.args);
  for (const [at, id] of organisations.entries()) {
    series.must(facilitator, 'organisation.add', { id, name: `Förvaltning ${at}`, kind: 'kommun' });
  }
  for (const [at, id] of roles.entries()) {
    series.must(facilitator, 'role.add', { id, name: `Yrke ${at}` });
  }
  series.must(facilitator, 'workshop.edit', {
    workshop: w1,
    change: { groupSize: 4, groupCount: null },
  });
  const step = () => series.store.get('step', 'step:groups') as GroupsStep;
  series.must(facilitator, 'step.edit', { step: step().id, change: { grouping: 'mix' } });
  const answer = solve(expectedTask(series.store, step(), counts));
  const groups = plannedGroups(counts, answer, []).map((group, at) => ({
    ...group,
    place: `Bord ${at + 1}`,
    chairs: group.chairs.map((chair, of) => ({ ...chair, host: of === 0 })),
  }));
  series.must(facilitator, 'expected.set', { step: step().id, ...counts, groups });
  return { series, step, groups };
}

/** Of whom came: 20 of them, the people of three organisations others than were expected. */
function come(series: Series): void {
  const people = expectedPersons(counts).slice(0, 20);
  for (const [at, { organisation, role }] of people.entries()) {
    const changed: Record<string, string> = {
      [organisations[0] ?? '']: organisations[5] ?? '',
      [organisations[1] ?? '']: organisations[4] ?? '',
      [organisations[2] ?? '']: 'organisation:o0',
    };
    const other = at % 4 === 0 ? changed[organisation] : undefined;
    const seat = `seat:c${at}`;
    const about = { organisation: other ?? organisation, role, name: null };
    series.must(server, 'seat.take', { id: seat, ...about });
    series.must(server, 'seat.arrive', { seat, workshop: w1 });
  }
}

function heal(series: Series, step: GroupsStep) {
  let next = 0;
  const { task, hosts } = healingTask(series.store, step, () => `wish:h${(next += 1)}`);
  const answer = solve(task);
  const [first] = roundsOf(series.store, step, task, answer, () => `group:h${(next += 1)}`);
  if (!first) throw new Error('no round');
  return { hosts, round: withPlannedPlaces(series.store, step, first), task };
}

test('MR34: a seating that was planned for those who were expected is adapted to those who came: nobody is without a place, it is as even as anew, and as many as can sit as planned', () => {
  const { series, step, groups } = prepared();
  come(series);
  const chairs = chairsOf(series.store, step());
  expect(chairs.length).toBeGreaterThan(12);
  const { round, hosts, task } = heal(series, step());
  const form = { actor: facilitator, name: 'group.form', args: round } as const;
  const back = series.inverse(form);
  expect(series.do(form)).toBeNull();
  const proof = healingProof(series.store, step());
  const figures = mixFigures(series.store, step().id);
  expect(proof).toMatchObject({ expected: 24, came: 20, without: 0, groups: [6, 5] });
  // As even as it can be made for these people.
  expect(figures.organisationSpread.worst).toBe(figures.organisationSpread.best);
  expect(figures.roleSpread.worst).toBe(figures.roleSpread.best);
  expect(figures.repeatedPairs).toBe(figures.fewestRepeatedPairs);
  // Mixed without a thought of what was planned, fewer would sit there.
  const anew = solve({ ...task, before: [], asPlanned: false, rules: [], seed: 7 }).rounds[0] ?? [];
  const letters = new Map(anew.flatMap(({ table, seats }) => seats.map((id) => [id, table])));
  const byChance = chairs.filter(({ seat, letter }) => {
    return letters.get(seat) === letter.charCodeAt(0) - 65;
  });
  expect(proof?.kept ?? 0).toBeGreaterThan(byChance.length);
  // What was prepared beside the people: letters with their places, and hosts at their tables.
  const seated = seatedGroups(series.store, step().id);
  for (const { group } of seated) {
    expect(group.place).toBe(groups.find(({ letter }) => letter === group.letter)?.place);
  }
  const standing = new Set(seated.map(({ group }) => group.letter));
  for (const { placed } of hosts.filter((host) => standing.has(host.placed.letter))) {
    const own = seated.find(({ group }) => group.letter === placed.letter);
    expect(own?.seats.map(({ id }) => id)).toContain(placed.seat);
  }
  for (const mutation of back) series.do({ actor: facilitator, ...mutation });
  expect(seatedGroups(series.store, step().id)).toEqual([]);
});

test('MR35: those who are expected are as many as organisations or roles say, and each role is dealt over all organisations', () => {
  const people = expectedPersons(counts);
  expect(people).toHaveLength(24);
  for (const role of roles) {
    const own = people.filter((person) => person.role === role);
    expect(new Set(own.map(({ organisation }) => organisation)).size).toBe(6);
  }
  const more = { organisations: counts.organisations.slice(0, 1), roles: counts.roles };
  expect(expectedPersons(more).filter(({ organisation }) => organisation === '')).toHaveLength(20);
});
