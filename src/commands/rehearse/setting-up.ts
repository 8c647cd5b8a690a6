/** Before anybody comes: the facilitator makes the series and opens the console and the projector. */
import { keyOf } from '#lib/sync/record.ts';
import { m } from '#lib/text/generated/messages.js';
import type { ColumnTone } from '#lib/workshop/model/terms.ts';
import { lengths } from '#lib/workshop/model/fields.ts';
import { sameName } from '#lib/workshop/people/names.ts';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { occasionOffer } from '#lib/server/setup/agenda.ts';
import {
  occasionTemplates,
  proposedOccasion,
  type Occasion,
} from '#lib/workshop/templates/formats.ts';
import { Client, type ClientOptions } from './client.ts';
import type { Script } from './format.ts';
import { line, scaled, type Phone, type OccasionRun } from './occasion-run.ts';
import { pause, Visitor } from './visitor.ts';
import { readFrame } from './leaks/read-frame.ts';
import type { Viewer } from './leaks/rules.ts';

/** The server said no where a rehearsal needs a yes. */
export class UnexpectedStatus extends Error {
  override readonly name = 'Turned';
  readonly path: string;
  readonly status: number;

  constructor(path: string, status: number) {
    super(`${path}: ${status}`);
    this.path = path;
    this.status = status;
  }
}

const cookieOfFacilitator = /^bikupa_facilitator_([A-Za-z0-9_-]+)$/;

/** Makes the series by the form of `/new`; returns its id. */
export async function makeSeries(facilitator: Visitor, script: Script): Promise<string> {
  const { series, workshop } = script;
  const { steps, asks } = occasionTemplates[proposedOccasion(series.template, 1)];
  const asked = steps[asks[0] ?? -1]?.columns ?? [];
  await facilitator.get('/new');
  const page = await facilitator.post('/new', [
    ['template', series.template],
    ['title', line(series.title, lengths.line)],
    ['purpose', ''],
    ...series.organisations.flatMap(({ name, kind }): [string, string][] => [
      ['organisation', line(name, lengths.line)],
      ['organisation-kind', kind],
    ]),
    ['roles', series.roles.map((role) => line(role, lengths.name)).join('\n')],
    ['workshop-title', line(workshop.title, lengths.line)],
    ['date', workshop.date],
    ['place', ''],
    ['group-size', String(workshop.groupSize)],
    ...workshop.questions.map((question): [string, string] => [
      'question',
      line(question, lengths.comment),
    ]),
    ...workshop.columns.flatMap(({ title }, at): [string, string][] => [
      ['column', line(title, lengths.name)],
      ['column-tone', toneOf(title) ?? asked[at]?.tone ?? 'neutral'],
    ]),
  ]);
  const key = facilitator.cookieNames
    .map((name) => cookieOfFacilitator.exec(name)?.[1])
    .find(Boolean);
  if (page.status >= 400 || key === undefined) throw new UnexpectedStatus('/new', page.status);
  return `series:${key}`;
}

/** Adds the next workshop by the form of the series' page, as it is filled in there already. */
export async function addWorkshop(
  {
    facilitator,
    series,
    host,
    script,
  }: Pick<OccasionRun, 'facilitator' | 'series' | 'host' | 'script'>,
  occasion: Occasion,
  { number, date }: { readonly number: number; readonly date: string },
): Promise<{ readonly workshop: string; readonly code: string }> {
  const { title, questions, columns, steps } = occasionOffer(
    occasion,
    number,
    script.series.language,
  );
  const path = `/s/${keyOf(series)}`;
  const before = new Set(host.view.list('workshop').map(({ id }) => id));
  await facilitator.get(path);
  const { status } = await facilitator.post(`${path}?/workshop`, [
    ['agenda', occasion],
    ['asked-of', occasion],
    ['workshop-title', title],
    ['date', date],
    ['place', ''],
    ['group-size', String(script.workshop.groupSize)],
    ...questions.map((question): [string, string] => ['question', question]),
    ...columns.flatMap(({ title: name, tone }): [string, string][] => [
      ['column', name],
      ['column-tone', tone],
    ]),
  ]);
  if (status >= 400) throw new UnexpectedStatus(path, status);
  const { id, code } = await host.until(
    () => host.view.list('workshop').find((workshop) => !before.has(workshop.id)) ?? null,
  );
  await host.until(() => stepsOf(host.view, id).length >= steps.length);
  return { workshop: id, code };
}

/** The file does not say what a column is about; a facilitator would see it by its name. */
function toneOf(title: string): ColumnTone | undefined {
  const words = [
    { name: m.common_tone_works(), tone: 'works' as const },
    { name: m.common_tone_develop(), tone: 'develop' as const },
  ];
  return sameName(words, title)?.tone;
}

/** Opens a page of the workshop, watched and connected. */
export function openPage(
  run: Pick<OccasionRun, 'watch' | 'origin' | 'signal'>,
  viewer: Viewer,
  options: Pick<ClientOptions, 'cookie' | 'handshake' | 'actor'> &
    Partial<Pick<ClientOptions, 'onMessage' | 'onConnection'>>,
): Client {
  const client = new Client({
    ...options,
    address: run.origin,
    signal: run.signal,
    onFrame: (frame) => run.watch.received(viewer, readFrame(frame)),
    onMessage: (message) => options.onMessage?.(message),
    onConnection: (live) => options.onConnection?.(live),
  });
  client.open();
  return client;
}

/** The console of the facilitator. Its actor's link is known to the server alone. */
export async function openConsole(
  run: Pick<OccasionRun, 'watch' | 'origin' | 'signal'>,
  cookie: string,
  series: string,
): Promise<{ readonly host: Client; readonly workshop: string; readonly code: string }> {
  const viewer: Viewer = { name: 'host', role: 'facilitator', seat: null, workshop: null };
  const actor = { role: 'facilitator', link: 'link:own', device: 'device:own' } as const;
  const host = openPage(run, viewer, { cookie, handshake: { series, as: 'facilitator' }, actor });
  const { id, code } = await host.until(() => host.view.list('workshop')[0] ?? null);
  return { host, workshop: id, code };
}

export async function openProjector(
  run: Pick<OccasionRun, 'watch' | 'origin' | 'signal'>,
  cookie: string,
  series: string,
  workshop: string,
): Promise<Client> {
  const viewer: Viewer = { name: 'screen', role: 'screen', seat: null, workshop };
  const handshake = { series, as: 'screen', workshop } as const;
  const actor = { role: 'screen', workshop } as const;
  const screen = openPage(run, viewer, { cookie, handshake, actor });
  await screen.until(() => screen.live);
  return screen;
}

/** The projector is loaded anew while people write: its page may say no more than it did. */
export async function reloadProjector(run: OccasionRun): Promise<void> {
  const { facilitator, series, workshop, watch } = run;
  const path = `/s/${keyOf(series)}/w/${keyOf(workshop)}/screen`;
  const { status, body } = await facilitator.get(path);
  if (status !== 200) throw new UnexpectedStatus(path, status);
  const viewer: Viewer = { name: 'screen', role: 'screen', seat: null, workshop };
  watch.receivedPage(viewer, new TextDecoder().decode(body));
}

/** Lets everybody in who arrives at this point, one after the other over some seconds. */
export async function joinArriving(
  run: OccasionRun,
  arrives: Phone['person']['arrives'],
  ms: number,
): Promise<void> {
  const coming = run.script.participants.filter((person) => person.arrives === arrives);
  const each = coming.length === 0 ? 0 : scaled(run, ms) / coming.length;
  await Promise.all(
    coming.map(async (person, index) => {
      await pause(each * (index + run.random()), run.signal);
      run.phones.set(person.id, await joinOne(run, person));
    }),
  );
}

/**
 * One person types the code, fills in the form and gets the phone's page. Whoever has been at an
 * occasion of the series is known by the phone, and asked nothing.
 */
async function joinOne(run: OccasionRun, person: Phone['person']): Promise<Phone> {
  const { origin, signal, code, series, workshop, measures, notes, refusals } = run;
  const known = run.visitors.get(person.id);
  const visitor = known ?? new Visitor(origin, signal);
  run.visitors.set(person.id, visitor);
  const joinPage = await visitor.get(`/${code}`);
  const page = known ? joinPage : await visitor.post(`/${code}?/join`, formOf(run, person));
  if (page.status !== 303 || page.location === null)
    throw new UnexpectedStatus(`/${code}`, page.status);
  const path = new URL(page.location, origin).pathname;
  const seat = seatIn((await visitor.get(`${path}/__data.json`)).body);
  if (seat === null) throw new UnexpectedStatus(path, 200);

  const viewer: Viewer = { name: person.id, role: 'participant', seat, workshop };
  const client = openPage(run, viewer, {
    cookie: visitor.cookie,
    handshake: { series, as: 'participant', workshop },
    actor: { role: 'participant', seat, workshop },
    onMessage: (message) => {
      const { acked, codes } = notes.answered(message);
      for (const note of acked) measures.acked(note);
      for (const refused of codes) refusals.add(refused);
      // What the whole room is shown later is no measure of how fast a note reached its group.
      if (message.t !== 'patch' || !message.update.audience.startsWith('group:')) return;
      for (const record of message.update.put) {
        if (record.type === 'note') measures.seen(record.id, person.id);
      }
    },
    onConnection: (live) =>
      live ? measures.connected(person.id) : measures.disconnected(person.id),
  });
  await client.until(() => client.live);
  return { person, seat, client };
}

function formOf({ host }: OccasionRun, person: Phone['person']): [string, string][] {
  const organisation = line(person.organisation, lengths.line);
  const role = line(person.role, lengths.name);
  return [
    ['organisation', sameName(host.view.list('organisation'), organisation)?.id ?? 'own'],
    ['own-organisation', organisation],
    ['role', sameName(host.view.list('role'), role)?.id ?? 'own'],
    ['own-role', role],
    ['name', line(person.alias ?? '', lengths.name)],
  ];
}

/** Whose phone it is, as the phone's page is told. */
function seatIn(body: Uint8Array): string | null {
  return /"(seat:[A-Za-z0-9_-]{1,40})"/.exec(new TextDecoder().decode(body))?.[1] ?? null;
}
