/** `npm run rehearse`: reads what was asked for, plays it, and says how it went. */
import { mkdir } from 'node:fs/promises';
import { m } from '#lib/text/generated/messages.js';
import { numberWords } from '#lib/text/numbers.ts';
import { groupingMethods, sorters } from './kinds/inputs.ts';
import { refusalSentence } from '#lib/text/led-refusals.ts';
import {
  defaults,
  readArguments,
  type ParsedArguments,
  type RehearseOptions,
} from './arguments.ts';
import { printable, readScriptFile } from '../script-file.ts';
import type { Script } from './format.ts';
import { PageEnded } from './client.ts';
import { OwnServer, ServerFailed } from './own-server.ts';
import { play, type Played } from './play-series.ts';
import { Progress } from './progress.ts';
import { UnexpectedStatus } from './setting-up.ts';
import { Visitor } from './visitor.ts';

/** The time limit, besides what the people's own pauses take at speed 1. */
const LIMIT_MS = 10 * 60_000;
const PAUSES_MS = 3 * 60_000;
/** How long a server that was named may take to answer for the first time. */
const REACH_MS = 15_000;

class TimeUp extends Error {
  override readonly name = 'TimeUp';
}

/** Runs the command; resolves with the exit status: 0, 1 (went wrong) or 2 (wrongly asked for). */
export async function rehearse(root: string, args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (asked.what === 'help') {
    process.stdout.write(`${m.rehearse_help({ seed: defaults.seed, speed: defaults.speed })}\n`);
    return 0;
  }
  if (asked.what === 'problem') return refuse(argumentSentence(asked), 2);
  const { options } = asked;
  const read = await readScriptFile(options.input);
  if (typeof read === 'string') return refuse(read, 2);
  try {
    await mkdir(options.out, { recursive: true });
  } catch {
    return refuse(m.rehearse_out_unwritable({ folder: printable(options.out) }), 2);
  }
  return perform(root, options, read.script);
}

async function perform(root: string, options: RehearseOptions, script: Script): Promise<number> {
  const progress = new Progress();
  const ending = new AbortController();
  const limit = LIMIT_MS + PAUSES_MS / options.speed;
  const timer = setTimeout(() => ending.abort(new TimeUp()), limit);
  let own: OwnServer | null = null;
  const interrupted = (): void => {
    void (own?.stop() ?? Promise.resolve()).finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    if (!options.url) {
      progress.say(m.rehearse_starting_server());
      own = await OwnServer.start(root);
    }
    const origin = (options.url ?? own?.url)?.origin ?? '';
    if (!(await answers(origin))) return refuse(m.rehearse_unreachable({ address: origin }), 1);
    const played = await play(script, options, { origin, signal: ending.signal, progress });
    return conclude(progress, played);
  } catch (fault) {
    progress.say('');
    if (fault instanceof TimeUp) {
      return refuse(m.rehearse_time_up({ minutes: Math.round(limit / 60_000) }), 1);
    }
    if (fault instanceof UnexpectedStatus) {
      return refuse(m.rehearse_turned({ path: fault.path, status: fault.status }), 1);
    }
    if (fault instanceof PageEnded) {
      return refuse(m.rehearse_page_ended({ reason: refusalSentence(fault.message) }), 1);
    }
    if (fault instanceof ServerFailed) {
      return refuse(`${m.rehearse_server_failed()}\n${fault.message}`, 1);
    }
    throw fault;
  } finally {
    clearTimeout(timer);
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
    await own?.stop();
  }
}

async function answers(origin: string): Promise<boolean> {
  try {
    await new Visitor(origin, AbortSignal.timeout(REACH_MS)).get('/');
    return true;
  } catch {
    return false;
  }
}

/** Says what came of it. */
function conclude(
  progress: Progress,
  { report, violations, missing, countsRight }: Played,
): number {
  const { ackMs, screenMs, durationMs, refusals, occasions } = report;
  const { notes } = report.total;
  progress.say('');
  for (const { title, participants, returning } of occasions) {
    progress.say(m.rehearse_sum_occasion({ title, n: participants, returning }));
  }
  progress.say(m.rehearse_sum_notes({ ...notes }));
  const { sorting } = report;
  if (sorting) {
    const { placed, right, open, seconds, tapsPerPhone } = sorting;
    progress.say(m.placing_sum({ placed, right, open, seconds, taps: tapsPerPhone.max }));
  }
  progress.say(m.rehearse_sum_shown({ n: violations.length }));
  for (const { viewer, rule, about } of violations.slice(0, 10)) {
    progress.say(m.rehearse_sum_violation({ viewer, rule, about }));
  }
  if (missing > 0) progress.say(m.rehearse_sum_missing({ n: missing }));
  if (!countsRight) progress.say(m.rehearse_sum_counts());
  for (const { code, count } of refusals) progress.say(m.rehearse_sum_refused({ code, n: count }));
  const ms = (value: number | null): string => (value === null ? '–' : String(Math.round(value)));
  progress.say(
    m.rehearse_sum_saved({ p50: ms(ackMs.p50), p95: ms(ackMs.p95), p99: ms(ackMs.p99) }),
  );
  progress.say(
    m.rehearse_sum_seen({ p50: ms(screenMs.p50), p95: ms(screenMs.p95), p99: ms(screenMs.p99) }),
  );
  progress.say(m.rehearse_sum_time({ seconds: numberWords(durationMs / 1_000, { digits: 1 }) }));
  const good =
    notes.lost === 0 &&
    notes.duplicated === 0 &&
    violations.length === 0 &&
    missing === 0 &&
    countsRight;
  const accepted = refusals.length === 0 ? m.rehearse_good() : m.rehearse_good_but_refused();
  progress.say(good ? accepted : m.rehearse_bad());
  return good ? 0 : 1;
}

function argumentSentence({ code, flag }: Extract<ParsedArguments, { what: 'problem' }>): string {
  const named = { flag: printable(flag) };
  switch (code) {
    case 'unknown':
      return m.common_flag_unknown(named);
    case 'no-value':
      return m.rehearse_flag_no_value(named);
    case 'missing':
      return m.rehearse_flag_missing(named);
    case 'seed':
      return m.rehearse_flag_seed();
    case 'speed':
      return m.rehearse_flag_speed();
    case 'rounds':
      return m.rehearse_flag_rounds({ methods: groupingMethods.join(', ') });
    case 'sorters':
      return m.rehearse_flag_sorters({ sorters: sorters.join(', ') });
    case 'url':
      return m.rehearse_flag_url();
  }
}

function refuse(sentence: string, status: 1 | 2): number {
  process.stderr.write(`${sentence}\n`);
  return status;
}
