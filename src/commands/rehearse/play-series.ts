/** A whole series, from the empty form to the downloaded plan. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '#lib/methods/random.ts';
import { m } from '#lib/text/generated/messages.js';
import { keyOf } from '#lib/sync/record.ts';
import { roundOf, stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { groupOf } from '#lib/workshop/groups/membership.ts';
import {
  proposedOccasion,
  seriesTemplates,
  type Occasion,
} from '#lib/workshop/templates/formats.ts';
import type { RehearseOptions } from './arguments.ts';
import { completeAgenda, goThrough } from './agenda.ts';
import type { Script } from './format.ts';
import { Measures, type Spread } from './measures.ts';
import { comingBack, dayOfOccasion, laterScript } from './later.ts';
import {
  countNotes,
  dataOf,
  missingFromPlan,
  seriesData,
  type NoteCounts,
  type SeriesData,
} from './outcome.ts';
import type { Progress } from './progress.ts';
import {
  addWorkshop,
  makeSeries,
  openConsole,
  openProjector,
  UnexpectedStatus,
} from './setting-up.ts';
import {
  NoteLedger,
  Refusals,
  type Look,
  type MadePlan,
  type OccasionRun,
} from './occasion-run.ts';
import { Visitor } from './visitor.ts';
import { LeakWatcher, type Violation } from './leaks/leak-watcher.ts';
import type { Viewer } from './leaks/rules.ts';
import type { SortingReport } from './kinds/play.ts';
import { roundReports, type RoundReport } from './kinds/plays.ts';

/** What `report.json` holds. Times in milliseconds. */
export interface Report {
  /** Of the occasion that the file tells of, as are rounds and notes. */
  readonly participants: number;
  /** In the order of the agenda. */
  readonly rounds: readonly RoundReport[];
  readonly notes: NoteCounts;
  /** How the room has sorted the notes; left out where it has not. */
  readonly sorting?: SortingReport;
  /** Of all occasions, as are the times. */
  readonly refusals: readonly { readonly code: string; readonly count: number }[];
  readonly ackMs: Spread;
  readonly screenMs: Spread;
  readonly durationMs: number;
  /** Every occasion of the format in turn; the file tells of the first. */
  readonly occasions: readonly OccasionReport[];
  readonly total: {
    /** Different people. */
    readonly participants: number;
    readonly notes: NoteCounts;
  };
}

export interface OccasionReport {
  readonly occasion: Occasion;
  readonly title: string;
  readonly participants: number;
  /** Who of them had been at an earlier one. */
  readonly returning: number;
  readonly rounds: readonly RoundReport[];
  readonly notes: NoteCounts;
}

export interface Played {
  readonly report: Report;
  readonly violations: readonly Violation[];
  /** Areas and actions that the export does not have. */
  readonly missing: number;
  /** Whether what was counted was what people had given, and nobody was left in a line. */
  readonly countsRight: boolean;
}

/** Later occasions are in order to go on, not in order to measure: nobody waits for them as long. */
const LATER_PACE = 3;

/** Plays the script against a server, and writes the plan, the data and the report into `options.out`. */
export async function play(
  script: Script,
  options: RehearseOptions,
  to: {
    readonly origin: string;
    readonly signal: AbortSignal;
    readonly progress: Progress;
    readonly look?: Look;
  },
): Promise<Played> {
  const begun = Date.now();
  await mkdir(options.out, { recursive: true });
  const runs = [await open(script, options, to)];
  try {
    const [first] = runs;
    if (!first) throw new Error('nothing is played');
    await completeAgenda(first);
    const begin = await goThrough(first);
    const { sorting } = begin;
    let { plan, countsRight } = begin;
    for (const occasion of seriesTemplates[script.series.template].occasions.slice(1)) {
      const next = await goOn(runs, plan, occasion);
      runs.push(next);
      const went = await goThrough(next);
      plan = went.plan;
      countsRight &&= went.countsRight;
    }
    const document = await download(first);
    // Whoever gets the file may know no more of people than somebody who reads the projector.
    const reader: Viewer = { name: 'series.json', role: 'screen', seat: null, workshop: null };
    first.watch.received(reader, document);
    const data = seriesData(document);
    const report = { ...reportOf(runs, data, begun), ...(sorting && { sorting }) };
    await writeFile(join(options.out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    const violations = verdict(first);
    return { report, violations, missing: missingFromPlan(plan, data), countsRight };
  } finally {
    runs.at(0)?.host.drop();
    for (const run of runs) leave(run);
  }
}

function reportOf(runs: readonly OccasionRun[], data: SeriesData, begun: number): Report {
  const occasions = runs.map((run, at): OccasionReport => {
    const earlier = new Set(runs.slice(0, at).flatMap(({ phones }) => [...phones.keys()]));
    const { occasion, workshop, phones, notes, host } = run;
    return {
      occasion,
      title: host.view.get('workshop', workshop)?.title ?? '',
      participants: phones.size,
      returning: [...phones.keys()].filter((person) => earlier.has(person)).length,
      rounds: roundReports(run),
      notes: countNotes(notes, dataOf(data, workshop)),
    };
  });
  const [first] = occasions;
  const [run] = runs;
  if (!first || !run) throw new Error('nothing was played');
  const { measures, refusals, visitors } = run;
  const { participants, rounds, notes } = first;
  return {
    ...{ participants, rounds, notes, refusals: refusals.list },
    ackMs: measures.ackMs,
    screenMs: measures.screenMs,
    durationMs: Date.now() - begun,
    occasions,
    total: {
      participants: visitors.size,
      notes: countNotes(NoteLedger.of(runs.map((run) => run.notes)), data),
    },
  };
}

/** The series is made, console and projector are open, and the doors too. */
async function open(
  script: Script,
  options: RehearseOptions,
  { origin, signal, progress, look }: Parameters<typeof play>[2],
): Promise<OccasionRun> {
  const watch = new LeakWatcher(publicTexts(script));
  const facilitator = new Visitor(origin, signal);
  const series = await makeSeries(facilitator, script);
  const { cookie } = facilitator;
  const setting = { watch, origin, signal };
  const { host, workshop, code } = await openConsole(setting, cookie, series);
  const screen = await openProjector(setting, cookie, series, workshop);
  return {
    ...{ script, options, signal, progress, watch, origin, series, workshop, code, look },
    ...{ facilitator, host, screen },
    occasion: proposedOccasion(script.series.template, 1),
    number: 1,
    planned: null,
    random: seededRandom(options.seed),
    measures: new Measures(() => performance.now()),
    refusals: new Refusals(),
    notes: new NoteLedger(),
    phones: new Map(),
    visitors: new Map(),
    solveMs: new Map(),
    themes: new Map(),
  };
}

/** The next workshop of the series: most of those who were at the first one come back to it. */
async function goOn(
  runs: readonly OccasionRun[],
  planned: MadePlan,
  occasion: Occasion,
): Promise<OccasionRun> {
  const [first] = runs;
  if (!first) throw new Error('nothing was played');
  const { script, host, facilitator, series, watch, origin, signal, options, random } = first;
  const number = runs.length + 1;
  // Who has been at an occasion closes its page before opening that of another.
  for (const run of runs) leave(run);
  const date = dayOfOccasion(script.workshop.date, number);
  const { workshop, code } = await addWorkshop(first, occasion, { number, date });
  const people = comingBack(script.participants, random);
  const screen = await openProjector(
    { watch, origin, signal },
    facilitator.cookie,
    series,
    workshop,
  );
  return {
    ...first,
    ...{ occasion, number, workshop, code, planned, screen },
    script: laterScript(script, stepsOf(host.view, workshop), people, random),
    options: { ...options, speed: options.speed * LATER_PACE, rounds: [] },
    notes: new NoteLedger(),
    phones: new Map(),
    solveMs: new Map(),
  };
}

function leave({ screen, phones }: OccasionRun): void {
  for (const client of [screen, ...[...phones.values()].map((phone) => phone.client)])
    client.drop();
}

/** Fetches what a facilitator takes home, keeps it in the folder and gives the data. */
async function download({ facilitator, series, options, progress }: OccasionRun): Promise<unknown> {
  const fetched = async (name: string): Promise<Uint8Array> => {
    const path = `/s/${keyOf(series)}/${name}`;
    const { status, body } = await facilitator.get(path);
    if (status !== 200) throw new UnexpectedStatus(path, status);
    await writeFile(join(options.out, name), body);
    return body;
  };
  await fetched('plan.pdf');
  const data = await fetched('series.json');
  progress.say(m.rehearse_downloaded({ folder: options.out }));
  return JSON.parse(new TextDecoder().decode(data)) as unknown;
}

/** What somebody was sent and should not have been, now that it is known who sat where. */
function verdict({ host, workshop, watch }: OccasionRun): readonly Violation[] {
  const sat = Map.groupBy(host.view.list('membership'), ({ seat }) => seat);
  const groups = new Map([...sat].map(([seat, own]) => [seat, own.map(({ group }) => group)]));
  /** A group and those that have sat at its table before: their notes stay there. */
  const tableOf = (group: string): string[] => {
    const after = host.view.get('group', group)?.after ?? null;
    return after === null ? [group] : [group, ...tableOf(after)];
  };
  const tables = new Map([...groups].map(([seat, own]) => [seat, own.flatMap(tableOf)]));
  const wroteIn = (seat: string, step: string): string | undefined => {
    const at = host.view.get('step', step)?.workshop ?? workshop;
    const round = roundOf(host.view, at, step)?.id ?? null;
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
