/** A whole workshop, from the empty form to the downloaded plan. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '#lib/methods/random.ts';
import { m } from '#lib/text/generated/messages.js';
import { keyOf } from '#lib/sync/record.ts';
import { roundOf } from '#lib/workshop/agenda.ts';
import { groupOf } from '#lib/workshop/membership.ts';
import type { Wish } from './arguments.ts';
import { completeAgenda, goThrough } from './agenda.ts';
import type { Script } from './format.ts';
import { Measures, type Spread } from './measures.ts';
import { countNotes, missingFromPlan, seriesData, type NoteCounts } from './outcome.ts';
import type { Progress } from './progress.ts';
import { makeSeries, openConsole, openProjector, Turned } from './setting-up.ts';
import { NoteBook, Refusals, type Stage } from './stage.ts';
import { Visitor } from './visitor.ts';
import { Watch, type Violation } from './watch.ts';
import { roundReports, type RoundReport } from './rounds.ts';

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
  /** Whether what was counted was what people had given, and nobody was left in a line. */
  readonly countsRight: boolean;
}

/** Plays the script against a server, and writes the plan, the data and the report into `wish.out`. */
export async function play(
  script: Script,
  wish: Wish,
  to: { readonly origin: string; readonly signal: AbortSignal; readonly progress: Progress },
): Promise<Played> {
  const begun = Date.now();
  await mkdir(wish.out, { recursive: true });
  const stage = await open(script, wish, to);
  const { host, screen, phones, measures, refusals, notes, watch } = stage;

  try {
    const { plan, countsRight } = await goThrough(stage);
    const document = await download(stage);
    // Whoever gets the file may know no more of people than somebody who reads the projector.
    watch.saw({ name: 'series.json', kind: 'screen', seat: null }, document);
    const data = seriesData(document);
    const report: Report = {
      participants: phones.size,
      rounds: roundReports(stage),
      notes: countNotes(notes, data),
      refusals: refusals.list,
      ackMs: measures.ackMs,
      screenMs: measures.screenMs,
      durationMs: Date.now() - begun,
    };
    await writeFile(join(wish.out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    const violations = verdict(stage);
    return { report, violations, missing: missingFromPlan(plan, data), countsRight };
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
    themes: new Map(),
  };
  await completeAgenda(stage);
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

/** What somebody was sent and should not have been, now that it is known who sat where. */
function verdict({ host, workshop, watch }: Stage): readonly Violation[] {
  const sat = Map.groupBy(host.view.list('membership'), ({ seat }) => seat);
  const groups = new Map([...sat].map(([seat, own]) => [seat, own.map(({ group }) => group)]));
  /** A group and those that have sat at its table before: their notes stay there. */
  const tableOf = (group: string): string[] => {
    const after = host.view.get('group', group)?.after ?? null;
    return after === null ? [group] : [group, ...tableOf(after)];
  };
  const tables = new Map([...groups].map(([seat, own]) => [seat, own.flatMap(tableOf)]));
  const wroteIn = (seat: string, step: string): string | undefined => {
    const round = roundOf(host.view, workshop, step)?.id ?? null;
    return groupOf(host.view, round, seat)?.id;
  };
  return watch.verdict(groups, tables, wroteIn);
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
