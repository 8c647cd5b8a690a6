import { describe, expect, test } from 'vitest';
import {
  seriesFixture,
  facilitator,
  noon,
  openingFixture,
  Series,
} from '../../../tests/simulation/series.ts';
import { allowed } from '../../../tests/simulation/model/authorization.ts';
import { actorMutation } from '../../../tests/simulation/operations/generators.ts';
import { Random } from '../../../tests/simulation/operations/random.ts';
import type { Actor, Role } from './model/actor.ts';
import type { ArgsOf, MutationName } from './model/mutations.ts';
import { seatsAt, waitingAt } from './people/attendance.ts';
import { groupOf } from './groups/membership.ts';
import { sharedDomain } from './domain.ts';
import type { DomainCode } from './refusals.ts';
import { mutators } from './registry.ts';
import { graceAfterClose } from './agenda/after-close.ts';

const roles: readonly Role[] = ['facilitator', 'participant', 'screen', 'reader', 'server'];
const w1 = 'workshop:w1';
const participant = (seat: string, workshop = w1): Actor => ({
  role: 'participant',
  seat: `seat:${seat}`,
  workshop,
});
const as: Readonly<Record<Role, Actor>> = {
  facilitator,
  participant: participant('p0'),
  screen: { role: 'screen', workshop: w1 },
  reader: { role: 'reader' },
  server: { role: 'server' },
};

/** A mutation and the code with which it is refused. */
type RefusalRow = {
  [Name in MutationName]: readonly [name: Name, args: ArgsOf<Name>, code: DomainCode];
}[MutationName];

/** At the notes step; p0 has written note:own, p1 note:other. */
function series(): Series {
  const made = new Series();
  const never = new Random(() => 0.99);
  for (const act of [...seriesFixture(), ...openingFixture(never)])
    made.must(act.actor, act.name, act.args);
  for (const [key, seat] of [
    ['own', 'p0'],
    ['other', 'p1'],
  ] as const) {
    made.must(participant(seat), 'note.post', {
      id: `note:${key}`,
      step: 'step:notes',
      column: 'works',
      text: key,
    });
  }
  return made;
}

const post = { id: 'note:new', step: 'step:notes', column: 'works', text: 'Ny' };
const placed = { step: 'step:matrix', theme: 'theme:t1', at: { effort: 1, impact: 2 } };
const cast = { step: 'step:poll', asked: 1, question: 0, value: 3, comment: null };
const stance = {
  action: 'action:c1',
  organisation: 'organisation:o0',
  stance: 'adopts',
  comment: null,
} as const;

function refusal<Name extends MutationName>(
  made: Series,
  actor: Actor,
  name: Name,
  args: ArgsOf<Name>,
): string | null {
  const before = made.records();
  const code = made.do(actorMutation(actor, name, args));
  if (code !== null) expect(made.records()).toEqual(before);
  return code;
}

describe('who may do what', () => {
  test('A1: the permission table has an entry for every mutator', () => {
    expect(Object.keys(allowed).toSorted()).toEqual([...mutators.keys()].toSorted());
  });

  test.each(
    Object.entries(allowed).flatMap(([name, may]) =>
      roles.map((role) => ({ name, role, may: may.includes(role) })),
    ),
  )(
    'A2: a role may run a mutator if and only if the permission table says so ($role, $name: $may)',
    ({ name, role, may }) => {
      const args = { note: 'note:own' };
      const refused = sharedDomain.authorize(series().store, name, args, {
        actor: as[role],
        now: noon,
      });
      expect(refused).toEqual(may ? undefined : { refused: 'access.not-allowed' });
    },
  );

  test('A3: participants may act only while their workshop is open and their seat has not been removed', () => {
    const made = series();
    expect(refusal(made, participant('p0', 'workshop:none'), 'note.post', post)).toBe(
      'workshop.unknown',
    );
    expect(refusal(made, participant('nobody'), 'note.post', post)).toBe('access.removed');
    made.must(facilitator, 'seat.remove', { seat: 'seat:p0', removed: true });
    expect(refusal(made, participant('p0'), 'note.post', post)).toBe('access.removed');
    made.must(facilitator, 'seat.remove', { seat: 'seat:p0', removed: false });
    made.must(facilitator, 'workshop.close', { workshop: w1 });
    for (const name of Object.keys(allowed).filter((key) =>
      allowed[key]?.includes('participant'),
    )) {
      const judged = sharedDomain.authorize(
        made.store,
        name,
        { note: 'note:own' },
        { actor: participant('p0'), now: noon + graceAfterClose },
      );
      expect({ name, ...judged }).toEqual({ name, refused: 'workshop.closed' });
    }
    made.must(facilitator, 'workshop.open', { workshop: w1 });
    expect(refusal(made, participant('p0'), 'note.post', post)).toBeNull();
    const planned = new Series(made.store.all());
    const w2 = planned.store.get('workshop', 'workshop:w2');
    if (w2) planned.store.put({ ...w2, state: 'planned' });
    expect(refusal(planned, participant('p0', 'workshop:w2'), 'note.post', post)).toBe(
      'workshop.not-open',
    );
  });

  test('A4: only its author may edit or withdraw a note, and the refusal does not reveal whether the note exists', () => {
    const made = series();
    for (const note of ['note:other', 'note:none']) {
      expect(refusal(made, as.participant, 'note.edit', { note, text: 'Min' })).toBe(
        'access.not-yours',
      );
      expect(refusal(made, as.participant, 'note.withdraw', { note, withdrawn: true })).toBe(
        'access.not-yours',
      );
    }
    expect(refusal(made, as.participant, 'note.post', { ...post, id: 'note:other' })).toBe(
      'access.not-yours',
    );
    expect(
      refusal(made, as.participant, 'note.edit', { note: 'note:own', text: 'Min' }),
    ).toBeNull();
    expect(
      refusal(made, as.participant, 'note.withdraw', { note: 'note:own', withdrawn: true }),
    ).toBeNull();
  });

  test('A5: only a representative of an organisation may set or clear its stance', () => {
    const made = series();
    expect(refusal(made, as.participant, 'stance.set', stance)).toBe('stance.not-representative');
    made.must(as.participant, 'seat.represent', { representative: true });
    const other = { ...stance, organisation: 'organisation:o1' };
    expect(refusal(made, as.participant, 'stance.set', other)).toBe('stance.other-organisation');
    expect(refusal(made, as.participant, 'stance.set', stance)).toBeNull();
    const { action, organisation } = stance;
    made.must(participant('p1'), 'seat.represent', { representative: true });
    expect(refusal(made, participant('p1'), 'stance.clear', { action, organisation })).toBe(
      'stance.other-organisation',
    );
    // p3 is of the same organisation, and does not speak for it.
    expect(refusal(made, participant('p3'), 'stance.clear', { action, organisation })).toBe(
      'stance.not-representative',
    );
    expect(refusal(made, as.participant, 'stance.clear', { action, organisation })).toBeNull();
  });

  test('A6: a participant whose organisation changes does not become a representative of the new one automatically', () => {
    const made = series();
    made.must(as.participant, 'seat.represent', { representative: true });
    made.must(facilitator, 'seat.correct', {
      seat: 'seat:p0',
      organisation: 'organisation:o1',
      role: 'role:r0',
    });
    expect(
      refusal(made, as.participant, 'stance.set', { ...stance, organisation: 'organisation:o1' }),
    ).toBe('stance.not-representative');
    made.must(as.participant, 'seat.represent', { representative: true });
    made.must(as.server, 'seat.take', {
      id: 'seat:p0',
      organisation: 'organisation:o2',
      role: 'role:r0',
      name: null,
    });
    expect(made.store.get('seat', 'seat:p0')?.representative).toBe(false);
  });

  const none = 'none';
  test.each<RefusalRow>([
    ['series.edit', { series: `series:${none}`, change: {} }, 'series.unknown'],
    [
      'organisation.edit',
      { organisation: `organisation:${none}`, name: 'x', kind: 'kommun' },
      'organisation.unknown',
    ],
    ['organisation.remove', { organisation: `organisation:${none}` }, 'organisation.unknown'],
    [
      'organisation.merge',
      { from: `organisation:${none}`, into: 'organisation:o0' },
      'organisation.unknown',
    ],
    [
      'organisation.merge',
      { from: 'organisation:o0', into: `organisation:${none}` },
      'organisation.unknown',
    ],
    [
      'organisation.merge',
      { from: 'organisation:o0', into: 'organisation:o0' },
      'organisation.same',
    ],
    ['organisation.unmerge', { organisation: `organisation:${none}` }, 'organisation.unknown'],
    ['role.edit', { role: `role:${none}`, name: 'x' }, 'role.unknown'],
    ['role.remove', { role: `role:${none}` }, 'role.unknown'],
    ['role.merge', { from: `role:${none}`, into: 'role:r0' }, 'role.unknown'],
    ['role.merge', { from: 'role:r0', into: `role:${none}` }, 'role.unknown'],
    ['role.merge', { from: 'role:r0', into: 'role:r0' }, 'role.same'],
    ['role.unmerge', { role: `role:${none}` }, 'role.unknown'],
    ['workshop.edit', { workshop: `workshop:${none}`, change: {} }, 'workshop.unknown'],
    ['workshop.open', { workshop: `workshop:${none}` }, 'workshop.unknown'],
    ['workshop.close', { workshop: `workshop:${none}` }, 'workshop.unknown'],
    ['workshop.approve', { workshop: `workshop:${none}`, approve: true }, 'workshop.unknown'],
    ['seat.admit', { workshop: `workshop:${none}`, seats: ['seat:p0'] }, 'workshop.unknown'],
    ['seat.admit', { workshop: w1, seats: [`seat:${none}`] }, 'seat.unknown'],
    ['workshop.lock', { workshop: `workshop:${none}`, locked: true }, 'workshop.unknown'],
    ['workshop.show', { workshop: `workshop:${none}`, screen: 'blank' }, 'workshop.unknown'],
    ['step.edit', { step: `step:${none}`, change: {} }, 'step.unknown'],
    ['step.remove', { step: `step:${none}` }, 'step.unknown'],
    ['step.start', { step: `step:${none}`, from: null }, 'step.unknown'],
    ['step.time', { step: `step:${none}`, endsAt: null, pausedLeft: null }, 'step.unknown'],
    ['step.reveal', { step: `step:${none}`, revealed: true }, 'step.unknown'],
    ['seat.arrive', { seat: `seat:${none}`, workshop: w1 }, 'seat.unknown'],
    ['seat.arrive', { seat: 'seat:p0', workshop: `workshop:${none}` }, 'workshop.unknown'],
    [
      'seat.take',
      { id: 'seat:new', organisation: `organisation:${none}`, role: 'role:r0', name: null },
      'organisation.unknown',
    ],
    [
      'seat.take',
      { id: 'seat:new', organisation: 'organisation:o0', role: `role:${none}`, name: null },
      'role.unknown',
    ],
    [
      'seat.correct',
      { seat: `seat:${none}`, organisation: 'organisation:o0', role: 'role:r0' },
      'seat.unknown',
    ],
    ['seat.remove', { seat: `seat:${none}`, removed: true }, 'seat.unknown'],
    ['group.form', { round: `step:${none}`, groups: [] }, 'step.unknown'],
    [
      'group.form',
      {
        round: 'step:groups',
        groups: [{ id: 'group:n', letter: 'A', place: null, seats: [`seat:${none}`] }],
      },
      'seat.unknown',
    ],
    [
      'group.form',
      { round: 'step:notes', groups: [{ id: 'group:g0', letter: 'A', place: null, seats: [] }] },
      'group.unknown',
    ],
    ['group.place', { group: `group:${none}`, place: null }, 'group.unknown'],
    ['move.announce', { group: `group:${none}`, seat: 'seat:p0' }, 'group.unknown'],
    ['move.announce', { group: 'group:g0', seat: `seat:${none}` }, 'seat.unknown'],
    ['note.post', { ...post, step: `step:${none}` }, 'step.unknown'],
    ['note.post', { ...post, step: 'step:notes-2' }, 'step.unknown'],
    ['note.post', { ...post, step: 'step:dots' }, 'step.not-now'],
    ['note.post', { ...post, column: none }, 'note.unknown-column'],
    ['note.place', { notes: [`note:${none}`], theme: null, parked: true }, 'note.unknown'],
    ['note.place', { notes: ['note:own'], theme: `theme:${none}`, parked: false }, 'theme.unknown'],
    ['note.hide', { note: `note:${none}`, hidden: true }, 'note.unknown'],
    [
      'theme.create',
      { id: 'theme:n', workshop: w1, title: 'x', notes: [`note:${none}`] },
      'note.unknown',
    ],
    [
      'theme.create',
      { id: 'theme:n', workshop: `workshop:${none}`, title: 'x', notes: [] },
      'workshop.unknown',
    ],
    ['theme.keyword', { theme: `theme:${none}`, keyword: 'x', present: true }, 'theme.unknown'],
    ['claim.set', { workshop: `workshop:${none}`, name: null, notes: [] }, 'workshop.unknown'],
    ['theme.quote', { theme: `theme:${none}`, note: 'note:own', present: true }, 'theme.unknown'],
    ['theme.quote', { theme: 'theme:t1', note: `note:${none}`, present: true }, 'note.unknown'],
    ['summary.write', { about: `theme:${none}`, text: 'x' }, 'theme.unknown'],
    ['summary.write', { about: `workshop:${none}`, text: 'x' }, 'workshop.unknown'],
    ['summary.show', { about: 'theme:t1', shown: true }, 'summary.unknown'],
    ['theme.rename', { theme: `theme:${none}`, title: 'x' }, 'theme.unknown'],
    ['theme.sort', { theme: `theme:${none}`, nature: null }, 'theme.unknown'],
    ['standingItem.word', { item: `standingItem:${none}`, text: 'x' }, 'standing.unknown'],
    ['standingItem.turn', { item: `standingItem:${none}`, state: 'ended' }, 'standing.unknown'],
    ['standingItem.move', { item: `standingItem:${none}`, order: 1 }, 'standing.unknown'],
    [
      'standingItem.raise',
      { item: `standingItem:${none}`, workshop: w1, raised: true },
      'standing.unknown',
    ],
    ['standingItem.remove', { item: `standingItem:${none}` }, 'standing.unknown'],
    ['theme.move', { theme: `theme:${none}`, order: 1 }, 'theme.unknown'],
    ['theme.merge', { from: `theme:${none}`, into: 'theme:t1' }, 'theme.unknown'],
    ['theme.merge', { from: 'theme:t1', into: `theme:${none}` }, 'theme.unknown'],
    ['theme.merge', { from: 'theme:t1', into: 'theme:t1' }, 'theme.same'],
    ['theme.remove', { theme: `theme:${none}` }, 'theme.unknown'],
    ['dot.set', { step: `step:${none}`, theme: 'theme:t1', dots: 1 }, 'step.unknown'],
    ['dot.set', { step: 'step:dots', theme: 'theme:t1', dots: 1 }, 'step.not-now'],
    ['placement.set', { ...placed, step: `step:${none}` }, 'step.unknown'],
    ['placement.set', placed, 'step.not-now'],
    ['ballot.cast', { ...cast, step: `step:${none}` }, 'step.unknown'],
    ['ballot.cast', cast, 'step.not-now'],
    ['ballot.ask', { step: `step:${none}`, asked: 2 }, 'step.unknown'],
    ['ballot.ask', { step: 'step:notes', asked: 2 }, 'step.not-now'],
    ['step.early', { step: `step:${none}`, openedAt: null }, 'step.unknown'],
    ['step.early', { step: 'step:notes', openedAt: null }, 'step.not-now'],
    ['ballot.ask', { step: 'step:poll', asked: 2 }, 'step.not-now'],
    ['speaker.line', { step: `step:${none}`, line: [] }, 'step.unknown'],
    [
      'speaker.line',
      { step: 'step:notes', line: [{ who: `seat:${none}`, label: 'x' }] },
      'speaker.unknown',
    ],
    ['speaker.call', { step: 'step:notes', speaker: `speaker:${none}` }, 'speaker.unknown'],
    ['speaker.mark', { speaker: `speaker:${none}`, state: 'done' }, 'speaker.unknown'],
    ['speaker.ask', { step: 'step:poll', asking: true }, 'step.not-now'],
    ['ready.set', { step: 'step:poll', ready: true }, 'step.not-now'],
    ['area.create', { id: 'area:n', theme: `theme:${none}`, title: 'x' }, 'theme.unknown'],
    ['area.edit', { area: `area:${none}`, change: {} }, 'area.unknown'],
    ['area.remove', { area: `area:${none}`, removed: true }, 'area.unknown'],
    ['action.create', { id: 'action:n', area: `area:${none}`, title: 'x' }, 'area.unknown'],
    ['action.edit', { action: `action:${none}`, change: {} }, 'action.unknown'],
    [
      'action.edit',
      { action: 'action:c1', change: { organisation: `organisation:${none}` } },
      'organisation.unknown',
    ],
    [
      'action.edit',
      { action: 'action:c1', change: { others: [`organisation:${none}`] } },
      'organisation.unknown',
    ],
    [
      'action.edit',
      { action: 'action:c1', change: { start: '2026-10-02', due: '2026-10-01' } },
      'action.dates',
    ],
    [
      'action.edit',
      { action: 'action:c1', change: { start: '2026-10-02', followUp: '2026-10-01' } },
      'action.dates',
    ],
    ['action.remove', { action: `action:${none}`, removed: true }, 'action.unknown'],
    ['stance.set', { ...stance, action: `action:${none}` }, 'action.unknown'],
  ])(
    'A7: a reference to a missing or unsuitable entity is refused with its specific code and changes nothing (%s %j)',
    (name, args, code) => {
      const made = series();
      made.must(as.participant, 'seat.represent', { representative: true });
      const role = allowed[name]?.[0] ?? 'reader';
      expect(refusal(made, as[role], name, args)).toBe(code);
    },
  );

  test('A8: a step, column or organisation that is in use cannot be removed', () => {
    const made = series();
    expect(refusal(made, facilitator, 'step.remove', { step: 'step:notes' })).toBe('step.in-use');
    expect(
      refusal(made, facilitator, 'step.edit', { step: 'step:notes', change: { columns: [] } }),
    ).toBe('step.in-use');
    expect(
      refusal(made, facilitator, 'organisation.remove', { organisation: 'organisation:o0' }),
    ).toBe('organisation.in-use');
    made.must(facilitator, 'organisation.add', {
      id: 'organisation:n',
      name: 'Ny',
      kind: 'kommun',
    });
    made.must(facilitator, 'action.edit', {
      action: 'action:c1',
      change: { others: ['organisation:n'] },
    });
    expect(
      refusal(made, facilitator, 'organisation.remove', { organisation: 'organisation:n' }),
    ).toBe('organisation.in-use');
    // Groups formed ahead, for a step that nobody has come to yet.
    made.must(facilitator, 'group.form', {
      round: 'step:plan',
      groups: [{ id: 'group:p', letter: 'A', place: null, seats: [] }],
    });
    expect(refusal(made, facilitator, 'step.remove', { step: 'step:plan' })).toBe('step.in-use');
  });

  test('A9: a workshop that is locked, full or closed admits nobody new and keeps the participants it has', () => {
    const made = series();
    made.must(as.server, 'seat.take', {
      id: 'seat:late',
      organisation: 'organisation:o0',
      role: 'role:r0',
      name: null,
    });
    const arrive = { seat: 'seat:late', workshop: w1 };
    made.must(facilitator, 'workshop.lock', { workshop: w1, locked: true });
    expect(refusal(made, as.server, 'seat.arrive', arrive)).toBe('workshop.locked');
    expect(refusal(made, as.server, 'seat.arrive', { ...arrive, seat: 'seat:p0' })).toBeNull();
    made.must(facilitator, 'workshop.close', { workshop: w1 });
    expect(refusal(made, as.server, 'seat.arrive', arrive)).toBe('workshop.closed');
    made.must(facilitator, 'seat.remove', { seat: 'seat:late', removed: true });
    expect(refusal(made, as.server, 'seat.arrive', arrive)).toBe('access.removed');
  });

  test('A10: a participant waiting for admission may not act and is in no group, and is treated like everybody else once admitted', () => {
    const made = series();
    made.must(facilitator, 'workshop.approve', { workshop: w1, approve: true });
    made.must(as.server, 'seat.take', {
      id: 'seat:late',
      organisation: 'organisation:o0',
      role: 'role:r0',
      name: null,
    });
    made.must(as.server, 'seat.arrive', { seat: 'seat:late', workshop: w1 });
    const late = participant('late');
    const ids = (seats: readonly { id: string }[]) => seats.map(({ id }) => id);
    expect(ids(waitingAt(made.store, w1))).toEqual(['seat:late']);
    expect(ids(seatsAt(made.store, w1))).not.toContain('seat:late');
    expect(refusal(made, late, 'note.post', post)).toBe('access.waiting');
    expect(refusal(made, late, 'seat.represent', { representative: true })).toBe('access.waiting');
    const move = { seat: 'seat:late', group: 'group:g0' };
    expect(refusal(made, facilitator, 'move.announce', move)).toBe('seat.waiting');
    const group = { id: 'group:g9', letter: 'A', place: null, seats: ['seat:late'] };
    const form = { round: 'step:groups', groups: [group] };
    expect(refusal(made, facilitator, 'group.form', form)).toBe('seat.waiting');
    // Coming again, being shown out and let back, or the wish taken back: none of them lets in.
    made.must(as.server, 'seat.arrive', { seat: 'seat:late', workshop: w1 });
    for (const removed of [true, false]) {
      made.must(facilitator, 'seat.remove', { seat: 'seat:late', removed });
    }
    made.must(facilitator, 'workshop.approve', { workshop: w1, approve: false });
    expect(ids(waitingAt(made.store, w1))).toEqual(['seat:late']);
    expect(made.store.list('membership').some(({ seat }) => seat === 'seat:late')).toBe(false);

    made.must(facilitator, 'seat.admit', { workshop: w1, seats: ['seat:late'] });
    expect(waitingAt(made.store, w1)).toEqual([]);
    expect(groupOf(made.store, 'step:groups', 'seat:late')).not.toBeNull();
    expect(refusal(made, late, 'note.post', post)).toBeNull();
  });
});
