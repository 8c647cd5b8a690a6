import { beforeEach, expect, test } from 'vitest';
import { MemoryOutbox, type OutboxEntry } from './outbox.ts';
import { MutationQueue } from './mutation-queue.ts';

let outbox: MemoryOutbox;
/** Who speaks for what a page has written, as the browser's locks have it. */
let locks: Map<string, string>;

beforeEach(() => {
  outbox = new MemoryOutbox();
  locks = new Map();
});

function page(client: string, { locking = true } = {}): MutationQueue {
  locks.set(client, client);
  const acquire = (other: string) => {
    const free = !locks.has(other);
    if (free) locks.set(other, client);
    return Promise.resolve(free);
  };
  return new MutationQueue({
    client,
    outbox,
    acquire: locking ? acquire : undefined,
    onKept: () => undefined,
  });
}

/** The tab is closed: its locks are let go, and what it wrote is left. */
function close(client: string): void {
  for (const [locked, holder] of locks) if (holder === client) locks.delete(locked);
}

const note = (text: string) => ({ name: 'note.post', args: { text } });
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function write(queue: MutationQueue, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) void queue.add(note(text), 1_000, []);
  await turn();
}

const numbers = (entries: readonly OutboxEntry[]) =>
  entries.map(({ client, n }) => `${client}/${n}`);
const drained = (queue: MutationQueue) =>
  [...queue.drain()].map(([client, acts]) => `${client}: ${acts.map(({ n }) => n).join()}`);

test('OB1: the outbox of a closed tab is taken over by exactly one other tab', async () => {
  await write(page('page-one'), 'a', 'b');
  const [two, three] = [page('page-two'), page('page-three')];
  await Promise.all([two.recover(), three.recover()]);
  expect([two, three].map(drained)).toEqual([[], []]);
  close('page-one');
  await Promise.all([two.recover(), three.recover()]);
  expect([two, three].map(drained)).toEqual([['page-one: 1,2'], []]);
  // Its heir is closed as well: what is left passes on, with what that one wrote itself.
  await write(two, 'c');
  close('page-two');
  await three.recover();
  expect(drained(three)).toEqual(['page-one: 1,2', 'page-two: 1']);
});

test('OB2: each of two open tabs sends only its own mutations, under its own sequence numbers', async () => {
  const [one, two] = [page('page-one'), page('page-two')];
  await Promise.all([write(one, 'a'), write(two, 'b')]);
  for (let look = 0; look < 3; look += 1) await Promise.all([one.recover(), two.recover()]);
  expect([one, two].map(drained)).toEqual([['page-one: 1'], ['page-two: 1']]);
});

test('OB3: where tabs cannot detect each other, a newly opened tab sends everything in the outbox', async () => {
  const locking = false;
  const one = page('page-one', { locking });
  await write(one, 'a');
  const two = page('page-two', { locking });
  await two.recover();
  expect(drained(two)).toEqual(['page-one: 1']);
  // What the first one writes from now on it sends itself, as long as it is there.
  await write(one, 'b');
  await two.recover();
  expect(drained(two)).toEqual([]);
  const three = page('page-three', { locking });
  await three.recover();
  expect(drained(three)).toEqual(['page-one: 1,2']);
});

test('OB4: a mutation answered before the takeover is not sent again', async () => {
  const one = page('page-one');
  await write(one, 'a', 'b');
  const load = outbox.load.bind(outbox);
  outbox.load = async () => {
    const found = await load();
    // Between the look and the acquire the first tab has its answer, and is closed.
    one.drain();
    one.answered('page-one', { n: 1, ok: true });
    close('page-one');
    return found;
  };
  const two = page('page-two');
  await two.recover();
  expect(drained(two)).toEqual(['page-one: 2']);
});

test('OB5: a mutation that appears late in the outbox of a taken-over tab is sent in sequence', async () => {
  await write(page('page-one'), 'a');
  close('page-one');
  const two = page('page-two');
  await two.recover();
  // The device had not written it down when the tab was closed.
  const late = { client: 'page-one', n: 2, at: 1_000, refused: null, ...note('b') };
  await outbox.put(late);
  await two.recover();
  expect(numbers(two.pending)).toEqual(['page-one/1', 'page-one/2']);
  two.drain();
  two.answered('page-one', { n: 1, ok: true });
  outbox.remove = () => Promise.reject(new Error('busy'));
  two.answered('page-one', { n: 2, ok: true });
  await two.recover();
  expect(two.pending).toEqual([]);
});

test('OB6: a refusal that could not be stored is stored as soon as storage works again', async () => {
  const one = page('page-one');
  await write(one, 'a');
  const put = outbox.put.bind(outbox);
  outbox.put = () => Promise.reject(new Error('full'));
  one.drain();
  one.answered('page-one', { n: 1, ok: false, code: 'note.unknown', retry: false });
  await turn();
  expect([...outbox.entries.values()].map(({ refused }) => refused)).toEqual([null]);
  outbox.put = put;
  await one.recover();
  await turn();
  expect([...outbox.entries.values()].map(({ refused }) => refused)).toEqual(['note.unknown']);
  expect(one.refusals).toHaveLength(1);
});
