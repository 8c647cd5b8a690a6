import { beforeEach, expect, test } from 'vitest';
import { MemoryOutbox, type OutboxEntry } from './outbox.ts';
import { Outgoing } from './outgoing.ts';

let outbox: MemoryOutbox;
/** Who speaks for what a page has written, as the browser's locks have it. */
let speakers: Map<string, string>;

beforeEach(() => {
  outbox = new MemoryOutbox();
  speakers = new Map();
});

function page(client: string, { locks = true } = {}): Outgoing {
  speakers.set(client, client);
  const claim = (other: string) => {
    const free = !speakers.has(other);
    if (free) speakers.set(other, client);
    return Promise.resolve(free);
  };
  return new Outgoing({
    client,
    outbox,
    claim: locks ? claim : undefined,
    onKept: () => undefined,
  });
}

/** The tab is closed: its locks are let go, and what it wrote is left. */
function close(client: string): void {
  for (const [one, speaker] of speakers) if (speaker === client) speakers.delete(one);
}

const note = (text: string) => ({ name: 'note.post', args: { text } });
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function write(outgoing: Outgoing, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) void outgoing.add(note(text), 1_000, []);
  await turn();
}

const numbers = (entries: readonly OutboxEntry[]) =>
  entries.map(({ client, n }) => `${client}/${n}`);
const leaving = (outgoing: Outgoing) =>
  [...outgoing.take()].map(([client, acts]) => `${client}: ${acts.map(({ n }) => n).join()}`);

test('OB1: what a closed tab left is taken over by exactly one of the others', async () => {
  await write(page('page-one'), 'a', 'b');
  const [two, three] = [page('page-two'), page('page-three')];
  await Promise.all([two.adopt(), three.adopt()]);
  expect([two, three].map(leaving)).toEqual([[], []]);
  close('page-one');
  await Promise.all([two.adopt(), three.adopt()]);
  expect([two, three].map(leaving)).toEqual([['page-one: 1,2'], []]);
  // Its heir is closed as well: what is left passes on, with what that one wrote itself.
  await write(two, 'c');
  close('page-two');
  await three.adopt();
  expect(leaving(three)).toEqual(['page-one: 1,2', 'page-two: 1']);
});

test('OB2: two tabs send what is their own, each by its own numbers, and nothing of the other', async () => {
  const [one, two] = [page('page-one'), page('page-two')];
  await Promise.all([write(one, 'a'), write(two, 'b')]);
  for (let look = 0; look < 3; look += 1) await Promise.all([one.adopt(), two.adopt()]);
  expect([one, two].map(leaving)).toEqual([['page-one: 1'], ['page-two: 1']]);
});

test('OB3: where tabs cannot tell of each other, the next one to be opened sends all that lies there', async () => {
  const locks = false;
  const one = page('page-one', { locks });
  await write(one, 'a');
  const two = page('page-two', { locks });
  await two.adopt();
  expect(leaving(two)).toEqual(['page-one: 1']);
  // What the first one writes from now on it sends itself, as long as it is there.
  await write(one, 'b');
  await two.adopt();
  expect(leaving(two)).toEqual([]);
  const three = page('page-three', { locks });
  await three.adopt();
  expect(leaving(three)).toEqual(['page-one: 1,2']);
});

test('OB4: what was answered before it was taken over is not sent again', async () => {
  const one = page('page-one');
  await write(one, 'a', 'b');
  const load = outbox.load.bind(outbox);
  outbox.load = async () => {
    const found = await load();
    // Between the look and the claim the first tab has its answer, and is closed.
    one.take();
    one.answered('page-one', { n: 1, ok: true });
    close('page-one');
    return found;
  };
  const two = page('page-two');
  await two.adopt();
  expect(leaving(two)).toEqual(['page-one: 2']);
});

test('OB5: what comes to light later of a tab that was taken over is sent in its turn', async () => {
  await write(page('page-one'), 'a');
  close('page-one');
  const two = page('page-two');
  await two.adopt();
  // The device had not written it down when the tab was closed.
  const late = { client: 'page-one', n: 2, at: 1_000, refused: null, ...note('b') };
  await outbox.put(late);
  await two.adopt();
  expect(numbers(two.pending)).toEqual(['page-one/1', 'page-one/2']);
  two.take();
  two.answered('page-one', { n: 1, ok: true });
  outbox.remove = () => Promise.reject(new Error('busy'));
  two.answered('page-one', { n: 2, ok: true });
  await two.adopt();
  expect(two.pending).toEqual([]);
});

test('OB6: what was refused while nothing could be kept is kept as refused as soon as it can be', async () => {
  const one = page('page-one');
  await write(one, 'a');
  const put = outbox.put.bind(outbox);
  outbox.put = () => Promise.reject(new Error('full'));
  one.take();
  one.answered('page-one', { n: 1, ok: false, code: 'note.unknown', retry: false });
  await turn();
  expect([...outbox.entries.values()].map(({ refused }) => refused)).toEqual([null]);
  outbox.put = put;
  await one.adopt();
  await turn();
  expect([...outbox.entries.values()].map(({ refused }) => refused)).toEqual(['note.unknown']);
  expect(one.refusals).toHaveLength(1);
});
