import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildPlanDocument } from '#lib/workshop/plan/build-document.ts';
import type { ServerMessage } from '#lib/sync/protocol/protocol.ts';
import {
  openHarness,
  type Harness,
  type Phone,
} from '../../../../../tests/support/room-harness.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../../tests/support/workshop-builder.ts';
import { seededRandom } from '../../../methods/random.ts';
import type { Actor } from '../../model/actor.ts';
import type { AnyRecord } from '../../model/records.ts';
import type { DomainMutation } from '../../model/mutations.ts';
import { roomKindOf } from '../room-kinds.ts';
import { heldIn, ideaTrees, sheetsOf } from './sheets.ts';

const step = 'step:brainwriting';
const workshop = 'workshop:w1';
let harness: Harness;
let seats: readonly string[];
let clock: number;
let written: number;
let random: () => number;

/** A room whose people sit in groups of these sizes, at the step. */
async function room(sizes: readonly number[], alone = 0, seed = 1): Promise<void> {
  random = seededRandom(seed);
  clock = 1_700_000_000_000;
  written = 0;
  // Nobody writes at the same millisecond in every game.
  harness = await openHarness({ now: () => (clock += 400 + Math.floor(random() * 1_600)) });
  const people = sizes.reduce((sum, size) => sum + size, alone);
  ({ seats } = await buildWorkshop(harness.room, { seats: people }));
  let from = 0;
  const groups = sizes.map((size, at) => {
    const own = seats.slice(from, from + size);
    from += size;
    return { id: `group:g${at}`, letter: 'ABCDEFGH'[at] ?? 'Z', place: null, seats: own };
  });
  // Who is in no group would be given one.
  if (sizes.length > 0) {
    await lead({ name: 'group.form', args: { round: 'step:groups', groups } });
  }
  await goTo(harness.room, 'brainwriting');
}

const person = (seat: string): Actor => ({ role: 'participant', seat, workshop });
const lead = (...mutations: readonly DomainMutation[]) =>
  must(harness.room, facilitator, mutations);
const refusal = async (actor: Actor, mutation: DomainMutation): Promise<string | null> => {
  const [answer] = await harness.room.submit(actor, `client-${(written += 1)}`, [mutation]);
  return answer?.ok === false ? answer.code : null;
};

function now(): number {
  const at = harness.room.store.get('step', step);
  return at?.kind === 'brainwriting' ? at.round : 0;
}

/** What somebody writes, on the sheet that they hold or on a new one. */
function idea(seat: string, text: string, more: { round?: number; on?: string } = {}) {
  const { round = now(), on = null } = more;
  written += 1;
  const held = heldIn(harness.room.store, step, round, seat)?.sheet;
  // Ids as phones make them: nothing in them tells when or by whom.
  const key = Math.floor(random() * 2 ** 48).toString(36);
  const sheet = held ?? `sheet:${key}`;
  const args = { id: `note:${key}`, step, round, sheet, on, text };
  return { name: 'idea.write', args } as const;
}

async function write(seat: string, text: string, more?: Parameters<typeof idea>[2]) {
  const mutation = idea(seat, text, more);
  await must(harness.room, person(seat), [mutation]);
  return mutation.args.id;
}

const pass = (to = now() + 1) =>
  lead({ name: 'holding.pass', args: { step, from: now(), round: to } });
const reveal = (revealed = true) => lead({ name: 'step.reveal', args: { step, revealed } });
const sheetOf = (seat: string, round = now()) =>
  heldIn(harness.room.store, step, round, seat)?.sheet;

/** Somebody joins when sheets have been begun; the answer is their seat. */
async function comesLate(): Promise<string> {
  const seat = 'seat:late';
  await must(harness.room, { role: 'server' }, [
    {
      name: 'seat.take',
      args: { id: seat, organisation: 'organisation:o0', role: 'role:r0', name: null },
    },
    { name: 'seat.arrive', args: { seat, workshop } },
  ]);
  return seat;
}

/** The texts that an actor can read now. */
function readBy(actor: Actor): string[] {
  const audiences = roomViewOf(actor);
  return audiences
    .list('note')
    .filter((note) => note.step === step)
    .map(({ text }) => text)
    .toSorted();
}

function roomViewOf(actor: Actor) {
  const seat = actor.role === 'participant' ? actor.seat : null;
  const group = harness.room.store.list('membership').find((own) => own.seat === seat)?.group;
  const own = seat === null ? [] : [seat, ...(group === undefined ? [] : [group])];
  switch (actor.role) {
    case 'facilitator':
      return harness.room.view(['host']);
    case 'screen':
      return harness.room.view(['public', 'workshop:w1', 'screen:w1', 'shown:w1']);
    default:
      return harness.room.view(
        seat === null ? ['public', 'archive'] : ['public', 'workshop:w1', 'shown:w1', ...own],
      );
  }
}

const screen: Actor = { role: 'screen', workshop };
const reader: Actor = { role: 'reader' };

describe('sheets go round', () => {
  beforeEach(() => room([4]));

  test('BW4: whoever holds a sheet reads what was written before, and nobody else does', async () => {
    for (const seat of seats) await write(seat, `1 ${seat}`);
    for (const round of [2, 3, 4]) {
      await pass();
      const before = harness.room.store.list('idea');
      for (const seat of seats) {
        const sheet = sheetOf(seat);
        expect(sheet).toBeDefined();
        const on = before.filter((own) => own.sheet === sheet).map(({ note }) => textOf(note));
        const own = harness.room.store
          .list('note')
          .filter(({ author }) => author === seat)
          .map(({ text }) => text);
        expect(readBy(person(seat))).toEqual([...new Set([...on, ...own])].toSorted());
        expect(on).toHaveLength(round - 1);
      }
      for (const eye of [facilitator, screen, reader]) expect(readBy(eye)).toEqual([]);
      for (const seat of seats) await write(seat, `${round} ${seat}`);
    }
    // Everybody has held every sheet.
    for (const seat of seats) {
      const held = harness.room.store.list('holding').filter((own) => own.seat === seat);
      expect(new Set(held.map(({ sheet }) => sheet)).size).toBe(4);
    }
    await reveal();
    for (const eye of [facilitator, screen, reader, ...seats.map(person)]) {
      expect(readBy(eye)).toHaveLength(16);
    }
  });

  test('BW5: what comes to a sheet while somebody holds it is read by the next, and at the reveal', async () => {
    const [a = '', b = '', c = '', d = ''] = seats;
    for (const seat of [a, b, c, d]) await write(seat, `1 ${seat}`);
    await pass();
    const sheet = sheetOf(a, 1);
    const holder = [b, c, d].find((seat) => sheetOf(seat) === sheet) ?? '';
    const before = readBy(person(holder));
    // Written in the first round, without network, and come now.
    await write(a, 'too late', { round: 1 });
    expect(
      harness.room.store.list('idea').find((own) => textOf(own.note) === 'too late'),
    ).toMatchObject({
      sheet,
    });
    expect(readBy(person(holder))).toEqual(before);
    await pass();
    const next = [b, c, d].find((seat) => sheetOf(seat) === sheet) ?? '';
    expect(readBy(person(next))).toContain('too late');
  });

  test('BW6: going back a round and forward again loses nothing, and everybody holds what they held', async () => {
    for (const seat of seats) await write(seat, `1 ${seat}`);
    const hands = () => seats.map((seat) => sheetOf(seat));
    const first = hands();
    await pass();
    const second = hands();
    await write(seats[0] ?? '', 'second');
    await pass(1);
    expect(hands()).toEqual(first);
    // Written in a round that the room has left backwards: it has its sheet all the same.
    await write(seats[1] ?? '', 'second too', { round: 2 });
    // Who has come meanwhile gets no sheet that is in a hand already.
    const late = await comesLate();
    await pass();
    expect(hands()).toEqual(second);
    expect(sheetOf(late)).toBeUndefined();
    expect(harness.room.store.list('note').filter((note) => note.step === step)).toHaveLength(6);
    // Two presses are one, and what was meant for a round that is over is refused.
    const press = { name: 'holding.pass', args: { step, from: 1, round: 2 } } as const;
    expect(await refusal(facilitator, press)).toBeNull();
    expect(now()).toBe(2);
    await pass();
    expect(await refusal(facilitator, press)).toBe('step.moved');
    const leap = { name: 'holding.pass', args: { step, from: 3, round: 5 } } as const;
    expect(await refusal(facilitator, leap)).toBe('step.not-now');
  });

  test('BW7: a new round starts the timer of the round, and without a planned time it stops it', async () => {
    await pass();
    const endsAt = harness.room.store.get('step', step)?.endsAt ?? 0;
    expect(endsAt - clock).toBeGreaterThan(4 * 60_000 - 10_000);
    const change = { roundMinutes: null };
    await lead({ name: 'step.edit', args: { step, change } });
    await pass();
    expect(harness.room.store.get('step', step)).toMatchObject({ endsAt: null, pausedLeft: null });
  });

  test('BW8: nobody writes more ideas on a sheet than fit, or on a sheet that they have not held', async () => {
    const [a = '', b = ''] = seats;
    for (const n of [1, 2, 3]) await write(a, `idea ${n}`);
    expect(await refusal(person(a), idea(a, 'one too many'))).toBe('sheet.full');
    const [first] = harness.room.store.list('note').filter(({ author }) => author === a);
    const note = first?.id ?? '';
    await must(harness.room, person(a), [
      { name: 'note.withdraw', args: { note, withdrawn: true } },
    ]);
    await write(a, 'in its place');
    const sheet = sheetOf(a) ?? '';
    const foreign = { ...idea(b, 'mine').args, sheet };
    expect(await refusal(person(b), { name: 'idea.write', args: foreign })).toBe('sheet.not-yours');
    const other = await write(b, 'on my own sheet');
    const own = harness.room.store.list('note').filter(({ author }) => author === a);
    const last = own.at(-1)?.id ?? '';
    await must(harness.room, person(a), [
      { name: 'note.withdraw', args: { note: last, withdrawn: true } },
    ]);
    expect(await refusal(person(a), idea(a, 'x', { on: other }))).toBe('note.unknown');
    expect(await refusal(person(a), idea(a, 'x', { on: 'note:none' }))).toBe('note.unknown');
  });

  test('BW9: once its sheet has been passed on an idea cannot be changed until all are shown', async () => {
    const [a = ''] = seats;
    for (const seat of seats) await write(seat, `1 ${seat}`);
    const note = harness.room.store.list('note').find(({ author }) => author === a)?.id ?? '';
    const edit = { name: 'note.edit', args: { note, text: 'better' } } as const;
    const withdraw = { name: 'note.withdraw', args: { note, withdrawn: true } } as const;
    expect(await refusal(person(a), edit)).toBeNull();
    await pass();
    expect(await refusal(person(a), edit)).toBe('sheet.passed');
    expect(await refusal(person(a), withdraw)).toBe('sheet.passed');
    await reveal();
    expect(await refusal(person(a), withdraw)).toBeNull();
  });

  test('BW10: which idea built on which is shown with the sheets, told by nothing but the ideas', async () => {
    const [a = ''] = seats;
    for (const seat of seats) await write(seat, `1 ${seat}`);
    await pass();
    const root = roomViewOf(person(a))
      .list('idea')
      .find((own) => own.sheet === sheetOf(a))?.note;
    const then = await write(a, 'built', { on: root ?? '' });
    await reveal();
    const view = roomViewOf(reader);
    const sheet = sheetsOf(view, step).find(({ ideas }) => ideas.some(({ note }) => note === then));
    expect(ideaTrees(sheet?.ideas ?? [])).toEqual([
      { note: root, then: [{ note: then, then: [] }] },
    ]);
    for (const own of view.list('idea')) expect(own.round).toBeNull();
    const at = harness.room.store.get('step', step);
    const data = at && roomKindOf(at).exported?.of(at, view);
    const ideas = expect.arrayContaining([
      { note: root, on: null },
      { note: then, on: root },
    ]) as unknown;
    expect(data).toEqual({ sheets: expect.arrayContaining([{ ideas }]) as unknown });
    expect(JSON.stringify(data)).not.toMatch(/seat:|sheet:|round/);
    // Each of them is a note like any other, wherever notes are read.
    const document = buildPlanDocument(view, { today: '2026-11-20' });
    expect(JSON.stringify(document)).toContain('built');
  });
});

function textOf(note: string): string {
  return harness.room.store.get('note', note)?.text ?? '';
}

describe('people come, go and are without network', () => {
  test('BW11: a latecomer begins a sheet at once, and both are passed on with the others', async () => {
    await room([3]);
    for (const seat of seats) await write(seat, `1 ${seat}`);
    await pass();
    const seat = await comesLate();
    expect(sheetOf(seat)).toBeUndefined();
    await write(seat, 'late');
    for (const other of seats) await write(other, `2 ${other}`);
    await pass();
    const hands = [...seats, seat].map((own) => sheetOf(own));
    expect(new Set(hands).size).toBe(4);
    expect(hands).not.toContain(undefined);
    expect(sheetOf(seat)).not.toBe(sheetOf(seat, 2));
  });

  test('BW12: a sheet goes on without whoever has left, and what they have written stays', async () => {
    await room([3]);
    const [a = '', b = '', c = ''] = seats;
    for (const seat of seats) await write(seat, `1 ${seat}`);
    await lead({ name: 'seat.remove', args: { seat: a, removed: true } });
    await pass();
    // Three sheets and two people: one waits for the next round.
    expect([b, c].map((seat) => sheetOf(seat)).every(Boolean)).toBe(true);
    expect(sheetOf(a)).toBeUndefined();
    await pass();
    const held = (seat: string) =>
      new Set(
        harness.room.store.list('holding').flatMap((own) => (own.seat === seat ? [own.sheet] : [])),
      );
    await pass();
    for (const seat of [b, c]) expect(held(seat)).toContain(sheetOf(a, 1));
    await reveal();
    expect(readBy(reader)).toHaveLength(3);
  });

  test('BW13: what somebody writes without network comes to the sheet that they held then, once', async () => {
    await room([2]);
    const [a = '', b = ''] = seats;
    const phone = await harness.phone(person(a), 'a');
    await write(b, 'from b');
    phone.drop();
    // Begun and written without network; meanwhile the room goes on.
    const begun = idea(a, 'without network');
    expect(phone.replica.mutate(begun).refused).toBeNull();
    expect(phone.replica.view.list('note').map(({ text }) => text)).toContain('without network');
    await pass();
    const given = sheetOf(a);
    expect(given).toBe(sheetOf(b, 1));
    phone.connect();
    await harness.room.settled();
    await until(() => phone.replica.pending.length === 0);
    const [stored, ...more] = harness.room.store
      .list('idea')
      .filter(({ note }) => note === begun.args.id);
    expect(more).toEqual([]);
    expect(stored?.sheet).toBe(begun.args.sheet);
    expect(sheetOf(a, 1)).toBe(begun.args.sheet);
    expect(sheetOf(a)).toBe(given);
    await pass();
    expect(sheetOf(b)).toBe(begun.args.sheet);
    expect(readBy(person(b))).toContain('without network');
  });

  test('BW14: two devices of one seat write on the same sheet', async () => {
    await room([2]);
    const [a = ''] = seats;
    const one = idea(a, 'first');
    const two = idea(a, 'second');
    expect(one.args.sheet).not.toBe(two.args.sheet);
    await must(harness.room, person(a), [one, two]);
    const sheets = harness.room.store.list('idea').map(({ sheet }) => sheet);
    expect(new Set(sheets)).toEqual(new Set([one.args.sheet]));
  });

  test('BW15: in groups of two to eight, of unequal size, every sheet stays in its group and goes round', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 2, max: 8 }), { minLength: 1, maxLength: 3 }),
        async (sizes) => {
          await room(sizes);
          const largest = Math.max(...sizes);
          for (let round = 1; round <= largest; round += 1) {
            for (const seat of seats) {
              if (round === 1 || sheetOf(seat)) await write(seat, `${round} ${seat}`);
            }
            if (round < largest) await pass();
          }
          const { store } = harness.room;
          const groupOf = new Map(store.list('membership').map(({ seat, group }) => [seat, group]));
          for (const { seat, group } of store.list('holding'))
            expect(groupOf.get(seat)).toBe(group);
          for (const [, held] of Map.groupBy(store.list('holding'), ({ sheet }) => sheet)) {
            const mates = [...groupOf].filter(([, group]) => group === held[0]?.group);
            expect(held.map(({ seat }) => seat).toSorted()).toEqual(
              mates.map(([seat]) => seat).toSorted(),
            );
          }
        },
      ),
      { numRuns: 6 },
    );
  });

  test('BW16: where nobody has been grouped the sheets go round in the whole room', async () => {
    await room([], 3);
    for (const seat of seats) await write(seat, `1 ${seat}`);
    await pass();
    await pass();
    for (const seat of seats) {
      expect(harness.room.store.list('holding').filter((own) => own.seat === seat)).toHaveLength(3);
    }
  });

  test('BW17: whoever moves to another group puts the sheet down, and no sheet follows them', async () => {
    await room([3, 3]);
    for (const seat of seats) await write(seat, `1 ${seat}`);
    await pass();
    const [a = ''] = seats;
    expect(readBy(person(a)).length).toBeGreaterThan(1);
    await lead({ name: 'move.announce', args: { seat: a, group: 'group:g1' } });
    const move = harness.room.store.list('move')[0]?.id ?? '';
    await must(harness.room, person(a), [{ name: 'move.go', args: { move } }]);
    expect(readBy(person(a))).toEqual([`1 ${a}`]);
    await pass();
    const { store } = harness.room;
    for (const held of store.list('holding').filter(({ round }) => round === 3)) {
      const mate = store.list('membership').find(({ seat }) => seat === held.seat)?.group;
      expect(held.group).toBe(mate);
    }
  });
});

describe('nobody is told who wrote', () => {
  test('BW18: of a sheet that goes round the facilitator and the projector are told numbers, never names, texts or sheets', async () => {
    await room([3, 2]);
    const eyes = [await harness.phone(facilitator, 'host'), await harness.phone(screen, 'screen')];
    await play();
    for (const eye of eyes) {
      const sent = JSON.stringify(eye.heard);
      expect(sent).not.toMatch(/\b(?:note|idea|sheet|holding):/);
      expect(sent).not.toContain('said by');
    }
    const told = eyes.map(({ replica }) => replica.view.list('rounds')[0]);
    // How many have written, and neither who nor in which group.
    const { type, id, ...counts } = told[0] ?? {};
    expect([type, id]).toEqual(['rounds', 'rounds:brainwriting']);
    expect(counts).toEqual({ step, round: 3, of: 3, people: 5, writers: 5 });
    expect(told[1]).toEqual(told[0]);
  });

  test('BW19: a text on a sheet is in no frame of a phone that does not hold the sheet, nor are its note and its sheet', async () => {
    await room([4, 3]);
    const phones = new Map<string, Phone>();
    for (const seat of seats) phones.set(seat, await harness.phone(person(seat), seat.slice(5)));
    await play();
    const { store } = harness.room;
    for (const note of store.list('note').filter((own) => own.step === step)) {
      const idea = store.get('idea', `idea:${note.id.slice(5)}`);
      const came = idea?.round ?? 0;
      for (const [seat, phone] of phones) {
        const holds = store
          .list('holding')
          .some((own) => own.sheet === idea?.sheet && own.seat === seat && own.round > came);
        const sent = JSON.stringify(phone.heard);
        const hears = seat === note.author || holds;
        expect([seat, note.text, sent.includes(note.text)]).toEqual([seat, note.text, hears]);
        expect(sent.includes(note.id)).toBe(hears);
      }
    }
    await reveal();
    for (const phone of phones.values()) {
      const sent = JSON.stringify(phone.heard);
      for (const note of store.list('note')) expect(sent).toContain(note.text);
    }
  });

  test('BW20: while somebody holds a sheet nothing that others do reaches their phone', async () => {
    await room([4]);
    const phones = new Map<string, Phone>();
    for (const seat of seats) phones.set(seat, await harness.phone(person(seat), seat.slice(5)));
    for (const round of [1, 2, 3, 4]) {
      if (round > 1) await pass();
      await harness.room.settled();
      for (const writer of seats) {
        const heard = new Map([...phones].map(([seat, { heard }]) => [seat, heard.length]));
        await write(writer, `${round} ${writer}`);
        // Also what comes late, from a phone that was without network.
        if (round > 1) await write(writer, `late ${round} ${writer}`, { round: round - 1 });
        await harness.room.settled();
        for (const [seat, phone] of phones) {
          if (seat === writer) continue;
          expect([
            round,
            writer,
            seat,
            phone.heard.slice(heard.get(seat)).flatMap(recordsOf),
          ]).toEqual([round, writer, seat, []]);
        }
      }
    }
  });

  test('BW21: from all that a phone is sent, in what order and when, nothing about the writers of others can be guessed', async () => {
    // What somebody in the group knows: every frame of theirs, and in which order records stand in
    // it. Each guess links a feature of an idea with one of the other two or three people.
    const size = 4;
    const games = 60;
    const hits = new Map<string, number>();
    const tries = new Map<string, number>();
    for (let game = 0; game < games; game += 1) {
      await room([size], 0, game);
      const [me = '', ...others] = seats;
      const phone = await harness.phone(person(me), 'me');
      // Always the same order of writing: if order told, it would tell here.
      await play(2, 1);
      await reveal();
      await harness.room.settled();
      const { store } = harness.room;
      for (const message of phone.heard) {
        const notes = recordsOf(message).filter(
          (record) => record.type === 'note' && store.get('note', record.id)?.author !== me,
        );
        for (const [place, note] of notes.entries()) {
          const author = store.get('note', note.id)?.author ?? '';
          // By the place in its frame, by the place on its sheet, by the round in which one held it.
          const sheet = store.get('idea', `idea:${note.id.slice(5)}`)?.sheet ?? '';
          const order = sheetsOf(store, step)
            .find((own) => own.sheet === sheet)
            ?.ideas.map((own) => own.note)
            .toSorted();
          const round = store
            .list('holding')
            .find((own) => own.seat === me && own.sheet === sheet)?.round;
          for (const feature of [
            `place ${place}`,
            `on sheet ${order?.indexOf(note.id)}`,
            `held ${round}`,
          ]) {
            const key = `${feature} ${others.indexOf(author)}`;
            hits.set(key, (hits.get(key) ?? 0) + 1);
            tries.set(feature, (tries.get(feature) ?? 0) + 1);
          }
        }
      }
    }
    for (const [feature, n] of tries) {
      const fair = n / others(size);
      // Notes of one game depend on each other: six standard deviations, and at least a tenth.
      const tolerance = Math.max(6 * Math.sqrt(fair), n / 10);
      for (let at = 0; at < others(size); at += 1) {
        const found = hits.get(`${feature} ${at}`) ?? 0;
        expect([feature, at, Math.abs(found - fair) < tolerance]).toEqual([feature, at, true]);
      }
    }
  });
});

const others = (size: number) => size - 1;

/** Everybody writes in every round, in the same order each time, and the sheets go round. */
async function play(rounds = 3, each = 2): Promise<void> {
  for (let round = 1; round <= rounds; round += 1) {
    for (const seat of seats) {
      for (let n = 0; n < each; n += 1) await write(seat, `said by ${seat} in ${round}, ${n}`);
    }
    if (round < rounds) await pass();
  }
  await harness.room.settled();
}

/** What a message brings, but for the step itself and what all are told. */
function recordsOf(message: ServerMessage<AnyRecord>): AnyRecord[] {
  const updates =
    message.t === 'patch'
      ? [message.update]
      : message.t === 'welcome'
        ? message.updates
        : message.t === 'audiences'
          ? message.add
          : [];
  return updates
    .flatMap(({ put }) => put as readonly AnyRecord[])
    .filter(({ type }) => ['note', 'idea', 'holding'].includes(type));
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve));
}
