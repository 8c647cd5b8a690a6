import { columnsOf } from '#lib/workshop/notes/columns.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { MemoryBroadcaster } from '#lib/sync/room/memory-broadcaster.ts';
import { protocolVersion } from '#lib/sync/protocol/protocol.ts';
import { most } from '#lib/workshop/model/most.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { occasionTemplates } from '#lib/workshop/templates/formats.ts';
import { Access } from '../access/access.ts';
import { cookieName } from '../access/cookies.ts';
import { room as roomTable } from '../db/columns.ts';
import { openDatabase } from '../db/open-database.ts';
import { link } from '../db/schema.ts';
import { hasRoom, SqliteStorage } from '../db/sqlite-storage.ts';
import { authenticate } from '../access/authenticate.ts';
import { join as takeSeat, joinTargetByCode } from '../access/joining.ts';
import { Rooms } from '../sockets/rooms.ts';
import { chosenAgenda } from './agenda.ts';
import { addWorkshop, createSeries, type SeriesInput } from './create-series.ts';
import { arrivalPath, renewFacilitatorLink } from './links.ts';
import { problemSentences } from './sentences.ts';
import {
  defaultSeriesForm,
  defaultWorkshopForm,
  readSeriesForm,
  seriesInput,
  workshopInput,
} from './series-form.ts';

const now = (): number => Date.UTC(2027, 0, 15, 23, 30);
let directory: string;
let closeAll: (() => Promise<void>)[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'bikupa-setup-'));
  closeAll = [];
});

afterEach(async () => {
  for (const close of closeAll) await close();
  rmSync(directory, { recursive: true });
});

/** The server's parts on a real file, as server-context.ts puts them together. */
function open() {
  const opened = openDatabase(directory);
  if (!opened.ok) throw new Error(opened.code);
  const { db } = opened;
  const broadcaster = new MemoryBroadcaster<AnyRecord>();
  const rooms = new Rooms({
    exists: (series) => hasRoom(db, series),
    storage: (series) => new SqliteStorage(db, series),
    broadcaster: () => broadcaster,
    now,
    onFault: (fault) => {
      throw fault;
    },
  });
  const close = async () => {
    await rooms.close();
    opened.close();
  };
  closeAll.push(close);
  return { db, broadcaster, rooms, access: new Access(db, now), now, close };
}

function wish(change: Partial<SeriesInput> = {}): SeriesInput {
  const form = defaultSeriesForm('sv', now());
  form.title = 'Trygg hemgång';
  form.organisations = [
    { name: 'Ängsby kommun', kind: 'kommun' },
    { name: 'Vårdcentralen Ringen', kind: 'primarvard' },
  ];
  return { ...seriesInput(form, 'sv', agendaOf(1)), ...change };
}

const plan = 'utvecklingsplan';

/** What is proposed for the workshop of that number. */
function agendaOf(number: number) {
  const wished = { agenda: '', content: new Uint8Array() };
  const agenda = chosenAgenda(wished, { template: plan, number, language: 'sv' }, null);
  if (!agenda.ok) throw new Error(agenda.problem);
  return agenda;
}

async function created(at: ReturnType<typeof open>) {
  const made = await createSeries(at, wish());
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made;
}

async function roomOf({ rooms }: ReturnType<typeof open>, series: string) {
  const room = await rooms.room(series);
  if (!room) throw new Error('no room');
  return room;
}

describe('a new series', () => {
  it('is there with all of it after the server has been closed and opened', async () => {
    const before = open();
    const made = await created(before);
    await before.close();

    const after = open();
    const room = await after.rooms.room(made.series);
    const store = room?.store;
    expect(store?.get('series', made.series)).toMatchObject({
      title: 'Trygg hemgång',
      language: 'sv',
      template: 'utvecklingsplan',
    });
    expect(store?.list('organisation').map(({ name, kind }) => [name, kind])).toEqual([
      ['Ängsby kommun', 'kommun'],
      ['Vårdcentralen Ringen', 'primarvard'],
    ]);
    expect(store?.list('role').map(({ name }) => name)).toEqual(wish().roles);
    expect(store?.get('workshop', made.workshop)).toMatchObject({
      title: 'Workshop 1',
      // Past midnight where the workshop is held.
      date: '2027-01-16',
      place: null,
      groupSize: 5,
      state: 'planned',
      ...made.join,
    });
    const steps = store ? stepsOf(store, made.workshop) : [];
    expect(steps.map(({ kind }) => kind)).toEqual(
      occasionTemplates.first.steps.map(({ kind }) => kind),
    );
    expect(after.access.workshopByCode(made.join.code)).toEqual({
      ...made.join,
      series: made.series,
      workshop: made.workshop,
    });
  });

  it('JF3: where no organisation is named yet whoever joins writes their own, and the next one can choose it', async () => {
    const at = open();
    const made = await createSeries(at, wish({ organisations: [] }));
    if (!made.ok) throw new Error(made.code);
    const room = await at.rooms.room(made.series);
    expect(room?.store.list('organisation')).toEqual([]);
    const target = await joinTargetByCode(at, made.join.code);
    if (!target) throw new Error('no workshop');
    for (const [key, name] of [
      ['one', 'Ängsby kommun'],
      ['two', 'ängsby  KOMMUN'],
    ] as const) {
      const answers = { organisation: { name }, role: { name: 'Enhetschef' }, name: null };
      expect(await takeSeat(at.access, target, key, answers)).toBeNull();
    }
    expect(room?.store.list('organisation').map(({ name, kind }) => [name, kind])).toEqual([
      ['Ängsby kommun', 'kommun'],
    ]);
  });

  it('makes whoever created it its facilitator, and nobody else', async () => {
    const at = open();
    const made = await created(at);
    const other = await created(at);
    const cookies = (name: string) =>
      name === cookieName('facilitator', made.series) ? made.session : undefined;
    expect(at.access.actor(cookies, made.series, { as: 'facilitator' })?.role).toBe('facilitator');
    expect(at.access.actor(cookies, other.series, { as: 'facilitator' })).toBeNull();
    expect(at.access.actor(() => made.session, other.series, { as: 'facilitator' })).toBeNull();
  });

  const workshop = wish().workshop;
  const wrong: readonly (readonly [string, SeriesInput, Readonly<Record<string, string>>])[] = [
    ['no title', wish({ title: ' ' }), { 'series.title': 'text.empty' }],
    ['a long title', wish({ title: 'x'.repeat(161) }), { 'series.title': 'text.too-long' }],
    ['no roles', wish({ roles: [] }), { 'role.0.name': 'text.empty' }],
    [
      'a kind that does not exist',
      wish({ organisations: [{ name: 'A', kind: 'bank' }] }),
      { 'organisation.0.kind': 'protocol.malformed' },
    ],
    ['a long role', wish({ roles: ['ok', 'x'.repeat(61)] }), { 'role.1.name': 'text.too-long' }],
    [
      'a day that is none',
      wish({ workshop: { ...workshop, date: '2027-02-31' } }),
      { 'workshop.date': 'date.invalid' },
    ],
    [
      'a group of one',
      wish({ workshop: { ...workshop, groupSize: 1 } }),
      { 'workshop.groupSize': 'protocol.malformed' },
    ],
    [
      'a long question',
      wish({
        workshop: { ...workshop, asked: { at: [2], columns: [], questions: ['x'.repeat(501)] } },
      }),
      { 'asked.questions.0': 'text.too-long' },
    ],
  ];

  it.each(wrong)(
    'with %s is refused by field and leaves nothing behind',
    async (_, input, problems) => {
      const at = open();
      const answer = await createSeries(at, input);
      expect(answer).toEqual({ ok: false, code: Object.values(problems)[0], problems });
      expect(at.db.select().from(roomTable).all()).toEqual([]);
      expect(at.db.select().from(link).all()).toEqual([]);
    },
  );
});

describe('BD5: a form with a list that is too long is refused before anything is made', () => {
  const { workshop } = wish();
  const names = (count: number): string[] => Array.from({ length: count }, (_, n) => `N${n}`);
  const tone = 'neutral';
  const many: readonly (readonly [string, SeriesInput, string, string])[] = [
    [
      'organisations',
      wish({ organisations: names(10_000).map((name) => ({ name, kind: 'annan' })) }),
      'organisation',
      'organisation.too-many',
    ],
    ['roles', wish({ roles: names(most.rolesInForm + 1) }), 'role', 'role.too-many'],
    [
      'questions',
      wish({ workshop: { ...workshop, asked: { at: [2], columns: [], questions: names(11) } } }),
      'asked',
      'question.too-many',
    ],
    [
      'columns',
      wish({
        workshop: {
          ...workshop,
          asked: { at: [2], columns: names(7).map((title) => ({ title, tone })), questions: [] },
        },
      }),
      'asked',
      'column.too-many',
    ],
  ];

  it.each(many)('%s', async (_, input, field, code) => {
    const at = open();
    const created = vi.spyOn(at.rooms, 'create');
    expect(await createSeries(at, input)).toEqual({ ok: false, code, problems: { [field]: code } });
    expect(created).not.toHaveBeenCalled();
    expect(problemSentences({ ok: false, code, problems: { [field]: code } })[field]).toMatch(/\d/);
  });

  it('steps, and workshops', async () => {
    const at = open();
    const [step] = workshop.steps;
    const steps = Array.from({ length: most.steps + 1 }, () => step).filter(
      (item) => item !== undefined,
    );
    const tooMany = { ok: false, code: 'step.too-many', problems: {} };
    expect(await createSeries(at, wish({ workshop: { ...workshop, steps } }))).toEqual(tooMany);
    const made = await created(at);
    const room = await roomOf(at, made.series);
    expect(await addWorkshop(at, room, { ...workshop, steps })).toEqual(tooMany);
    expect(room.store.list('workshop')).toHaveLength(1);
  });

  it('as many as there may be are made', async () => {
    const at = open();
    const organisations = names(most.organisationsInForm).map((name) => ({ name, kind: 'annan' }));
    const made = await createSeries(at, wish({ organisations, roles: names(most.rolesInForm) }));
    if (!made.ok) throw new Error(made.code);
    const { store } = await roomOf(at, made.series);
    expect(store.list('organisation')).toHaveLength(most.organisationsInForm);
    expect(store.list('role')).toHaveLength(most.rolesInForm);
  });

  it('a list of names comes back as it was written, and one that fits as rows', () => {
    const sent = (rows: readonly string[], more: string) => {
      const data = new FormData();
      for (const name of rows) data.append('organisation', name);
      data.append('organisations-more', more);
      return readSeriesForm(data);
    };
    const short = sent(['A kommun', ''], 'B\n- C');
    expect(short.organisations.map(({ name }) => name)).toEqual(['A kommun', 'B', 'C']);
    expect(short.more).toBe('');
    const written = names(10_000).join('\n');
    const long = sent(['A kommun'], written);
    expect(long.organisations).toEqual([{ name: 'A kommun', kind: 'kommun' }]);
    expect(long.more).toBe(written);
    const asked = seriesInput(long, 'sv', agendaOf(1)).organisations;
    expect(asked.length).toBeGreaterThan(most.organisationsInForm);
    const rows = sent(names(150), '');
    expect(rows.organisations).toHaveLength(most.organisationsInForm);
    expect(rows.more.split('\n').filter(Boolean)).toHaveLength(50);
  });
});

test('IM11: of a table in a form that is sent without scripts a column is chosen, and the form comes back to be confirmed', () => {
  const sent = (more: string, roles: string) => {
    const data = new FormData();
    data.append('organisations-more', more);
    data.append('roles', roles);
    return readSeriesForm(data);
  };
  const table = 'Namn\tOrganisation\tRoll\nAnna\tSolna kommun\tKurator\nPer\tBUP\tLäkare';
  const read = sent(table, table);
  expect(read.organisations.map(({ name }) => name)).toEqual(['Solna kommun', 'BUP']);
  expect(read.roles).toBe('Kurator\nLäkare');
  expect(read.unconfirmed).toEqual(['organisation', 'role']);
  expect(sent('• Solna kommun\n• BUP', 'Kurator\nLäkare').unconfirmed).toEqual([]);
});

describe('a further workshop', () => {
  it('gets a code of its own and the agenda of a later occasion', async () => {
    const at = open();
    const made = await created(at);
    const room = await roomOf(at, made.series);
    const form = defaultWorkshopForm('sv', { template: plan, number: 2 }, now());
    const added = await addWorkshop(at, room, workshopInput(form, agendaOf(2)));
    if (!added.ok) throw new Error(added.code);
    expect(added.join).not.toEqual(made.join);
    expect(added.join.code).not.toBe(made.join.code);
    expect(room.store.get('workshop', added.workshop)).toMatchObject({
      order: 1,
      title: 'Workshop 2',
    });
    const notes = stepsOf(room.store, added.workshop).find(({ kind }) => kind === 'notes');
    expect(columnsOf(notes).map(({ title }) => title)).toEqual(['Konkret åtgärd', 'Det här krävs']);
  });

  it('is refused by field when something in it is wrong', async () => {
    const at = open();
    const made = await created(at);
    const room = await roomOf(at, made.series);
    const form = { ...defaultWorkshopForm('sv', { template: plan, number: 2 }, now()), title: '' };
    expect(await addWorkshop(at, room, workshopInput(form, agendaOf(2)))).toMatchObject({
      ok: false,
      problems: { 'workshop.title': 'text.empty' },
    });
    expect(room.store.list('workshop')).toHaveLength(1);
  });
});

describe('links', () => {
  it('lead where they belong: series, plan, and the screen of the workshop that comes', async () => {
    const at = open();
    const made = await created(at);
    const room = await roomOf(at, made.series);
    const key = made.series.slice('series:'.length);
    const paths = (['facilitator', 'plan', 'screen'] as const).map((kind) => {
      const grant = at.access.redeem(at.access.createLink(made.series, kind));
      return grant && arrivalPath(grant, room.store);
    });
    const workshop = made.workshop.slice('workshop:'.length);
    expect(paths).toEqual([`/s/${key}`, `/s/${key}/plan`, `/s/${key}/w/${workshop}/screen`]);
    const opening = { name: 'workshop.open', args: { workshop: made.workshop } };
    const actor = { role: 'facilitator', link: 'link:f', device: 'device:f' } as const;
    await room.submit(actor, 'links', [opening]);
    const grant = at.access.redeem(at.access.createLink(made.series, 'facilitator'));
    expect(grant && arrivalPath(grant, room.store)).toBe(`/s/${key}/w/${workshop}`);
  });

  it('end when they are renewed, with what they opened, and the new one works', async () => {
    const at = open();
    const made = await created(at);
    const renewed = renewFacilitatorLink(at.access, await roomOf(at, made.series), made.series);
    const facilitator = (session: string) =>
      at.access.actor(() => session, made.series, { as: 'facilitator' })?.role;
    expect(at.access.redeem(made.link)).toBeNull();
    expect(facilitator(made.session)).toBeUndefined();
    expect(facilitator(renewed.session)).toBe('facilitator');
    expect(at.access.redeem(renewed.link)?.series).toBe(made.series);
  });

  it('that are renewed end the pages that stand open with them and with what they handed out', async () => {
    const at = open();
    const made = await created(at);
    const room = await roomOf(at, made.series);
    const plan = at.access.redeem(at.access.createLink(made.series, 'plan'));
    const heard = { old: [] as string[], reader: [] as string[] };
    for (const [who, as, cookie] of [
      ['old', 'facilitator', made.session],
      ['reader', 'reader', plan?.token],
    ] as const) {
      // A browser has a cookie of this name or it has not.
      const read = (name: string) => (name.includes(as === 'reader' ? 'plan' : as) ? cookie : '');
      const entered = await authenticate(at, read, made.series, { as });
      if (!entered) throw new Error('not let in');
      const hear = (message: { t: string }) => void heard[who].push(message.t);
      const connection = room.connect(
        at.broadcaster.peer(hear, () => undefined),
        entered.actor,
        entered.mayStay,
      );
      connection.receive({
        t: 'hello',
        protocol: protocolVersion,
        epoch: null,
        since: {},
        clients: [],
      });
    }
    renewFacilitatorLink(at.access, room, made.series);
    expect(heard).toEqual({ old: ['welcome', 'bye'], reader: ['welcome', 'bye'] });
  });

  it('of another kind end when the facilitators get a new one', async () => {
    const at = open();
    const made = await created(at);
    const plan = at.access.createLink(made.series, 'plan');
    renewFacilitatorLink(at.access, await roomOf(at, made.series), made.series);
    expect(at.access.redeem(plan)).toBeNull();
  });
});
