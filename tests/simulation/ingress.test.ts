import { describe, expect, test } from 'vitest';
import { MemoryOutbox } from '#lib/sync/replica/outbox.ts';
import { protocolVersion, type ServerMessage } from '#lib/sync/protocol/protocol.ts';
import { allowanceOf } from '#lib/workshop/allowance.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { openHarness, type Harness, type Phone } from '../support/room-harness.ts';
import { buildWorkshop, goTo } from '../support/workshop-builder.ts';

const p1 = { role: 'participant', seat: 'seat:p1', workshop: 'workshop:w1' } as const;
const p2 = { ...p1, seat: 'seat:p2' } as const;
const screen = { role: 'screen', workshop: 'workshop:w1' } as const;

/** At the notes step, with a clock that the test moves. */
async function opened() {
  const clock = { now: 1_700_000_000_000 };
  const harness = await openHarness({ now: () => clock.now, rateOf: allowanceOf });
  await buildWorkshop(harness.room, { seats: 3 });
  await goTo(harness.room, 'notes');
  return { harness, clock };
}

const note = (key: string, text = key) => ({
  name: 'note.post',
  args: { id: `note:${key}`, step: 'step:notes', column: 'works', text },
});

/** A bare connection that says what no page says. */
function stranger({ room }: Harness, actor: typeof p1 | typeof screen = p1, mayStay = () => true) {
  const heard: ServerMessage<AnyRecord>[] = [];
  const leave = () => undefined;
  const peer = {
    send: (message: ServerMessage<AnyRecord>) => void heard.push(message),
    join: leave,
    leave,
    close: leave,
  };
  const connection = room.connect(peer, actor, mayStay);
  return {
    heard,
    say: (message: unknown) => connection.receive(message),
    hello: () =>
      connection.receive({
        t: 'hello',
        protocol: protocolVersion,
        epoch: null,
        since: {},
        clients: [],
      }),
    answers: () => heard.flatMap((message) => (message.t === 'answers' ? message.answers : [])),
    byes: () => heard.flatMap((message) => (message.t === 'bye' ? [message.code] : [])),
  };
}

const texts = ({ room }: Harness) => room.store.list('note').map(({ text }) => text);

/** Lets time pass until a phone has nothing left to send. */
async function untilSent(phone: Phone, clock: { now: number }): Promise<void> {
  while (phone.replica.pending.length > 0) {
    clock.now += 1_000;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

describe('ingress', () => {
  test('W6: a participant above the rate limit is asked to wait, loses nothing, and everything arrives once and in order', async () => {
    const { harness, clock } = await opened();
    const phone = await harness.phone(p1, 'fast');
    phone.drop();
    const keys = Array.from({ length: 130 }, (_, i) => `n${i}`);
    for (const key of keys) expect(phone.replica.mutate(note(key)).refused).toBeNull();
    await expect.poll(() => phone.outbox.entries.size).toBe(keys.length);
    phone.connect();
    await expect.poll(() => texts(harness).length).toBe(20);
    await harness.room.settled();
    const codes = phone.heard.flatMap((message) =>
      message.t === 'answers' ? message.answers : [],
    );
    expect(codes.filter((code) => !code.ok && code.code === 'protocol.too-fast')).toHaveLength(110);
    const before = clock.now;
    await untilSent(phone, clock);
    expect(texts(harness)).toEqual(keys);
    // 110 at five a second.
    expect(clock.now - before).toBeGreaterThanOrEqual(22_000);
    expect(phone.replica.refusals).toEqual([]);
  });

  test('W7: two pages of one seat share its rate limit, and other seats are not affected', async () => {
    const { harness } = await opened();
    const pages = [await harness.phone(p1, 'one'), await harness.phone(p1, 'two')];
    const other = await harness.phone(p2, 'other');
    for (const [at, page] of pages.entries()) {
      for (let i = 0; i < 20; i += 1) page.replica.mutate(note(`p${at}-${i}`));
    }
    for (let i = 0; i < 20; i += 1) other.replica.mutate(note(`o-${i}`));
    await expect.poll(() => other.replica.pending.length).toBe(0);
    await harness.room.settled();
    expect(texts(harness).filter((text) => text.startsWith('p'))).toHaveLength(20);
    expect(texts(harness).filter((text) => text.startsWith('o'))).toHaveLength(20);
  });

  test('W8: a connection that sends without pause is closed, and its page may reconnect', async () => {
    const { harness } = await opened();
    const { say, hello, byes, heard } = stranger(harness);
    hello();
    for (let i = 0; i < 200; i += 1) say({ t: 'ping', at: i });
    expect(byes()).toEqual(['protocol.too-fast']);
    expect(heard.length).toBeLessThan(110);
    const phone = await harness.phone(p1, 'again');
    phone.replica.receive({ t: 'bye', code: 'protocol.too-fast' });
    expect(phone.replica.ended).toBeNull();
  });

  const deep = JSON.parse('{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000)) as unknown;
  test.each<readonly [string, object]>([
    ['too deep', { name: 'note.post', args: deep }],
    ['too long', { name: 'note.post', args: { text: 'x'.repeat(17_000) } }],
    ['too many', { name: 'note.post', args: Array(200).fill(0) }],
    ['a prototype', { name: 'note.post', args: JSON.parse('{"__proto__":{"n":1}}') as unknown }],
    ['no arguments', { name: 'note.post' }],
    ['a long name', { name: 'x'.repeat(61), args: {} }],
    ['no name', { args: {} }],
    ['something more', { name: 'note.post', args: {}, as: 'facilitator' }],
    ['binary', { name: 'note.post', args: { text: new Uint8Array(4) } }],
  ])(
    'W9: an unreadable mutation is refused by its sequence number, and the mutations after it continue (%s)',
    async (_name, bad) => {
      const { harness } = await opened();
      const { say, hello, answers, byes } = stranger(harness);
      hello();
      const mutations = [
        { n: 1, ...note('a') },
        { n: 2, ...bad },
        { n: 3, ...note('b') },
      ];
      say({ t: 'push', client: 'bad-client', mutations });
      await harness.room.settled();
      await Promise.resolve();
      expect(answers()).toEqual([
        { n: 1, ok: true },
        { n: 2, ok: false, code: 'protocol.malformed', retry: false },
        { n: 3, ok: true },
      ]);
      expect(byes()).toEqual([]);
      expect(texts(harness)).toEqual(['a', 'b']);
      expect(harness.faults).toEqual([]);
    },
  );

  test('W10: a stored mutation that no room could read is set aside with its text, and the rest is sent', async () => {
    const { harness } = await opened();
    const outbox = new MemoryOutbox();
    const at = 1_700_000_000_000;
    const kept = { client: 'old-client', at, refused: null };
    await outbox.put({ ...kept, n: 1, ...note('one') });
    await outbox.put({ ...kept, n: 2, name: 'x'.repeat(99), args: { text: 'Min text' } });
    await outbox.put({ ...kept, n: 3, name: 'note.post', args: { text: 'x'.repeat(300_000) } });
    await outbox.put({ ...kept, n: 4, ...note('four') });
    await outbox.put({ ...kept, n: 1, client: 'ö', ...note('nobody') });
    const phone = await harness.phone(p1, 'new', outbox);
    await expect.poll(() => phone.replica.pending.length).toBe(0);
    expect(texts(harness)).toEqual(['one', 'four']);
    expect(phone.replica.refusals.map(({ n, client }) => [client, n])).toEqual([
      ['old-client', 2],
      ['old-client', 3],
      ['ö', 1],
    ]);
    expect(phone.replica.refusals[0]?.args).toEqual({ text: 'Min text' });
    expect(phone.replica.ended).toBeNull();
  });

  test("W11: a room without a record of a client's earlier mutations is told the client's sequence number", async () => {
    const { harness } = await opened();
    const outbox = new MemoryOutbox();
    const kept = { client: 'old-client', at: 1_700_000_000_000, refused: null };
    await outbox.put({ ...kept, n: 7, ...note('seven') });
    await outbox.put({ ...kept, n: 8, ...note('eight') });
    // Said before the device has told what it keeps: the hello does not name the old client.
    const load = outbox.load.bind(outbox);
    const late = new Promise<void>((resolve) => setTimeout(resolve, 5));
    outbox.load = async () => {
      await late;
      return load();
    };
    const phone = await harness.phone(p1, 'new', outbox, 'connect first');
    await expect.poll(() => phone.replica.pending.length).toBe(0);
    expect(texts(harness)).toEqual(['seven', 'eight']);
  });

  test('W12: credentials are checked again while connected, also for connections that have not sent hello', async () => {
    const { harness } = await opened();
    let open = true;
    const silent = stranger(harness, screen, () => open);
    const greeted = stranger(harness, screen, () => open);
    const staying = stranger(harness, screen);
    greeted.hello();
    staying.hello();
    harness.room.review();
    expect([silent, greeted, staying].map((page) => page.byes())).toEqual([[], [], []]);
    expect(harness.room.connections).toBe(2);
    open = false;
    harness.room.review();
    silent.hello();
    expect([silent, greeted, staying].map((page) => page.byes())).toEqual([
      ['access.ended'],
      ['access.ended'],
      [],
    ]);
    expect(silent.heard).toHaveLength(1);
    expect(harness.room.connections).toBe(1);
  });
});
