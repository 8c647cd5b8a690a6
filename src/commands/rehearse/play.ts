/** A whole workshop, from the empty form to the downloaded plan. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '#lib/methods/random.ts';
import { m } from '#lib/text/generated/messages.js';
import { keyOf } from '#lib/sync/record.ts';
import { roundOf, stepsOf } from '#lib/workshop/agenda.ts';
import type { Membership } from '#lib/workshop/membership.ts';
import type { Wish } from './arguments.ts';
import { nameThemes, showNotes, vote } from './deciding.ts';
import type { Script } from './format.ts';
import { Measures, type Spread } from './measures.ts';
import { countNotes, missingFromPlan, seriesData, type NoteCounts } from './outcome.ts';
import { close, makePlan } from './planning.ts';
import type { Progress } from './progress.ts';
import { letIn, makeSeries, openConsole, openProjector, Turned } from './setting-up.ts';
import { direct, NoteBook, Refusals, type Stage } from './stage.ts';
import { Visitor } from './visitor.ts';
import { Watch, type Violation } from './watch.ts';
import { formGroups, roundReports, type RoundReport } from './rounds.ts';
import { goTo, writeNotes } from './writing.ts';

const LOBBY_MS = 30_000;

/** What `report.json` holds. Times in milliseconds. */
export interface Report {
  readonly participants: number;
  /** In the order of the agenda. */
  readonly rounds: readonly RoundReport[];
  readonly notes: NoteCounts;
  readonly refusals: readonly { readonly code: string; readonly count: number }[];
  readonly ackMs: Spread;
  readonly screenMs: Spread;
  readonly durationMs: number;
}

export interface Played {
  readonly report: Report;
  readonly violations: readonly Violation[];
  /** Areas and actions that the export does not have. */
  readonly missing: number;
  /** Whether the totals were what people had given. */
  readonly dotsRight: boolean;
}

/** Plays the script against a server, and writes the plan, the data and the report into `wish.out`. */
export async function play(
  script: Script,
  wish: Wish,
  to: { readonly origin: string; readonly signal: AbortSignal; readonly progress: Progress },
): Promise<Played> {
  const begun = Date.now();
  const { progress } = to;
  await mkdir(wish.out, { recursive: true });
  const stage = await open(script, wish, to);
  const { host, screen, phones, measures, refusals, notes, watch } = stage;
  try {
    await letIn(stage, 'lobby', LOBBY_MS);
    progress.say(m.rehearse_arrived({ n: phones.size }));
    await formGroups(stage);
    progress.say(m.rehearse_grouped({ n: host.view.list('group').length }));
    const step = await writeNotes(stage);
    const rounds = roundReports(stage);
    progress.say(m.rehearse_written({ n: notes.acked.size }));
    if (step) await showNotes(stage, step);
    const themes = await nameThemes(stage);
    progress.say(m.rehearse_themes({ n: themes.size }));
    const dotsRight = await vote(stage, themes);
    progress.say(m.rehearse_voted());
    const plan = await makePlan(stage, themes);
    progress.say(m.rehearse_planned({ areas: plan.areas.length, actions: plan.actions.length }));
    await close(stage);

    const document = await download(stage);
    // Whoever gets the file may know no more of people than somebody who reads the projector.
    watch.saw({ name: 'series.json', kind: 'screen', seat: null }, document);
    const data = seriesData(document);
    const report: Report = {
      participants: phones.size,
      rounds,
      notes: countNotes(notes, data),
      refusals: refusals.list,
      ackMs: measures.ackMs,
      screenMs: measures.screenMs,
      durationMs: Date.now() - begun,
    };
    await writeFile(join(wish.out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    const { groups, rounds: seated } = seatings(stage);
    const violations = watch.verdict(groups, seated);
    return { report, violations, missing: missingFromPlan(plan, data), dotsRight };
  } finally {
    for (const client of [host, screen, ...[...phones.values()].map((one) => one.client)]) {
      client.drop();
    }
  }
}

/** The series is made, console and projector are open, and the doors too. */
async function open(
  script: Script,
  wish: Wish,
  { origin, signal, progress }: Parameters<typeof play>[2],
): Promise<Stage> {
  const watch = new Watch(publicTexts(script));
  const facilitator = new Visitor(origin, signal);
  const series = await makeSeries(facilitator, script);
  const { cookie } = facilitator;
  const setting = { watch, origin, signal };
  const { host, workshop, code } = await openConsole(setting, cookie, series);
  const screen = await openProjector(setting, cookie, series, workshop);
  const stage: Stage = {
    ...{ script, wish, signal, progress, watch, origin, series, workshop, code },
    ...{ facilitator, host, screen },
    random: seededRandom(wish.seed),
    measures: new Measures(() => performance.now()),
    refusals: new Refusals(),
    notes: new NoteBook(),
    phones: new Map(),
    solveMs: new Map(),
  };
  await direct(stage, 'workshop.open', { workshop });
  await goTo(stage, 'welcome');
  progress.say(m.rehearse_opened({ title: host.view.get('workshop', workshop)?.title ?? '' }));
  return stage;
}

/** Fetches what a facilitator takes home, keeps it in the folder and gives the data. */
async function download({ facilitator, series, wish, progress }: Stage): Promise<unknown> {
  const fetched = async (name: string): Promise<Uint8Array> => {
    const path = `/s/${keyOf(series)}/${name}`;
    const { status, body } = await facilitator.get(path);
    if (status !== 200) throw new Turned(path, status);
    await writeFile(join(wish.out, name), body);
    return body;
  };
  await fetched('plan.pdf');
  const data = await fetched('series.json');
  progress.say(m.rehearse_downloaded({ folder: wish.out }));
  return JSON.parse(new TextDecoder().decode(data)) as unknown;
}

/** Who sat in which group when notes were written, and in every round. */
function seatings({ host, workshop }: Stage) {
  const notes = stepsOf(host.view, workshop).find(({ kind }) => kind === 'notes');
  const written = roundOf(host.view, workshop, notes?.id ?? null);
  const members = Map.groupBy(host.view.list('membership'), ({ round }) => round);
  const bySeat = (own: readonly Membership[] = []): ReadonlyMap<string, string> =>
    new Map(own.map(({ seat, group }) => [seat, group]));
  return {
    groups: bySeat(members.get(written?.id ?? '')),
    rounds: [...members.values()].map((own) => bySeat(own)),
  };
}

/** What may stand in anybody's page from the start, whoever has written the same in a note. */
function publicTexts({ series, workshop, participants, themes, plan }: Script): string[] {
  return [
    ...[series.title, workshop.title, ...workshop.questions, ...series.roles],
    ...series.organisations.map(({ name }) => name),
    ...workshop.columns.flatMap(({ key, title }) => [key, title]),
    ...participants.flatMap(({ alias }) => alias ?? []),
    ...themes.map(({ title }) => title),
    ...plan.areas.flatMap(({ goal, currentState }) => [goal, currentState]),
  ];
}
