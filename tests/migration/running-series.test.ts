/** A series that an earlier version has left in the middle of a workshop goes on in this one. */
import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readPdf, squeezed } from '#lib/server/export/pdf/testing/read-pdf.ts';
import { temporaryDirectory } from '#lib/server/db/testing/temporary.ts';
import type { Visitor } from '../../src/commands/rehearse/visitor.ts';
import { done, refusalOf } from '../support/live-workshop.ts';
import { databaseOf, dumpOf } from './dump.ts';
import {
  Continued,
  dump,
  exports,
  keyIn,
  known,
  left,
  rowsIn,
  textOf,
  withOwnSettings,
  type Row,
} from './earlier.ts';

const { series, workshops, phone, lent } = known;
const seriesPath = `/s/${keyIn(series)}`;
const phonePath = `/w/${keyIn(workshops.open)}`;

let continued: Continued | undefined;

async function carryOn(): Promise<Continued> {
  continued = await Continued.start();
  return continued;
}

afterEach(async () => {
  await continued?.close();
  continued = undefined;
});

/** The columns that both have, in an order that does not depend on theirs. */
function comparable(rows: readonly Row[], others: readonly Row[]): string[] {
  const shared = Object.keys(rows[0] ?? {}).filter((name) => name in (others[0] ?? {}));
  return rows
    .map((row) => JSON.stringify(shared.toSorted().map((name) => [name, row[name]])))
    .sort();
}

/** Every text in a database, also where several are kept in one column as JSON. */
function textsIn(tables: ReadonlyMap<string, readonly Row[]>): ReadonlySet<string> {
  const texts = new Set<string>();
  const take = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) {
      for (const part of Object.values(value)) take(part);
    } else if (typeof value === 'string' && /^[[{]/.test(value)) take(JSON.parse(value));
    else if (typeof value === 'string') texts.add(value);
  };
  for (const rows of tables.values()) for (const row of rows) take(row);
  return texts;
}

test('MG6: a database of an earlier version opens, and no row, no value and no text of it is lost', async () => {
  const { server } = await carryOn();
  await server.stop();
  expect(server.takeFaults()).toBe('');
  const before = rowsIn(databaseOf(dump, ':memory:'));
  const db = new BetterSqlite3(join(server.dataDirectory, 'bikupa.db'), { readonly: true });
  const now = rowsIn(db);
  db.close();
  expect(before.get('note')).toHaveLength(45);
  for (const [table, rows] of before) {
    const present = now.get(table) ?? [];
    expect([table, present.length]).toEqual([table, rows.length]);
    expect([table, comparable(present, rows)]).toEqual([table, comparable(rows, present)]);
  }
  const kept = textsIn(now);
  expect([...textsIn(before)].filter((text) => !kept.has(text))).toEqual([]);
});

test('MG15: what a series of an earlier version said of its next step is said by the last occasion that had ended', async () => {
  const { server } = await carryOn();
  await server.stop();
  expect(server.takeFaults()).toBe('');
  const db = new BetterSqlite3(join(server.dataDirectory, 'bikupa.db'), { readonly: true });
  const said = db.prepare('SELECT state, next_step FROM workshop ORDER BY "order"').all();
  db.close();
  const [series] = left('SELECT next_step FROM series');
  expect(series?.['next_step']).not.toBe('');
  expect(said).toEqual([
    { state: 'closed', next_step: series?.['next_step'] },
    { state: 'open', next_step: '' },
    { state: 'planned', next_step: '' },
  ]);
});

test('MG7: links, seats and codes of an earlier version open what they opened, and what was shut stays shut', async () => {
  const running = await carryOn();
  const workshopPath = `${seriesPath}/w/${keyIn(workshops.open)}`;
  const leads = {
    facilitator: workshopPath,
    screen: `${workshopPath}/screen`,
    plan: `${seriesPath}/plan`,
  };
  for (const [kind, expected] of Object.entries(leads)) {
    const came = await running.follow(known.links[kind as keyof typeof leads]);
    expect([kind, came.path]).toEqual([kind, expected]);
    expect([kind, (await came.visitor.get(came.path)).status]).toEqual([kind, 200]);
  }
  // By the code or straight on, a known phone is at its seat without being asked.
  expect(await running.page(`/${known.code}`, phone.cookie)).toMatchObject({
    status: 303,
    to: phonePath,
  });
  const seat = await running.page(`${phonePath}/__data.json`, phone.cookie);
  expect(seat.text).toContain(`"${phone.seat}"`);

  const reserve = running.visitor();
  await reserve.get(`/${known.code}`);
  const moved = await reserve.post(`/${known.code}?/move`, [['personal', lent.code]]);
  expect(moved.status).toBe(303);
  expect(textOf(await reserve.get(`${phonePath}/__data.json`))).toContain(`"${lent.seat}"`);

  // Whoever is new is still let in one by one, and the closed workshop takes nobody.
  const [{ code: closed } = { code: null }] = left('SELECT code FROM workshop WHERE id = :id', {
    id: workshops.closed,
  });
  const stranger = running.visitor();
  // The address of the workshop is no way in: only its code or link is.
  expect((await stranger.get(phonePath)).location).toBe('/?not=here');
  expect(await joinAs(stranger, String(closed))).toBe(409);
  expect(await joinAs(stranger, known.code)).toBe(303);
  const { text } = await running.page(`${phonePath}/__data.json`, stranger.cookie);
  const [, newcomer = ''] = /"(seat:[\w-]+)"/.exec(text) ?? [];
  const waiting = await running.phone({ seat: newcomer, cookie: stranger.cookie });
  expect(waiting.view.list('attendance')).toMatchObject([{ seat: newcomer, admitted: false }]);
  expect(waiting.view.list('step')).toEqual([]);
});

test('MG8: whoever comes back sees what they saw in the earlier version, and nothing that was kept from them', async () => {
  const { view } = await (await carryOn()).phone(phone);
  const values = { seat: phone.seat, open: workshops.open };
  const groups = `SELECT m."group" FROM membership m JOIN "group" g ON g.id = m."group"
    WHERE m.seat = :seat AND g.workshop = :open`;
  const see = (sql: string): Row[] => left(sql, Object.fromEntries(named(sql, values)));

  const notes = see(`SELECT n.id, n.theme, n.parked,
      CASE WHEN n.author = :seat THEN n.author END author,
      CASE WHEN n.hidden AND n.author IS NOT :seat THEN '' ELSE n.text END text
    FROM note n JOIN step s ON s.id = n.step
    WHERE n.author = :seat OR (NOT n.withdrawn AND n.workshop = :open
      AND (s.revealed OR n."group" IN (${groups})))
      -- What earlier occasions have shown is read by everybody at this one, too.
      OR (NOT n.withdrawn AND s.revealed AND n.workshop IN (SELECT w.id FROM workshop w
        WHERE w."order" < (SELECT "order" FROM workshop WHERE id = :open)))`);
  const all = left('SELECT id FROM note').length;
  expect(notes.length).toBeGreaterThan(10);
  expect(notes.length).toBeLessThan(all);
  const seen = view.list('note').map(({ id, theme, parked, author, text }) => {
    return { id, theme, parked: Number(parked), author, text };
  });
  expect(byText(seen)).toEqual(byText(notes));

  const own = (table: string, fields: string) =>
    byText(see(`SELECT ${fields} FROM ${table} WHERE seat = :seat`));
  const pick = <R extends object, K extends keyof R>(records: readonly R[], ...keys: K[]) =>
    byText(records.map((record) => Object.fromEntries(keys.map((key) => [key, record[key]]))));
  expect(pick(view.list('dot'), 'step', 'theme', 'dots')).toEqual(own('dot', 'step, theme, dots'));
  expect(pick(view.list('placement'), 'step', 'theme', 'effort', 'impact')).toEqual(
    own('placement', 'step, theme, effort, impact'),
  );
  expect(pick(view.list('ballot'), 'step', 'asked', 'question', 'value', 'comment')).toEqual(
    own('ballot', 'step, asked, question, value, comment'),
  );
  expect(pick(view.list('ready'), 'step')).toEqual(own('ready', 'step'));
  const chosen = own('interest', 'topics').map(
    (row) => JSON.parse(String(row['topics'])) as unknown,
  );
  expect(view.list('interest').map(({ topics }) => topics)).toEqual(chosen);

  const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id).sort();
  const idsIn = (sql: string) =>
    see(sql)
      .map(({ id }) => String(id))
      .sort();
  const expected = {
    step: idsIn('SELECT id FROM step'),
    theme: idsIn('SELECT id FROM theme'),
    area: idsIn('SELECT id FROM area'),
    action: idsIn('SELECT id FROM action'),
    stance: idsIn('SELECT id FROM stance'),
    group: idsIn('SELECT id FROM "group" WHERE workshop = :open'),
    membership: idsIn(`SELECT id FROM membership WHERE seat = :seat OR "group" IN (${groups})`),
    seat: idsIn(`SELECT id FROM seat WHERE id IN (SELECT :seat UNION
      SELECT seat FROM membership WHERE "group" IN (${groups}))`),
    speaker: idsIn(`SELECT id FROM speaker WHERE who = :seat OR who IN (${groups})`),
    message: idsIn(`SELECT id FROM message WHERE workshop = :open AND NOT removed
      AND ("group" IS NULL OR "group" IN (${groups}))`),
    wish: [],
    control: [],
    move: [],
  } as const;
  for (const [type, there] of Object.entries(expected)) {
    const records = view.list(type as keyof typeof expected);
    expect([type, ids(records)]).toEqual([type, there]);
  }
  const codes = view.list('workshop').map(({ id, code }) => [id, code]);
  expect(codes.filter(([, code]) => code !== '')).toEqual([[workshops.open, known.code]]);
});

test('MG9: an open workshop goes on where it stood: people write and answer within what its steps allow, and the facilitator goes on and back', async () => {
  const running = await carryOn();
  const own = await running.phone(phone);
  const { host } = await running.console();
  const stepOf = (kind: string): string => {
    const at = own.view.get('workshop', workshops.open);
    const now = own.view.get('step', at?.step ?? '');
    if (now?.kind === kind) return now.id;
    const all = own.view.list('step').filter((step) => step.workshop === workshops.open);
    return all.find((step) => step.kind === kind && step.openedAt !== null)?.id ?? '';
  };
  const notes = stepOf('notes');
  const dots = stepOf('dots');
  const poll = stepOf('poll');
  const matrix = stepOf('matrix');
  const note = {
    id: 'note:afterwards',
    step: notes,
    column: columnOf(notes),
    text: 'Skrivet efteråt ✍️',
  };
  await done(own, 'note.post', note);

  // Four dots, at most three on one theme: two and one are given.
  const given = own.view.list('dot').filter(({ step }) => step === dots);
  expect(given.map((dot) => dot.dots).sort()).toEqual([1, 2]);
  const themes = own.view.list('theme').filter(({ removed }) => !removed);
  const fresh = themes.find(({ id }) => !given.some(({ theme }) => theme === id))?.id ?? '';
  const most = given.find((dot) => dot.dots === 2)?.theme ?? '';
  const least = given.find((dot) => dot.dots === 1)?.theme ?? '';
  const dotsOn = (theme: string, count: number) =>
    refusalOf(own, 'dot.set', { step: dots, theme, dots: count });
  expect(await dotsOn(fresh, 2)).toBe('dot.over-budget');
  expect(await dotsOn(least, 0)).toBe(null);
  expect(await dotsOn(most, 4)).toBe('dot.over-budget');
  expect(await dotsOn(most, 3)).toBe(null);
  expect(await dotsOn(fresh, 1)).toBe(null);

  const place = { step: matrix, theme: fresh, at: { effort: 1, impact: 5 } };
  expect(await refusalOf(own, 'placement.set', place)).toBe(null);

  // Fist to five, asked for the second time.
  const ballot = { step: poll, asked: 2, question: 1, value: 5, comment: null };
  expect(await refusalOf(own, 'ballot.cast', { ...ballot, asked: 1 })).toBe('ballot.closed');
  expect(await refusalOf(own, 'ballot.cast', { ...ballot, value: 6 })).toBe('ballot.off-scale');
  expect(await refusalOf(own, 'ballot.cast', { ...ballot, question: 2 })).toBe(
    'ballot.unknown-question',
  );
  expect(await refusalOf(own, 'ballot.cast', ballot)).toBe(null);

  // The laptop that led is another one: whoever comes by the link leads when they say so.
  const agenda = host.view
    .list('step')
    .filter(({ workshop }) => workshop === workshops.open)
    .toSorted((a, b) => a.order - b.order);
  const next = agenda[agenda.findIndex(({ id }) => id === notes) + 1];
  expect(next?.kind).toBe('groups');
  const on = { step: next?.id ?? '', from: notes };
  expect(await refusalOf(host, 'step.start', on)).toBe('control.elsewhere');
  const claim = { workshop: workshops.open, name: null, means: 'computer' } as const;
  await done(host, 'control.claim', claim);
  await done(host, 'step.start', on);
  await own.until(() => own.view.get('workshop', workshops.open)?.step === next?.id);
  // These groups were formed ahead.
  expect(own.view.list('membership').filter(({ round }) => round === next?.id)).not.toEqual([]);
  await done(host, 'step.start', { step: notes, from: on.step });
  await done(host, 'step.reveal', { step: notes, revealed: true });
  await own.until(() => own.view.get('workshop', workshops.open)?.step === notes);
  await own.until(() => own.view.get('step', notes)?.revealed === true);
  expect(host.view.get('note', note.id)).toMatchObject({ text: note.text, author: null });
  await done(host, 'step.reveal', { step: poll, revealed: true });
  await done(host, 'ballot.ask', { step: poll, asked: 3 });

  // The planned workshop has its early answers, and takes another one.
  const early = own.view
    .list('step')
    .find(({ workshop, openedAt }) => workshop === workshops.planned && openedAt !== null)?.id;
  own.drop();
  const later = await running.phone(phone, workshops.planned);
  expect(later.view.list('note').filter(({ step }) => step === early)).toHaveLength(1);
  await done(later, 'note.post', {
    ...{ id: 'note:early', step: early ?? '', column: columnOf(early ?? '') },
    text: 'Före nästa träff',
  });
  later.drop();

  // The second start finds a database of its own version.
  await running.server.restart();
  const back = await running.phone(phone);
  expect(back.view.get('note', note.id)).toMatchObject({ text: note.text, author: phone.seat });
  expect(back.view.get('step', poll)).toMatchObject({ asked: 3, revealed: false });
  expect(running.server.takeFaults()).toBe('');
});

/** What an earlier version exported: later ones have added what was never shown. */
function withoutNewer(data: typeof exports.series): unknown {
  const notes = (data['notes'] as readonly { readonly shown?: boolean }[]).filter(
    ({ shown }) => shown ?? true,
  );
  // Breadth, and how many people answered, are told with less precision (decision 21).
  const newer = [
    ...['shown', 'unshown', 'givenBack', 'sheets', 'breadth', 'people'],
    ...['agreed', 'cards', 'decisions', 'leanings', 'result', 'note'],
    ...['quotes', 'summary', 'sentIn'],
  ];
  // The next step was the series' alone.
  const workshops = (data['workshops'] as readonly object[]).map((workshop) => ({
    ...workshop,
    nextStep: undefined,
  }));
  const text = JSON.stringify(
    { ...data, notes, workshops, plan: undefined },
    (key, value: unknown) => {
      if (newer.includes(key)) return undefined;
      // Actions are judged as well.
      return key === 'matrix' && value ? { ...value, actions: undefined } : value;
    },
  );
  return JSON.parse(text);
}

/** Everything that a plan says: in which section it says it depends on the format. */
function saidIn(plan: unknown): ReadonlySet<string> {
  const said = new Set<string>();
  JSON.stringify(plan, (_key, value: unknown) => {
    if (typeof value === 'string') said.add(value);
    return value;
  });
  return said;
}

test('MG10: plan, papers, agendas and data of a series of an earlier version say what they said', async () => {
  const running = await carryOn();
  const { visitor } = await running.follow(known.links.facilitator);
  const json = async (path: string) =>
    JSON.parse(textOf(await visitor.get(`${seriesPath}/${path}`))) as unknown;

  const data = (await json('series.json')) as typeof exports.series;
  const { exportedAt, plan } = exports.series;
  expect(data['exportedAt']).not.toBe(exportedAt);
  const now = { exportedAt: data['exportedAt'] };
  expect(withoutNewer(data)).toEqual(withoutNewer({ ...exports.series, ...now }));
  const said = saidIn(data.plan);
  expect(said.size).toBeGreaterThan(100);
  // The plan has no date of its own: it is the day on which it is read.
  const missing = [...saidIn(plan)].filter((text) => !said.has(text) && text !== plan['date']);
  expect(missing).toEqual([]);

  for (const [workshop, agenda] of Object.entries(exports.agendas)) {
    expect(await json(`w/${keyIn(workshop)}/template.json`)).toEqual({
      ...withOwnSettings(agenda),
      // What it leads to followed from the format alone.
      result: 'agreements',
    });
  }

  const kept = left(`SELECT title FROM area WHERE NOT removed UNION
    SELECT title FROM action WHERE NOT removed UNION
    SELECT comment FROM stance WHERE comment IS NOT NULL UNION SELECT title FROM series`);
  expect(kept.length).toBeGreaterThan(6);
  const texts = kept.map((row) => String(row['title']));
  const page = squeezed(textOf(await visitor.get(`${seriesPath}/plan`)));
  const pdf = await readPdf((await visitor.get(`${seriesPath}/plan.pdf`)).body);
  expect(pdf.tagged).toBe(true);
  for (const text of texts) {
    expect(squeezed(pdf.text)).toContain(squeezed(text));
    expect(page).toContain(squeezed(text));
  }
  const [hidden] = left('SELECT text FROM note WHERE hidden');
  expect(pdf.text).not.toContain(String(hidden?.['text']));

  const paper = `${seriesPath}/w/${keyIn(workshops.open)}/print/runsheet.pdf`;
  const sheet = await readPdf((await visitor.get(paper)).body);
  for (const { title } of left('SELECT title FROM step WHERE workshop = :id', {
    id: workshops.open,
  })) {
    expect(squeezed(sheet.text)).toContain(squeezed(String(title)));
  }
});

test('MG13: an agenda that was saved by an earlier version is used for a new workshop', async () => {
  const running = await carryOn();
  const { visitor, host } = await running.console();
  const agenda = exports.agendas[workshops.planned];
  const form = new FormData();
  form.set('agenda', 'file');
  form.set('agenda-file', new File([JSON.stringify(agenda)], 'upplagg.json'));
  const about = { 'workshop-title': 'Träff 4', date: '2027-05-04', 'group-size': '2' };
  for (const [name, value] of Object.entries(about)) form.set(name, value);
  await running.send(`${seriesPath}?/workshop`, visitor.cookie, form);
  const made = await host.until(
    () => host.view.list('workshop').find(({ title }) => title === 'Träff 4') ?? null,
  );
  await host.until(() =>
    host.view.list('step').some(({ workshop, kind }) => workshop === made.id && kind === 'close'),
  );
  const path = `${seriesPath}/w/${keyIn(made.id)}/template.json`;
  const saved = JSON.parse(textOf(await visitor.get(path))) as unknown;
  expect(agenda).toBeDefined();
  expect(saved).toEqual({ ...withOwnSettings(agenda), result: 'agreements', title: 'Träff 4' });
});

test('a dump makes the database that it was made of', () => {
  const file = join(temporaryDirectory(), 'bikupa.db');
  databaseOf(dump, file).close();
  expect(dumpOf(file)).toBe(dump);
});

/** The key of the first column of a notes step. */
function columnOf(step: string): string {
  const [row] = left('SELECT columns FROM step WHERE id = :step', { step });
  return (JSON.parse(String(row?.['columns'])) as { readonly key: string }[])[0]?.key ?? '';
}

function byText<R>(rows: readonly R[]): R[] {
  return rows.toSorted((a, b) =>
    JSON.stringify(a, inOrder) < JSON.stringify(b, inOrder) ? -1 : 1,
  );
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The values that a statement names: SQLite refuses others. */
function named(sql: string, values: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(values).filter(([name]) => sql.includes(`:${name}`));
}

/** Fills in the form of the join page; the status of the answer. */
async function joinAs(visitor: Visitor, code: string): Promise<number> {
  const fields: [string, string][] = [
    ['organisation', 'own'],
    ['own-organisation', 'Hemtjänsten Norra'],
    ['role', 'own'],
    ['own-role', 'samordnare'],
    ['name', ''],
  ];
  return (await visitor.post(`/${code}?/join`, fields)).status;
}
