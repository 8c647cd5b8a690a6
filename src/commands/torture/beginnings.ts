/** What every simulated series begins with: two workshops with their agendas, people and groups. */
import type { Actor } from '#lib/workshop/actor.ts';
import { stepKinds } from '#lib/workshop/step-kinds.ts';
import type { Act, Dice } from './acts.ts';

/** Milliseconds since 1970. */
export const noon = 1_700_000_000_000;
export const facilitator: Actor = { role: 'facilitator', link: 'link:f0', device: 'device:f0' };
const server: Actor = { role: 'server' };

const titles = { works: 'Works well', develop: 'Needs development', neutral: 'Other' };
const columns = [
  { key: 'works', title: titles.works, tone: 'works' },
  { key: 'develop', title: titles.develop, tone: 'develop' },
  { key: 'neutral', title: titles.neutral, tone: 'neutral' },
];

/** The mutations that make a series with workshop W1 (steps `step:<kind>`) and W2 (`step:<kind>-2`). */
export function beginnings(seats = 6): Act[] {
  const acts: Act[] = [];
  const add = (actor: Actor, name: string, args: unknown) => acts.push({ actor, name, args });
  add(server, 'series.create', {
    id: 'series:s1',
    title: 'Close to home',
    purpose: '',
    language: 'sv',
    template: 'utvecklingsplan',
  });
  for (const key of ['o0', 'o1', 'o2']) {
    add(server, 'organisation.add', { id: `organisation:${key}`, name: key, kind: 'kommun' });
  }
  for (const key of ['r0', 'r1']) add(server, 'role.add', { id: `role:${key}`, name: key });
  for (const [at, suffix] of ['', '-2'].entries()) {
    const workshop = `workshop:w${at + 1}`;
    add(server, 'workshop.create', {
      id: workshop,
      code: `1234567${at}`,
      title: `Workshop ${at + 1}`,
      date: '2026-09-22',
      place: null,
      groupSize: 3,
    });
    for (const [order, kind] of stepKinds.entries()) {
      add(server, 'step.add', {
        id: `step:${kind}${suffix}`,
        workshop,
        kind,
        order,
        title: kind,
        instruction: '',
        questions: kind === 'poll' ? ['Can we do it?', 'Do we want it?'] : [],
        columns: kind === 'notes' ? columns : [],
        minutes: null,
        dotBudget: 5,
        dotMax: 3,
        scale: 'fist',
      });
    }
  }
  add(facilitator, 'workshop.open', { workshop: 'workshop:w1' });
  for (let i = 0; i < seats; i += 1) {
    const seat = `seat:p${i}`;
    const organisation = `organisation:o${i % 3}`;
    add(server, 'seat.take', { id: seat, organisation, role: `role:r${i % 2}`, name: null });
    add(server, 'seat.arrive', { seat, workshop: 'workshop:w1' });
  }
  return acts;
}

/** Groups, and the room at a step where something happens. */
export function opening(dice: Dice): Act[] {
  const groups = [0, 1].map((g) => ({
    id: `group:g${g}`,
    letter: g === 0 ? 'A' : 'B',
    place: null,
    seats: [0, 1, 2].map((i) => `seat:p${2 * i + g}`),
  }));
  const start = (step: string, from: string): Act => ({
    actor: facilitator,
    name: 'step.start',
    args: { step: `step:${step}`, from: `step:${from}` },
  });
  return [
    { actor: facilitator, name: 'group.form', args: { round: 'step:groups', groups } },
    start('notes', 'welcome'),
    ...(dice.chance(0.5)
      ? [start('poll', 'notes'), start('matrix', 'poll'), start('dots', 'matrix')]
      : []),
    // Now and then the other one is still to begin.
    ...(dice.chance(0.25)
      ? []
      : [{ actor: facilitator, name: 'workshop.open', args: { workshop: 'workshop:w2' } }]),
    {
      actor: facilitator,
      name: 'theme.create',
      args: { id: 'theme:t1', workshop: 'workshop:w1', title: 'Theme 1', notes: [] },
    },
    {
      actor: facilitator,
      name: 'theme.create',
      args: { id: 'theme:t2', workshop: 'workshop:w1', title: 'Theme 2', notes: [] },
    },
    {
      actor: facilitator,
      name: 'area.create',
      args: { id: 'area:a1', theme: 'theme:t1', title: 'Area' },
    },
    {
      actor: facilitator,
      name: 'action.create',
      args: { id: 'action:c1', area: 'area:a1', title: 'Action' },
    },
  ];
}
