import type { ArgsOf, DomainMutation, MutationName } from '#lib/workshop/model/mutations.ts';
import { mutation } from '#lib/workshop/model/mutations.ts';
import { columnsOf } from '#lib/workshop/notes/columns.ts';
import BetterSqlite3 from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { protocolVersion } from '#lib/sync/protocol/protocol.ts';
import { groupLetter } from '#lib/methods/group-letters.ts';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { seatsAt, waitingAt } from '#lib/workshop/people/attendance.ts';
import { presenceId } from '#lib/workshop/model/presence.ts';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import type { StepSettings } from '#lib/workshop/model/step.ts';
import { newStep } from '../../../../tests/support/new-step.ts';
import { must } from '../../../../tests/support/workshop-builder.ts';
import { copyDatabase } from '../backup/copy-database.ts';
import { addWorkshop } from '../setup/create-series.ts';
import { chosenAgenda } from '../setup/agenda.ts';
import { defaultWorkshopForm, workshopInput } from '../setup/series-form.ts';
import {
  maxUnobserved,
  maxDuration,
  maxRehearsals,
  peopleIn,
  type Rehearsal,
} from './rehearsals.ts';
import {
  everything,
  facilitator,
  newSeries,
  openContext,
  roomOf,
  rowsOf,
  type TestContext,
} from './testing/server-context.ts';

async function begun(context: TestContext, people = 24) {
  const made = await newSeries(context);
  return { ...made, ...(await rehearse(context, made, people)) };
}

async function rehearse(
  context: TestContext,
  made: Awaited<ReturnType<typeof newSeries>>,
  people = 24,
) {
  const result = await context.rehearsals.begin(made.room, made.place, people);
  if (!result.ok) throw new Error(result.code);
  const { rehearsal } = result;
  const copy = await roomOf(context, rehearsal.series);
  const lead = <Name extends MutationName>(name: Name, args: ArgsOf<Name>): Promise<void> =>
    must(copy, facilitator, [{ name, args } as DomainMutation]);
  return { rehearsal, copy, lead };
}

type Begun = Awaited<ReturnType<typeof begun>>;

/** Puts a step of its own before the last one. */
async function add(
  made: Pick<Begun, 'room' | 'place'>,
  kind: StepKind,
  about: Partial<StepSettings>,
) {
  const { workshop } = made.place;
  const steps = stepsOf(made.room.store, workshop);
  const last = steps.at(-1)?.order ?? 0;
  const before = steps.at(-2)?.order ?? 0;
  await must(made.room, facilitator, [
    mutation(
      'step.add',
      newStep({ id: `step:own-${kind}`, workshop, kind, order: (before + last) / 2, ...about }),
    ),
  ]);
}

/** Goes to the next step of a kind. */
async function goTo(
  { copy, rehearsal, lead }: Pick<Begun, 'copy' | 'rehearsal' | 'lead'>,
  kind: StepKind,
) {
  const from = copy.store.get('workshop', rehearsal.workshop)?.step ?? null;
  const step = stepsOf(copy.store, rehearsal.workshop).find((step) => step.kind === kind);
  if (!step) throw new Error(`there is no step of ${kind}`);
  await lead('step.start', { step: step.id, from });
  return step;
}

const opening = ({ workshop }: Rehearsal) => ['workshop.open', { workshop }] as const;

test('RH3: simulated participants arrive unevenly, act in every kind of step, and are never refused', async () => {
  const context = openContext();
  const made = await newSeries(context);
  await add(made, 'round', {});
  await add(made, 'talk', {});
  await add(made, 'matrix', {});
  await add(made, 'poll', { questions: ['Kan vi göra så?', 'Vill vi det?'], scale: 'gradients' });
  const stage = { ...made, ...(await rehearse(context, made, 40)) };
  const { copy, rehearsal, lead } = stage;
  const { store } = copy;
  await context.advance(5);
  expect(seatsAt(store, rehearsal.workshop)).toEqual([]);

  await lead(...opening(rehearsal));
  await context.advance(6);
  const first = seatsAt(store, rehearsal.workshop).length;
  expect(first).toBeGreaterThan(2);
  expect(first).toBeLessThan(25);
  await context.advance(24);
  const seats = seatsAt(store, rehearsal.workshop);
  expect(seats.length).toBeGreaterThanOrEqual(32);
  expect(seats.length).toBeLessThan(40);
  const sizes = [...Map.groupBy(seats, (seat) => seat.organisation).values()].map(
    (own) => own.length,
  );
  expect(sizes).toHaveLength(3);
  expect(new Set(sizes).size).toBeGreaterThan(1);
  expect(new Set(seats.map(({ role }) => role)).size).toBeGreaterThan(3);
  await copy.settled();
  expect(seats.filter(({ id }) => !store.get('presence', presenceId(id)))).toEqual([]);

  // By interest, where there is something to choose from.
  const groups = await goTo(stage, 'groups');
  const questions = ['Hemgång', 'Barn och unga', 'Psykisk hälsa'];
  const change = { grouping: 'interest', questions } as const;
  await lead('step.edit', { step: groups.id, change });
  await context.advance(30);
  expect(store.list('interest').length).toBeGreaterThan(30);
  const half = Math.ceil(seats.length / 2);
  const formed = [seats.slice(0, half), seats.slice(half)].map((own, at) => ({
    ...{ id: `group:g${at}`, letter: groupLetter(at), place: null },
    seats: own.map(({ id }) => id),
  }));
  await lead('group.form', { round: groups.id, groups: formed });
  const [mover] = seats;
  await lead('move.announce', { seat: mover?.id ?? '', group: 'group:g1' });
  await context.advance(32);
  const moved = store.list('membership').find(({ seat }) => seat === mover?.id);
  expect(moved?.group).toBe('group:g1');

  const writing = await goTo(stage, 'notes');
  await context.advance(40);
  const notes = store.list('note').filter(({ step }) => step === writing.id);
  const writers = new Set(notes.map(({ author }) => author));
  expect(notes.length).toBeGreaterThan(40);
  expect(writers.size).toBeGreaterThan(25);
  expect(writers.size).toBeLessThan(40);
  expect(new Set(notes.map(({ column }) => column)).size).toBe(columnsOf(writing).length);
  expect(notes.every(({ text, group }) => !text.includes('{') && group !== null)).toBe(true);
  // Hardly anybody says what somebody else has said.
  expect(new Set(notes.map(({ text }) => text)).size).toBeGreaterThan(notes.length * 0.85);

  await lead('step.reveal', { step: writing.id, revealed: true });
  const themes = ['a', 'b', 'c', 'd'].map((key) => `theme:${key}`);
  for (const [at, id] of themes.entries()) {
    const own = notes.filter((_, index) => index % 4 === at).map((note) => note.id);
    await lead('theme.create', { id, workshop: rehearsal.workshop, title: id, notes: own });
  }
  const voting = await goTo(stage, 'dots');
  await context.advance(36);
  const dots = store.list('dot').filter(({ step, dots: n }) => step === voting.id && n > 0);
  expect(new Set(dots.map(({ seat }) => seat)).size).toBeGreaterThan(30);
  expect(new Set(dots.map(({ theme }) => theme)).size).toBeGreaterThan(2);
  await lead('step.reveal', { step: voting.id, revealed: true });

  await goTo(stage, 'round');
  await context.advance(30);
  expect(store.list('speaker').length).toBeGreaterThan(0);
  const talking = await goTo(stage, 'talk');
  await context.advance(40);
  expect(store.list('ready').filter(({ step }) => step === talking.id).length).toBeGreaterThan(20);

  const matrix = await goTo(stage, 'matrix');
  await context.advance(36);
  const placed = store.list('placement').filter(({ step }) => step === matrix.id);
  expect(placed.length).toBeGreaterThan(100);
  expect(new Set(placed.map(({ effort, impact }) => `${effort} ${impact}`)).size).toBeGreaterThan(
    4,
  );

  const poll = await goTo(stage, 'poll');
  await context.advance(30);
  const answers = store.list('ballot').filter(({ step }) => step === poll.id);
  expect(answers.filter(({ question }) => question === 1).length).toBeGreaterThan(30);
  expect(answers.some(({ comment }) => comment !== null)).toBe(true);
  await lead('step.reveal', { step: poll.id, revealed: true });
  await lead('ballot.ask', { step: poll.id, asked: 2 });
  await context.advance(30);
  expect(store.list('ballot').filter(({ asked }) => asked === 2).length).toBeGreaterThan(60);

  await goTo(stage, 'plan');
  const organisations = store.list('organisation').map(({ id }) => id);
  await lead('area.create', { id: 'area:a', theme: 'theme:a', title: 'Hemgång' });
  for (const key of ['a', 'b']) {
    await lead('action.create', { id: `action:${key}`, area: 'area:a', title: `Åtgärd ${key}` });
    await context.advance(1);
    const named = { organisation: organisations[0], others: organisations.slice(1) };
    await lead('action.edit', { action: `action:${key}`, change: named });
  }
  await context.advance(40);
  const stances = store.list('stance');
  expect(stances).toHaveLength(6);
  const representing = seatsAt(store, rehearsal.workshop).filter((seat) => seat.representative);
  expect(representing.map(({ organisation }) => organisation).toSorted()).toEqual(
    organisations.toSorted(),
  );

  await goTo(stage, 'close');
  await lead('workshop.close', { workshop: rehearsal.workshop });
  await context.advance(30);
  expect(seatsAt(store, rehearsal.workshop)).toHaveLength(40);
  expect([...context.rehearsals.refusedIn(rehearsal.series)]).toEqual([]);
  expect(context.faults).toEqual([]);
});

test('RH2: ending a rehearsal deletes its rows from every table and leaves everything else byte for byte unchanged', async () => {
  const context = openContext();
  const made = await newSeries(context);
  const before = everything(context);
  const { rehearsal, copy, lead } = await rehearse(context, made);
  const cookie = context.rehearsals.admit(() => undefined, rehearsal);
  await lead(...opening(rehearsal));
  await context.advance(20);
  await goTo({ copy, rehearsal, lead }, 'notes');
  await context.advance(20);
  const [note] = copy.store.list('note');
  expect(note).toBeDefined();
  const tables = Object.entries(everything(context)).filter(([, rows]) => rows.length > 0);
  expect(tables.length).toBeGreaterThan(10);
  const [seat] = copy.store.list('seat');
  context.access.createPersonalCode(rehearsal.series, seat?.id ?? '');

  await context.rehearsals.end(rehearsal.series);
  expect(rowsOf(context, rehearsal.series)).toBe(0);
  expect(everything(context)).toEqual(before);
  expect(context.timers()).toBe(0);
  expect(context.rehearsals.of(made.place)).toBeNull();
  expect(await context.rooms.room(rehearsal.series)).toBeNull();
  expect(cookie).not.toBeNull();
  const read = (name: string) => (name === cookie?.name ? cookie.value : undefined);
  expect(context.access.actor(read, rehearsal.series, { as: 'facilitator' })).toBeNull();
  // Nor can it be read out of the file.
  const bytes = Buffer.concat([readFileSync(context.file), readFileSync(`${context.file}-wal`)]);
  expect(bytes.includes(made.place.series)).toBe(true);
  expect(bytes.includes(rehearsal.series)).toBe(false);
  expect(bytes.includes(note?.text ?? '')).toBe(false);
  // Ending once more is nothing, and the workshop can be rehearsed again.
  await context.rehearsals.end(rehearsal.series);
  expect((await context.rehearsals.begin(made.room, made.place, 6)).ok).toBe(true);
  expect(context.faults).toEqual([]);
});

test('RH4: simulated participants stay outside a locked workshop, and wait for admission where it is required', async () => {
  const context = openContext();
  const made = await newSeries(context);
  const approve = { workshop: made.place.workshop, approve: true };
  await must(made.room, facilitator, [mutation('workshop.approve', approve)]);
  const { rehearsal, copy, lead } = await rehearse(context, made, 12);
  const { workshop } = rehearsal;
  await lead(...opening(rehearsal));
  await goTo({ copy, rehearsal, lead }, 'notes');
  await context.advance(8);
  const waiting = waitingAt(copy.store, workshop);
  expect(waiting.length).toBeGreaterThan(2);
  await lead('workshop.lock', { workshop, locked: true });
  await context.advance(40);
  expect(waitingAt(copy.store, workshop)).toHaveLength(waiting.length);
  expect(copy.store.list('note')).toEqual([]);
  await lead('seat.admit', { workshop, seats: waiting.map(({ id }) => id) });
  await lead('workshop.approve', { workshop, approve: false });
  await lead('workshop.lock', { workshop, locked: false });
  await context.advance(40);
  expect(waitingAt(copy.store, workshop)).toEqual([]);
  expect(seatsAt(copy.store, workshop).length).toBeGreaterThan(waiting.length);
  expect(copy.store.list('note').length).toBeGreaterThan(0);
  // Shown out, somebody does nothing; let in again, is there again.
  const [someone] = waiting;
  await lead('seat.remove', { seat: someone?.id ?? '', removed: true });
  await context.advance(2);
  await copy.settled();
  expect(copy.store.get('presence', presenceId(someone?.id ?? ''))).toBeUndefined();
  await lead('seat.remove', { seat: someone?.id ?? '', removed: false });
  await context.advance(2);
  await copy.settled();
  expect(copy.store.get('presence', presenceId(someone?.id ?? ''))).toBeDefined();
  expect([...context.rehearsals.refusedIn(rehearsal.series).keys()]).toEqual(['workshop.locked']);
});

test('RH5: there is at most one rehearsal per series and three per server, and none of a workshop that has begun or is itself a rehearsal', async () => {
  const context = openContext();
  const made = await newSeries(context);
  const both = await Promise.all([
    context.rehearsals.begin(made.room, made.place, 12),
    context.rehearsals.begin(made.room, made.place, 24),
  ]);
  expect(both[0]).toBe(both[1]);
  if (!both[0].ok) throw new Error(both[0].code);
  const { rehearsal } = both[0];
  expect(await context.rehearsals.begin(made.room, made.place, 24)).toEqual(both[0]);
  expect(context.rehearsals.at(rehearsal.series)).toEqual(rehearsal);
  expect(context.rehearsals.at(made.place.series)).toBeNull();
  const copy = await roomOf(context, rehearsal.series);
  const itself = { series: rehearsal.series, workshop: rehearsal.workshop };
  expect(await context.rehearsals.begin(copy, itself, 24)).toEqual({
    ...{ ok: false, code: 'rehearsal.itself' },
  });
  const next = {
    id: 'workshop:next',
    code: '48217399',
    secret: 'K7M4QTAB',
    title: 'Nästa',
    date: '2027-01-01',
  };
  await must(made.room, { role: 'server' }, [
    mutation('workshop.create', { ...next, place: null, groupSize: 4 }),
  ]);
  expect(
    await context.rehearsals.begin(made.room, { ...made.place, workshop: next.id }, 24),
  ).toEqual({ ok: false, code: 'rehearsal.other' });
  for (let more = 1; more < maxRehearsals; more += 1) await begun(context, 6);
  const other = await newSeries(context);
  const refused = await context.rehearsals.begin(other.room, other.place, 24);
  expect(refused).toEqual({ ok: false, code: 'rehearsal.too-many' });
  await context.rehearsals.end(rehearsal.series);
  const args = { workshop: other.place.workshop };
  await must(other.room, facilitator, [mutation('workshop.open', args)]);
  const late = await context.rehearsals.begin(other.room, other.place, 24);
  expect(late).toEqual({ ok: false, code: 'rehearsal.begun' });
  const asked = ['6', '60', '5', '61', '7.5', '', 'många', null].map(peopleIn);
  expect(asked).toEqual([6, 60, 24, 24, 24, 24, 24, 24]);
});

test('RH6: an unwatched rehearsal ends by itself, failed deletion is retried, and leftovers of an earlier process are deleted at start-up', async () => {
  const context = openContext();
  const { rehearsal, lead } = await begun(context, 6);
  await lead(...opening(rehearsal));
  await context.advance(30);
  const copy = await roomOf(context, rehearsal.series);
  const silent = () => undefined;
  const peer = { send: silent, join: silent, leave: silent, close: silent };
  const page = copy.connect(peer, { role: 'screen', workshop: rehearsal.workshop });
  page.receive({ t: 'hello', protocol: protocolVersion, epoch: null, since: {}, clients: [] });
  // While somebody looks on, for hours.
  context.clock.now += maxUnobserved + 60_000;
  await context.advance(1);
  expect(rowsOf(context, rehearsal.series)).toBeGreaterThan(0);
  page.closed();
  await context.advance(60);
  expect(rowsOf(context, rehearsal.series)).toBeGreaterThan(0);
  context.clock.now += maxUnobserved - 60_000;
  await context.advance(1);
  expect(rowsOf(context, rehearsal.series)).toBe(0);
  expect(context.timers()).toBe(0);

  const long = await begun(context, 6);
  const watched = await roomOf(context, long.rehearsal.series);
  const host = watched.connect(peer, facilitator);
  host.receive({ t: 'hello', protocol: protocolVersion, epoch: null, since: {}, clients: [] });
  await context.advance(1);
  context.clock.now += maxDuration;
  await context.advance(1);
  expect(rowsOf(context, long.rehearsal.series)).toBe(0);

  // On a disk that takes nothing it is over all the same, and erased as soon as it can be.
  const stuck = await begun(context, 6);
  context.db.$client.pragma('query_only = ON');
  await expect(context.rehearsals.end(stuck.rehearsal.series)).rejects.toThrow();
  expect(context.rehearsals.of(stuck.place)).toBeNull();
  expect(rowsOf(context, stuck.rehearsal.series)).toBeGreaterThan(0);
  context.db.$client.pragma('query_only = OFF');
  await context.advance(1);
  expect(rowsOf(context, stuck.rehearsal.series)).toBe(0);
  expect(context.timers()).toBe(0);

  const left = await begun(context, 6);
  const real = rowsOf(context, left.place.series);
  // The plug is pulled: nothing is closed.
  const next = openContext(context.directory);
  expect(rowsOf(next, left.rehearsal.series)).toBe(0);
  expect(rowsOf(next, left.place.series)).toBe(real);
  // A process that stops in good order leaves nothing for the next.
  const { rehearsal: last } = await begun(next, 6);
  await next.rehearsals.close();
  await next.rooms.close();
  next.rehearsals.erase();
  expect(rowsOf(next, last.series)).toBe(0);
  expect(next.faults).toEqual([]);
});

test('RH7: no backup of the database contains a rehearsal', async () => {
  const context = openContext();
  const { rehearsal, place } = await begun(context, 6);
  const to = join(context.directory, 'copy.db');
  const made = await copyDatabase({ from: context.file, to, migrations: 'drizzle' });
  expect(made.ok).toBe(true);
  const copy = new BetterSqlite3(to, { readonly: true });
  const rooms = copy.prepare('SELECT id FROM room').pluck().all();
  copy.close();
  expect(rooms).toEqual([place.series]);
  expect(readFileSync(to).includes(rehearsal.series)).toBe(false);
  // The rehearsal itself goes on.
  expect(rowsOf(context, rehearsal.series)).toBeGreaterThan(0);
});

test('RH11: a rehearsal contains early notes, and has participants even if the series has no lists', async () => {
  const context = openContext();
  const made = await newSeries(context, 'en');
  const { room, place } = made;
  const notes = stepsOf(room.store, place.workshop).find(({ kind }) => kind === 'notes');
  await must(room, facilitator, [
    mutation('step.early', { step: notes?.id ?? '', openedAt: context.now() }),
    ...room.store
      .list('organisation')
      .map(({ id }) => mutation('organisation.remove', { organisation: id })),
    ...room.store.list('role').map(({ id }) => mutation('role.remove', { role: id })),
  ]);
  const { rehearsal, copy, lead } = await rehearse(context, made, 12);
  await context.advance(60);
  const sent = copy.store.list('note').length;
  expect(sent).toBeGreaterThan(8);
  expect(copy.store.list('organisation').map(({ name }) => name)).toContain('The health centre');
  await lead(...opening(rehearsal));
  await goTo({ copy, rehearsal, lead }, 'notes');
  await context.advance(40);
  // Nobody writes all of it a second time; who comes late writes what is hers.
  const authors = Map.groupBy(copy.store.list('note'), ({ author }) => author);
  expect([...authors.values()].every((own) => own.length <= 4)).toBe(true);
  expect([...context.rehearsals.refusedIn(rehearsal.series)]).toEqual([]);
});

test('RH12: the second workshop of a series is rehearsed with the results of the first', async () => {
  const context = openContext();
  const { room, place } = await newSeries(context);
  const wish = { template: 'utvecklingsplan', number: 2, language: 'sv' } as const;
  const agenda = chosenAgenda({ agenda: '', content: new Uint8Array() }, wish, null);
  if (!agenda.ok) throw new Error(agenda.problem);
  const form = defaultWorkshopForm('sv', wish, context.now());
  const added = await addWorkshop(context, room, workshopInput(form, agenda));
  if (!added.ok) throw new Error(added.code);
  const [matrix] = room.store
    .list('step')
    .filter(({ workshop, kind }) => workshop === added.workshop && kind === 'matrix');
  await must(room, facilitator, [
    // It rates the actions that the room has just written; here, what the first occasion found.
    mutation('step.edit', { step: matrix?.id ?? '', change: { rates: 'themes' } }),
    mutation('workshop.open', { workshop: place.workshop }),
    mutation('theme.create', {
      id: 'theme:t',
      workshop: place.workshop,
      title: 'Hemgång',
      notes: [],
    }),
    mutation('workshop.close', { workshop: place.workshop }),
  ]);
  const second = { series: place.series, workshop: added.workshop };
  const { rehearsal, copy, lead } = await rehearse(context, { room, place: second }, 12);
  const states = copy.store.list('workshop').map(({ state }) => state);
  expect(states).toEqual(['closed', 'planned']);
  await lead(...opening(rehearsal));
  await goTo({ copy, rehearsal, lead }, 'matrix');
  await context.advance(60);
  const placed = copy.store.list('placement').filter(({ theme }) => theme === 'theme:t');
  expect(placed.length).toBeGreaterThan(5);
});
