/** What anybody may send without a link or a seat, and what it costs the one thread that serves all. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureBuilt } from '../../src/commands/build.ts';
import { send } from '../support/raw-requests.ts';
import { TestServer } from '../support/server.ts';
import type { Benchmark, BenchmarkCase } from './benchmark.ts';

/** Milliseconds that no request may cost. */
const GOAL = 50;
const urlencoded = 'application/x-www-form-urlencoded';
/** As long as a browser's, so that it stands in no text. */
const boundary = '----boundary7f3a9c';
const multipart = `multipart/form-data; boundary=${boundary}`;

/** Marks that take longest to be put in order: by the square of their number. */
const marks = (count: number): string =>
  `a${'\u0301'.repeat(count / 2)}${'\u0323'.repeat(count / 2)}`;
const names = (count: number): string =>
  Array.from({ length: count }, (_, n) => `F ${n}`).join('\n');

const series = {
  ...{ title: 'Serie', purpose: '', organisation: 'Kommunen', 'organisation-kind': 'kommun' },
  ...{ roles: 'Chef', 'workshop-title': 'W', date: '2027-02-01', place: '', 'group-size': '4' },
  ...{ question: 'Vad?', column: 'Bra', 'column-tone': 'works' },
};
const form = (change: object): string =>
  new URLSearchParams(Object.entries({ ...series, ...change })).toString();

const step = {
  ...{ kind: 'talk', title: 'T', instruction: marks(1_900), questions: [], minutes: 5 },
  early: false,
};
const file = (steps: unknown): string =>
  JSON.stringify({
    ...{ format: 'bikupa-template/1', title: 'T', language: 'sv', template: 'utvecklingsplan' },
    ...{ groupSize: 4, steps },
  });
const part = (name: string, value: string, rest = ''): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${rest}\r\n\r\n${value}\r\n`;
const withFile = (content: string): string =>
  [
    ...Object.entries({ ...series, template: 'file' }).map(([name, value]) => part(name, value)),
    part('agenda-file', content, '; filename="a.json"\r\nContent-Type: application/json'),
    `--${boundary}--\r\n`,
  ].join('');

/** One polling session, and one body for it. */
async function poll(url: string, packets: string): Promise<number> {
  const path = `${url}/socket.io/?EIO=4&transport=polling`;
  const headers = { origin: url };
  const sid = /"sid":"([^"]+)"/.exec((await send(path, { headers })).body)?.[1] ?? '';
  const asked = { method: 'POST', headers, body: packets };
  return (await send(`${path}&sid=${sid}`, asked).catch(() => ({ status: 0 }))).status;
}

export const requests: Benchmark = {
  name: 'requests',
  help: 'requests of a stranger at their worst; processor time of the thread that serves all',
  floor: 'the start page',
  async open() {
    await ensureBuilt(resolve(import.meta.dirname, '../..'));
    const server = await TestServer.start();
    const { url, pid } = server;
    // Set by the page itself in a browser that can take part.
    const cookie = 'bikupa_able=1';
    const get =
      (path: string, headers = {}) =>
      async () =>
        (await send(`${url}${path}`, { headers })).status;
    const post =
      (path: string, body: string, type = urlencoded) =>
      async () =>
        (
          await send(`${url}${path}`, {
            ...{ method: 'POST', body },
            headers: { origin: url, accept: 'text/html', 'content-type': type, cookie },
          })
        ).status;
    const separator = '\u001e';
    const all: Readonly<Record<string, () => Promise<number>>> = {
      'the start page': get('/'),
      'the form of a series': get('/new'),
      'a code that is none': get('/12345678'),
      'a code of 16 kB': get(`/?code=${'1'.repeat(15_000)}`),
      'an address with 7,000 fields': get(`/?${'a&'.repeat(7_000)}`),
      'cookies of 15 kB': get('/', { cookie: 'a=b;'.repeat(3_750) }),
      'headers of 2 kB each': get('/', {
        ...{ accept: 'a,'.repeat(1_000), 'accept-language': 'sv;q=0.1,'.repeat(220) },
        ...{ referer: 'x'.repeat(2_000), 'user-agent': 'x'.repeat(2_000) },
      }),
      'a series of 100 organisations and 60 roles': post(
        '/new',
        form({ 'organisations-more': names(99), roles: names(60) }),
      ),
      '10,000 organisations': post('/new', form({ 'organisations-more': names(10_000) })),
      '10,000 roles': post('/new', form({ roles: names(10_000) })),
      '60,000 fields': post('/new', 'a&'.repeat(60_000)),
      '1,700 parts': post('/new', `${part('a', '').repeat(1_700)}--${boundary}--\r\n`, multipart),
      'marks in every text': post(
        '/new',
        form({ title: marks(600), purpose: marks(7_900), place: marks(600), column: marks(230) }),
      ),
      'a file of marks': post('/new', withFile(file(Array(20).fill(step))), multipart),
      'a file of sixty steps': post(
        '/new',
        withFile(file(Array(60).fill({ ...step, instruction: 'x'.repeat(1_000) }))),
        multipart,
      ),
      'a file of brackets': post('/new', withFile('['.repeat(90_000)), multipart),
      'another type': post('/new', 'x'.repeat(120_000), 'text/plain'),
      'one body of 120,000 packets': () => poll(url, `6${separator}`.repeat(60_000)),
      'one body that connects 40,000 times': () => poll(url, `40${separator}`.repeat(40_000)),
      'one packet of brackets': () => poll(url, `42["m",${'['.repeat(250_000)}`),
    };
    const clock = (): number => threadMs(pid ?? 0);
    const cases = Object.entries(all).map(([name, ask]): BenchmarkCase => {
      return { name, goal: GOAL, clock, run: async () => String(await ask()), floor: get('/') };
    });
    return { cases, close: () => server.close() };
  },
};

/** Milliseconds of the processor that the first thread of a process has had, as Linux counts them. */
function threadMs(pid: number): number {
  const [nanoseconds] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds) / 1_000_000;
}
