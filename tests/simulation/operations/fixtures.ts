/** What every simulated series begins with: two workshops with their agendas, people and groups. */
import { newStep } from '../../../tests/support/new-step.ts';
import { stepKinds } from '#lib/workshop/kinds/models.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import {
  mutation,
  type ArgsOf,
  type DomainMutation,
  type MutationName,
} from '#lib/workshop/model/mutations.ts';
import { testedKinds } from '../../kinds/kinds.ts';
import { actorMutation, type ActorMutation } from './generators.ts';
import type { Random } from './random.ts';

/** Milliseconds since 1970. */
export const noon = 1_700_000_000_000;
export const facilitator: Actor = { role: 'facilitator', link: 'link:f0', device: 'device:f0' };
const server: Actor = { role: 'server' };

/** The mutations that make a series with workshop W1 (steps `step:<kind>`) and W2 (`step:<kind>-2`). */
export function seriesFixture(seats = 6): ActorMutation[] {
  const mutations: ActorMutation[] = [];
  const add = <Name extends MutationName>(actor: Actor, name: Name, args: ArgsOf<Name>) =>
    mutations.push(actorMutation(actor, name, args));
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
      secret: 'K7M4QTAB',
      title: `Workshop ${at + 1}`,
      date: '2026-09-22',
      place: null,
      groupSize: 3,
      draws: 'c5'.repeat(32),
    });
    for (const [order, kind] of stepKinds.entries()) {
      const about = { id: `step:${kind}${suffix}`, workshop, kind, order };
      add(server, 'step.add', newStep({ ...about, ...testedKinds[kind].fixture }));
    }
  }
  add(facilitator, 'workshop.open', { workshop: 'workshop:w1' });
  for (let i = 0; i < seats; i += 1) {
    const seat = `seat:p${i}`;
    const organisation = `organisation:o${i % 3}`;
    add(server, 'seat.take', { id: seat, organisation, role: `role:r${i % 2}`, name: null });
    add(server, 'seat.arrive', { seat, workshop: 'workshop:w1' });
  }
  return mutations;
}

/** Forms groups, and goes to a step in which something happens. */
export function openingFixture(random: Random): ActorMutation[] {
  const cafe = random.chance(0.3);
  const groups = [0, 1].map((g) => ({
    id: `group:g${g}`,
    letter: g === 0 ? 'A' : 'B',
    place: null,
    seats: [0, 1, 2].map((i) => `seat:p${2 * i + g}`),
    ...(cafe && { locked: false, cafe, after: null }),
  }));
  const acts = (mutations: readonly DomainMutation[]): ActorMutation[] =>
    mutations.map((made) => ({ actor: facilitator, ...made }));
  const start = (step: string, from: string) =>
    mutation('step.start', { step: `step:${step}`, from: `step:${from}` });
  const theme = { workshop: 'workshop:w1', notes: [] };
  const name = { step: 'step:naming', text: 'Trust', withdrawn: false };
  const namesShown = [
    mutation('proposal.put', { id: 'proposal:f0', ...name }),
    mutation('step.reveal', { step: 'step:naming', revealed: true }),
  ];
  const through = random.chance(0.5);
  const led = acts([
    mutation('group.form', { round: 'step:groups', groups }),
    start('groups', 'welcome'),
    start('brainwriting', 'groups'),
    start('notes', 'brainwriting'),
    ...(through
      ? [
          ...[start('placing', 'notes'), start('poll', 'placing')],
          ...[start('matrix', 'poll'), start('dots', 'matrix')],
          ...[start('cards', 'dots'), start('talk', 'cards'), start('naming', 'talk')],
          ...(random.chance(0.3) ? namesShown : []),
          start('decide', 'naming'),
          mutation('decision.write', {
            step: 'step:decide',
            number: 1,
            change: { course: 'adjust' },
          }),
          ...(random.chance(0.6)
            ? [
                mutation('step.edit', {
                  step: 'step:themes',
                  change: { sorters: random.pick(['everybody', 'groups']) },
                }),
                start('themes', 'decide'),
                ...(random.chance(0.4)
                  ? [mutation('step.reveal', { step: 'step:notes', revealed: true })]
                  : []),
              ]
            : []),
        ]
      : []),
    // Now and then the other one is still to begin.
    ...(random.chance(0.25) ? [] : [mutation('workshop.open', { workshop: 'workshop:w2' })]),
    mutation('theme.create', { id: 'theme:t1', title: 'Theme 1', ...theme }),
    mutation('theme.create', { id: 'theme:t2', title: 'Theme 2', ...theme }),
    mutation('standingItem.add', { id: 'standingItem:s1', text: 'Standing item' }),
    mutation('area.create', { id: 'area:a1', theme: 'theme:t1', title: 'Area' }),
    mutation('action.create', { id: 'action:c1', area: 'area:a1', title: 'Action' }),
  ]);
  const ahead = random.chance(0.3) ? sentInAhead() : [];
  if (!random.chance(0.4)) return [...ahead, ...led];
  // Somebody is asked about a note that is shown.
  const note = 'note:f0';
  const step = 'step:notes';
  const writer: Actor = { role: 'participant', seat: 'seat:p0', workshop: 'workshop:w1' };
  const written = mutation('note.post', { id: note, step, column: 'works', text: 'Note' });
  const other: Actor = { role: 'participant', seat: 'seat:p1', workshop: 'workshop:w1' };
  const theirs = mutation('note.post', { id: 'note:f1', step, column: 'works', text: 'Note' });
  const placing = { step: 'step:placing', choice: 'theme:t1', wish: null, also: null };
  return [
    ...ahead,
    ...led,
    { actor: writer, ...written },
    { actor: other, ...theirs },
    ...acts([
      mutation('step.reveal', { step, revealed: true }),
      mutation('inquiry.ask', { note, text: 'What do you mean?' }),
    ]),
    // They place theirs, and each is given that of the other to read.
    ...(through
      ? [
          { actor: writer, ...mutation('intent.place', { ...placing, note }) },
          { actor: other, ...mutation('intent.place', { ...placing, note: 'note:f1' }) },
          ...acts([mutation('check.deal', { step: 'step:placing', from: 'place', part: 'again' })]),
        ]
      : []),
  ];
}

/** Three who have sent something in before the second workshop begins. */
function sentInAhead(): ActorMutation[] {
  const workshop = 'workshop:w2';
  const step = 'step:notes-2';
  const early = actorMutation(facilitator, 'step.early', { step, openedAt: noon });
  return [
    early,
    ...['seat:p0', 'seat:p1', 'seat:p2'].flatMap((seat, at) => [
      actorMutation(server, 'seat.arrive', { seat, workshop }),
      actorMutation({ role: 'participant', seat, workshop }, 'note.post', {
        ...{ id: `note:e${at}`, step, column: 'works', text: 'Sent in' },
      }),
    ]),
  ];
}
