import { describe, expect, test } from 'vitest';
import { MemoryStorage } from '#lib/sync/storage/memory-storage.ts';
import { MemoryOutbox } from '#lib/sync/replica/outbox.ts';
import type { ServerMessage } from '#lib/sync/protocol/protocol.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { roomDomain } from '#lib/workshop/room-domain.ts';
import { graceAfterClose } from '#lib/workshop/agenda/after-close.ts';
import { openHarness, type Harness, type Phone } from '../support/room-harness.ts';
import { buildWorkshop, facilitator, goTo, must } from '../support/workshop-builder.ts';

async function notesStep(
  seats = 2,
  now = (): number => 1_700_000_000_000,
): Promise<{
  readonly harness: Harness;
  readonly storage: MemoryStorage<AnyRecord>;
  readonly phones: readonly Phone[];
}> {
  const storage = new MemoryStorage<AnyRecord>();
  const harness = await openHarness({ storage, now });
  const { participants } = await buildWorkshop(harness.room, { seats });
  await goTo(harness.room, 'notes');
  const phones = await Promise.all(participants.map((actor, i) => harness.phone(actor, `${i}`)));
  return { harness, storage, phones };
}

function post(phone: Phone | undefined, key: string, text = key) {
  if (!phone) throw new Error('no such phone');
  return phone.replica.mutate({
    name: 'note.post',
    args: { id: `note:${key}`, step: 'step:notes', column: 'works', text },
  });
}

/** A page that loses what it is told, and goes on as if it had it. */
function withoutRecords(message: ServerMessage<AnyRecord>): ServerMessage<AnyRecord> {
  return message.t === 'patch' ? { ...message, update: { ...message.update, put: [] } } : message;
}

async function delivered(phone: Phone | undefined): Promise<void> {
  await expect.poll(() => phone?.replica.pending.length).toBe(0);
}

describe('what is sent is stored, what is not stored is not called sent', () => {
  test('E6: nothing is acknowledged before it is stored, and what could not be stored is sent again', async () => {
    const { harness, storage, phones } = await notesStep();
    storage.fault = new Error('SQLITE_FULL');
    const accepted = post(phones[0], 'full');
    expect(accepted.refused).toBeNull();
    await expect.poll(() => phones[1]?.replica.storageState).toBe('failing');
    expect(phones[0]?.replica.pending).toHaveLength(1);
    expect(storage.records.has('note:full')).toBe(false);
    expect(phones[0]?.heard.some((m) => m.t === 'answers' && m.answers.some((a) => a.ok))).toBe(
      false,
    );

    storage.fault = null;
    await delivered(phones[0]);
    expect(storage.records.get('note:full')).toMatchObject({ text: 'full' });
    expect(phones[1]?.replica.storageState).toBe('ok');
    expect(harness.faults.length).toBeGreaterThan(0);
  });

  test('E7: unsent mutations of a closed page are sent exactly once when the page is opened again', async () => {
    const { harness, phones } = await notesStep();
    const [phone] = phones;
    phone?.drop();
    for (const key of ['a', 'b', 'c']) post(phone, key);
    await expect.poll(() => phone?.outbox.entries.size).toBe(3);
    const outbox = phone?.outbox ?? new MemoryOutbox();
    const reopened = await harness.phone(phone?.actor ?? facilitator, 'again', outbox);
    await delivered(reopened);
    // The old page wakes up as well and sends the same three.
    phone?.connect();
    await delivered(phone);
    expect(
      harness.room.store
        .list('note')
        .map((note) => note.text)
        .toSorted(),
    ).toEqual(['a', 'b', 'c']);
    await expect.poll(() => outbox.entries.size).toBe(0);
  });

  test('E8: a restarted room has everything it acknowledged, and its clients continue', async () => {
    const first = await notesStep();
    post(first.phones[0], 'before');
    await delivered(first.phones[0]);
    const second = await first.harness.restart();
    expect(second.room.store.list('note').map((note) => note.text)).toEqual(['before']);
    const phone = await second.phone(first.phones[0]?.actor ?? facilitator, '0b');
    post(phone, 'after');
    await delivered(phone);
    expect(second.room.store.list('note')).toHaveLength(2);
  });

  test('RC25: after a restart of the room a page receives only the records that differ from its own (a whole room)', async () => {
    const { harness, phones } = await notesStep();
    const [writer, other] = phones;
    for (const key of ['a', 'b']) post(writer, key);
    await delivered(writer);
    await must(harness.room, facilitator, [
      { name: 'step.reveal', args: { step: 'step:notes', revealed: true } },
    ]);
    const notes = () => other?.replica.view.list('note').map(({ id }) => id);
    expect(notes()).toEqual(['note:a', 'note:b']);
    const before = other?.heard.length;
    await harness.reboot();
    await must(harness.room, facilitator, [
      { name: 'note.hide', args: { note: 'note:b', hidden: true } },
    ]);
    other?.connect();
    const [welcome] = other?.heard.slice(before) ?? [];
    const told = welcome?.t === 'welcome' ? welcome.updates.flatMap(({ put }) => put) : [];
    expect(told.flatMap(({ type, id }) => (type === 'note' ? [id] : []))).toEqual(['note:b']);
    expect(notes()?.toSorted()).toEqual(['note:a', 'note:b']);
    expect(other?.replica.view.get('note', 'note:b')?.hidden).toBe(true);
    other?.replica.ping();
    expect(other?.heard.filter(({ t }) => t === 'welcome')).toHaveLength(2);
    expect(harness.faults).toEqual([]);
  });

  test('RC10: opening a room fences its predecessor, which can no longer write', async () => {
    const { harness, storage, phones } = await notesStep();
    post(phones[0], 'before');
    await delivered(phones[0]);
    // Another process has opened the series, and nobody acts there.
    const other = await openHarness({ storage });
    post(phones[0], 'late');
    await expect.poll(() => harness.room.failed).toBe(true);
    expect(phones[0]?.replica.pending).toHaveLength(1);
    expect([...storage.records.keys()].filter((id) => id.startsWith('note:'))).toEqual([
      'note:before',
    ]);
    expect(other.room.store.list('note').map(({ text }) => text)).toEqual(['before']);
  });

  test('DA6: a page of a room that was taken over reconnects, and what it had written arrives once', async () => {
    const { harness, storage, phones } = await notesStep();
    const [phone] = phones;
    const other = await openHarness({ storage });
    post(phone, 'late');
    await expect.poll(() => harness.room.failed).toBe(true);
    expect(phone?.heard.at(-1)).toEqual({ t: 'bye', code: 'room.failed' });
    expect(phone?.replica.ended).toBeNull();
    expect(other.room.failed).toBe(false);
    await harness.reboot();
    phone?.connect();
    await delivered(phone);
    const notes = [...storage.records.keys()].filter((id) => id.startsWith('note:'));
    expect(notes).toEqual(['note:late']);
  });

  test('RC10: opening a room fences its predecessor, which can no longer write (while the other writes)', async () => {
    const { harness, storage, phones } = await notesStep();
    const load = storage.load.bind(storage);
    let written = false;
    storage.load = async () => {
      const stored = await load();
      if (!written) post(phones[0], 'between');
      await harness.room.settled();
      written = true;
      return stored;
    };
    const other = await openHarness({ storage });
    expect(written).toBe(true);
    expect(other.room.store.list('note').map(({ text }) => text)).toEqual(['between']);
  });

  test('E9: a mutation that the room refuses permanently stays on the phone with its text and is not sent again', async () => {
    let now = 1_700_000_000_000;
    const { harness, phones } = await notesStep(2, () => now);
    const [phone] = phones;
    phone?.drop();
    post(phone, 'late', 'Skrev för sent');
    await must(harness.room, facilitator, [
      { name: 'workshop.close', args: { workshop: 'workshop:w1' } },
    ]);
    now += graceAfterClose;
    phone?.connect();
    await delivered(phone);
    expect(phone?.replica.refusals).toMatchObject([
      { refused: 'workshop.closed', args: { text: 'Skrev för sent' } },
    ]);
    const reopened = await harness.phone(phone?.actor ?? facilitator, 'later', phone?.outbox);
    expect(reopened.replica.refusals).toHaveLength(1);
    expect(reopened.replica.pending).toHaveLength(0);
  });

  test('RC8: a mismatched page is corrected at its next heartbeat, and the mismatch is counted in the log', async () => {
    const { harness, phones } = await notesStep();
    const [writer, other] = phones;
    post(writer, 'a');
    await delivered(writer);
    await must(harness.room, facilitator, [
      { name: 'step.reveal', args: { step: 'step:notes', revealed: true } },
    ]);
    const notes = () => other?.replica.view.list('note').map(({ text }) => text);
    expect(notes()).toEqual(['a']);
    if (other) other.spoil = withoutRecords;
    post(writer, 'b');
    await delivered(writer);
    expect(notes()).toEqual(['a']);
    writer?.replica.ping();
    expect(harness.faults).toEqual([]);
    other?.replica.ping();
    expect(notes()).toEqual(['a', 'b']);
    const [welcome] = (other?.heard ?? []).filter(({ t }) => t === 'welcome').toReversed();
    const anew =
      welcome?.t === 'welcome' ? welcome.updates.filter(({ since }) => since === null) : [];
    expect(anew.map(({ audience }) => audience)).toEqual(['shown:w1']);
    expect(String(harness.faults)).toBe('Error: a page held shown differently, 1 times so far');
    other?.replica.ping();
    expect(harness.faults).toHaveLength(1);
  });

  test('E10: a removed seat receives no further messages', async () => {
    const { harness, phones } = await notesStep();
    await must(harness.room, facilitator, [
      { name: 'seat.remove', args: { seat: 'seat:p1', removed: true } },
    ]);
    expect(phones[0]?.heard.at(-1)).toEqual({ t: 'bye', code: 'access.ended' });
    const heard = phones[0]?.heard.length;
    post(phones[1], 'x');
    await delivered(phones[1]);
    expect(phones[0]?.heard).toHaveLength(heard ?? -1);
  });

  test('E11: a client with another protocol version is told so and keeps its data', async () => {
    const { harness } = await notesStep();
    const hello = { t: 'hello', protocol: 0, epoch: null, since: {}, clients: [] };
    // Another version may also have fields that this one does not know.
    for (const said of [hello, { ...hello, marks: {} }, { t: 'hello', protocol: 0 }]) {
      const heard: unknown[] = [];
      const connection = harness.room.connect(
        {
          send: (m) => heard.push(m),
          join: () => undefined,
          leave: () => undefined,
          close: () => undefined,
        },
        { role: 'participant', seat: 'seat:p1', workshop: 'workshop:w1' },
      );
      connection.receive(said);
      expect(heard).toEqual([{ t: 'bye', code: 'protocol.stale' }]);
    }
  });

  test('E39: a change that could not be stored is sent to nobody', async () => {
    const { harness, storage } = await notesStep();
    const host = await harness.phone(facilitator, 'host');
    const rename = {
      name: 'workshop.edit',
      args: { workshop: 'workshop:w1', change: { title: 'Ny titel' } },
    };
    storage.fault = new Error('SQLITE_FULL');
    const answer = harness.room.submit(facilitator, 'form', [rename]);
    expect(await answer).toMatchObject([{ ok: false, code: 'storage.unavailable', retry: true }]);
    expect(JSON.stringify(host.heard)).not.toContain('Ny titel');

    storage.fault = null;
    expect(await harness.room.submit(facilitator, 'form', [rename])).toMatchObject([{ ok: true }]);
    expect(JSON.stringify(host.heard)).toContain('Ny titel');
  });

  test('E40: a mutator that throws has only its own mutation refused, and the room continues', async () => {
    const harness = await openHarness({
      domain: {
        ...roomDomain,
        authorize(view, name, args, context) {
          if (name === 'note.hide') throw new Error('a bug');
          return roomDomain.authorize(view, name, args, context);
        },
      },
    });
    const { participants } = await buildWorkshop(harness.room, { seats: 1 });
    await goTo(harness.room, 'notes');
    const phone = await harness.phone(participants[0] ?? facilitator, 'phone');
    const hide = { name: 'note.hide', args: { note: 'note:x', hidden: true } };
    const lock = { name: 'workshop.lock', args: { workshop: 'workshop:w1', locked: true } };
    expect(await harness.room.submit(facilitator, 'host', [hide, lock])).toMatchObject([
      { ok: false, code: 'internal', retry: false },
      { ok: true },
    ]);
    post(phone, 'after');
    await delivered(phone);
    expect(harness.room.store.list('note')).toHaveLength(1);
    expect(harness.faults).toHaveLength(1);
  });

  test.each([
    ['nothing', undefined],
    ['text', 'hello'],
    ['a number', 7],
    ['an unknown message', { t: 'sudo' }],
    [
      'a push before the hello',
      { t: 'push', client: 'abcdefgh', mutations: [{ n: 1, name: 'x', args: null }] },
    ],
    ['more than was agreed', { t: 'ping', at: 1, more: true }],
    ['numbers that are none', { t: 'ping', at: Number.NaN }],
  ])(
    'E12: a malformed message closes its own connection and changes nothing (%s)',
    async (_name, message) => {
      const { harness } = await notesStep();
      const heard: unknown[] = [];
      const connection = harness.room.connect(
        {
          send: (m) => heard.push(m),
          join: () => undefined,
          leave: () => undefined,
          close: () => undefined,
        },
        { role: 'participant', seat: 'seat:p1', workshop: 'workshop:w1' },
      );
      connection.receive(message);
      await harness.room.settled();
      expect(heard).toEqual([{ t: 'bye', code: 'protocol.malformed' }]);
      expect(harness.room.store.list('note')).toHaveLength(0);
      expect(harness.faults).toEqual([]);
    },
  );
});
