/** The rehearsal as a whole: the command, against its own server and against one that is killed. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readScript, type Script } from '../../src/commands/rehearse/format.ts';
import type { Report } from '../../src/commands/rehearse/play-series.ts';
import { expect, test } from '../support/e2e.ts';
import { rehearse } from '../support/rehearse.ts';

const root = resolve(import.meta.dirname, '../..');
const whole = join(root, 'tests/fixtures/solna-1.json');

let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bikupa-rehearse-test-'));
});
test.afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Data {
  readonly series: { readonly template: string };
  readonly workshops: readonly {
    readonly id: string;
    readonly state: string;
    readonly steps: readonly {
      readonly kind: string;
      readonly decisions: readonly {
        readonly number: number;
        readonly people: number;
        readonly organisations: readonly string[];
      }[];
      readonly leanings: { readonly voters: number } | null;
      readonly poll: { readonly rounds: readonly unknown[] } | null;
    }[];
  }[];
  readonly notes: readonly { readonly workshop: string }[];
  readonly areas: readonly unknown[];
  readonly actions: readonly { readonly status: string }[];
  readonly stances: readonly unknown[];
}

async function reportIn(out: string): Promise<Report> {
  return JSON.parse(await readFile(join(out, 'report.json'), 'utf8')) as Report;
}

async function script(): Promise<Script> {
  const read = readScript(JSON.parse(await readFile(whole, 'utf8')));
  if (!read.ok) throw new Error(read.path);
  return read.script;
}

/** The first people of a file, with only what they do; late ones among them. */
function cut(script: Script, people: number): Script {
  const late = script.participants.filter(({ arrives }) => arrives !== 'lobby').slice(0, 2);
  const lobby = script.participants.filter(({ arrives }) => arrives === 'lobby');
  const participants = [...lobby.slice(0, people - late.length), ...late];
  const there = new Set(participants.map(({ id }) => id));
  const speaking = new Set(participants.map(({ organisation }) => organisation));
  return {
    ...script,
    participants,
    notes: script.notes.filter(({ by }) => there.has(by)),
    votes: script.votes.filter(({ by }) => there.has(by)),
    plan: {
      ...script.plan,
      stances: script.plan.stances.filter(({ organisation }) => speaking.has(organisation)),
    },
  };
}

async function written(script: Script): Promise<string> {
  const path = join(folder, 'script.json');
  await writeFile(path, JSON.stringify(script));
  return path;
}

test(
  'MR21: a scripted rehearsal uses every grouping method and reports how even each mix was',
  { tag: '@nightly' },
  async () => {
    const twelve = cut(await script(), 12);
    const out = join(folder, 'out');
    const rounds = [
      ...(['mix', 'keep', 'hosts', 'hosts', 'cross'] as const),
      ...(['pairs', 'fours', 'organisation', 'interest'] as const),
    ];
    const ways = ['--rounds', rounds.join(',')];
    const run = rehearse('--input', await written(twelve), '--out', out, '--seed', '7', ...ways);
    expect(await run.status, run.said()).toBe(0);

    const report = await reportIn(out);
    expect(Object.keys(report)).toEqual([
      ...['participants', 'rounds', 'notes', 'refusals', 'ackMs', 'screenMs', 'durationMs'],
      ...['occasions', 'total'],
    ]);
    expect(report.participants).toBe(12);
    const n = twelve.notes.length;
    expect(report.notes).toEqual({ sent: n, acked: n, stored: n, lost: 0, duplicated: 0 });
    expect(report.refusals).toEqual([]);
    const coming = (late: boolean) =>
      twelve.participants.flatMap(({ id, arrives }) => (late || arrives !== 'collect' ? id : []));
    const [everybody, early] = [coming(true).sort(), coming(false).sort()];
    expect(report.rounds).toHaveLength(rounds.length);
    for (const [at, round] of report.rounds.entries()) {
      expect(round.method).toBe(rounds[at]);
      // Who comes while people write sits in the last round alone.
      const there = at === rounds.length - 1 ? everybody : early;
      expect(round.groups.flat().sort()).toEqual(there);
      const { organisationSpread: organisations, roleSpread: roles, solveMs } = round;
      for (const { worst, best } of [organisations, roles])
        expect(worst).toBeGreaterThanOrEqual(best);
      expect(round.repeatedPairs).toBeGreaterThanOrEqual(round.repeatedPairsBound);
      expect(solveMs).toBeGreaterThanOrEqual(0);
    }
    expect(report.rounds[0]).toMatchObject({ repeatedPairs: 0, moves: 0 });
    expect(report.rounds[1]?.moves).toBe(0);
    expect(report.ackMs.p50).not.toBeNull();
    expect(report.screenMs.p50).not.toBeNull();
    expect((await readFile(join(out, 'plan.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  },
);

for (const sorters of ['everybody', 'groups'] as const) {
  test(`SS14: in a scripted rehearsal the room sorts, nothing is lost or refused, and nobody is told who did it (${sorters})`, async () => {
    const twelve = cut(await script(), 12);
    const out = join(folder, 'out');
    const ways = ['--sorters', sorters, '--speed', '60'];
    const run = rehearse('--input', await written(twelve), '--out', out, ...ways);
    // The status is another than 0 where somebody was shown what is not theirs to see.
    expect(await run.status, run.said()).toBe(0);
    const { notes, refusals } = await reportIn(out);
    const n = twelve.notes.length;
    expect(notes).toEqual({ sent: n, acked: n, stored: n, lost: 0, duplicated: 0 });
    expect(refusals).toEqual([]);
    const laid = Number(/Deltagarna har lagt (\d+) lapp/.exec(run.said())?.[1] ?? '0');
    expect(laid).toBeGreaterThan(n / 2);
  });
}

for (const name of ['samradsgrupp', 'tre-traffar', 'erfarenhetskonferens', 'motesplats']) {
  test(`TP19: a scripted rehearsal of every format plays to its end without losing anything (${name})`, async () => {
    const path = join(root, `tests/fixtures/${name}-1.json`);
    const read = readScript(JSON.parse(await readFile(path, 'utf8')));
    if (!read.ok) throw new Error(read.path);
    const out = join(folder, name);
    const run = rehearse('--input', path, '--out', out, '--speed', '60');
    expect(await run.status, run.said()).toBe(0);
    const { participants, notes, refusals } = await reportIn(out);
    const n = read.script.notes.length + read.script.ideas.length;
    expect(participants).toBe(read.script.participants.length);
    expect(notes).toEqual({ sent: n, acked: n, stored: n, lost: 0, duplicated: 0 });
    expect(refusals).toEqual([]);
    const data = JSON.parse(await readFile(join(out, 'series.json'), 'utf8')) as Data;
    expect(data.series.template).toBe(name);
    expect(data.areas).toHaveLength(read.script.plan.areas.length);
    expect(data.stances).toHaveLength(read.script.plan.stances.length);
    // Themes are named before notes are placed in them, and the rest is sorted after that.
    const kinds = data.workshops[0]?.steps.map(({ kind }) => kind) ?? [];
    const sorting = kinds.filter((kind) => ['naming', 'placing', 'themes'].includes(kind));
    expect(sorting.slice(0, 3)).toEqual(['naming', 'placing', 'themes']);
    // A poll that the file answers twice is asked twice, and both times are kept.
    const asked = Math.max(0, ...read.script.ballots.map((ballot) => ballot.asked));
    const polls = data.workshops[0]?.steps.flatMap(({ poll }) => poll?.rounds.length ?? []);
    if (asked > 0) expect(polls).toContain(asked);
    expect(asked).toBe(name === 'samradsgrupp' ? 2 : 0);
    expect((await readFile(join(out, 'plan.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  });
}

test('TP21: a scripted rehearsal plays every occasion of its format, with some people returning and the plan followed up', async () => {
  const path = join(root, 'tests/fixtures/tre-traffar-1.json');
  const out = join(folder, 'out');
  const run = rehearse('--input', path, '--out', out, '--speed', '60', '--seed', '3');
  expect(await run.status, run.said()).toBe(0);
  const { occasions, total, notes, refusals } = await reportIn(out);
  expect(occasions.map(({ occasion }) => occasion)).toEqual(['meet', 'everyday', 'onward']);
  expect(occasions.map(({ participants, returning }) => [participants, returning])).toEqual([
    [8, 0],
    [6, 6],
    [6, 6],
  ]);
  const sums = occasions.map((occasion) => occasion.notes);
  expect(sums[0]).toEqual(notes);
  for (const { sent, acked, stored, lost, duplicated } of sums) {
    expect(sent).toBeGreaterThan(0);
    expect({ acked, stored, lost, duplicated }).toEqual({
      ...{ acked: sent, stored: sent, lost: 0, duplicated: 0 },
    });
  }
  const sent = sums.reduce((sum, one) => sum + one.sent, 0);
  expect(total).toEqual({
    participants: 8,
    notes: { sent, acked: sent, stored: sent, lost: 0, duplicated: 0 },
  });
  expect(refusals).toEqual([]);
  const data = JSON.parse(await readFile(join(out, 'series.json'), 'utf8')) as Data;
  expect(data.workshops.map(({ state }) => state)).toEqual(['closed', 'closed', 'closed']);
  const written = data.workshops.map(
    ({ id }) => data.notes.filter(({ workshop }) => workshop === id).length,
  );
  expect(written).toEqual(sums.map(({ stored }) => stored));
  // The last occasion asks everybody whether to go on and decides; what was planned at the first has
  // moved on.
  const asked = data.workshops[2]?.steps.filter(({ kind }) => kind === 'decide') ?? [];
  expect(asked).toMatchObject([{ decisions: [{ number: 1, people: 6 }], leanings: { voters: 6 } }]);
  expect(asked[0]?.decisions[0]?.organisations).toHaveLength(2);
  expect(data.actions.length).toBeGreaterThan(0);
  expect(data.actions.map(({ status }) => status)).not.toContain('not-started');
});

test('what people paste arrives as they pasted it', { tag: '@nightly' }, async () => {
  const twelve = cut(await script(), 12);
  const pasted = [
    '<script>alert(1)</script><img src=x onerror=alert(2)>',
    '=HYPERLINK("http://x","y")',
    '"; DROP TABLE note; --',
    '{{7*7}} ${7*7} #import "x" \\#x',
    'e\u0301 och \u00e9, 👩‍👩‍👧‍👦 och \u202eomvänt',
    'rad ett\r\nrad två\n\n\trad fyra',
    'x'.repeat(400),
  ];
  const hostile: Script = {
    ...twelve,
    series: { ...twelve.series, title: '<b>"Serien"</b> & \u202eden' },
    participants: twelve.participants.map((person) => ({ ...person, alias: pasted[0] ?? null })),
    notes: twelve.notes.map((note, index) => ({
      ...note,
      text: pasted[index % pasted.length] ?? '',
    })),
    themes: twelve.themes.map((theme, index) => ({
      ...theme,
      // No two of one name.
      title: pasted[index] ?? `${pasted[index % 5] ?? ''} ${index}`,
    })),
  };
  const out = join(folder, 'out');
  const run = rehearse('--input', await written(hostile), '--out', out);
  expect(await run.status, run.said()).toBe(0);
  const { notes, refusals } = await reportIn(out);
  expect(notes).toMatchObject({ stored: hostile.notes.length, lost: 0, duplicated: 0 });
  expect(refusals).toEqual([]);
});

test(
  'all sixty-two, while the power is cut in the middle of the writing',
  { tag: '@nightly' },
  async ({ server }) => {
    const out = join(folder, 'out');
    const run = rehearse('--input', whole, '--out', out, '--url', server.url, '--speed', '8');
    await run.says(/telefoner tappar/);
    // The second time it goes down just as the phones come back to it.
    await server.kill();
    await server.restart();
    await server.restart();
    expect(await run.status, run.said()).toBe(0);
    const { participants, notes, refusals } = await reportIn(out);
    expect(participants).toBe(62);
    expect(notes).toEqual({ sent: 200, acked: 200, stored: 200, lost: 0, duplicated: 0 });
    expect(refusals).toEqual([]);
  },
);

test.describe('what cannot be played is said in one sentence', () => {
  for (const [name, args, words] of [
    ['an unknown flag', ['--party'], /--party.*--help/],
    ['no file', ['--input', 'nowhere.json', '--out', 'x'], /nowhere\.json/],
    ['no JSON', ['--input', 'LICENSE', '--out', 'x'], /LICENSE.*JSON/],
    ['another format', ['--input', 'package.json', '--out', 'x'], /bikupa-simulation\/1/],
  ] as const) {
    test(name, async () => {
      const run = rehearse(...args);
      expect(await run.status).toBe(2);
      expect(run.said()).toMatch(words);
      expect(run.said().trim().split('\n')).toHaveLength(1);
    });
  }

  test('help is help', async () => {
    const run = rehearse('--help');
    expect(await run.status).toBe(0);
    for (const flag of ['--input', '--out', '--url', '--seed', '--speed']) {
      expect(run.said()).toContain(flag);
    }
  });
});
