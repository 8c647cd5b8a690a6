import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { AudienceUpdate, ServerMessage, WireMessage } from '#lib/sync/protocol/protocol.ts';
import type { Visible } from '#lib/sync/record.ts';
import { Projections } from '#lib/sync/room/projections.ts';
import { RecordStore } from '#lib/sync/store.ts';
import { unpackUpdate, type PackedUpdate } from '#lib/sync/protocol/packing.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { usualValues } from '#lib/workshop/usual-values.ts';
import { frameOf, isSmall } from './frames.ts';

/** Notes as everybody sees them once they are shown, with texts as people write them. */
function notes(count: number): Visible<AnyRecord>[] {
  const words = 'vi hinner inte följa upp det som har kommit överens om i teamet på torsdag'.split(
    ' ',
  );
  const key = (at: number): string =>
    Array.from(
      { length: 21 },
      (_, i) => 'abcdefghijklmnop'[(at * 7 + i * i * 31 + at * i) % 16],
    ).join('');
  return Array.from({ length: count }, (_, at) => ({
    ...{ type: 'note', id: `note:${at}${key(at)}`.slice(0, 26) },
    text: Array.from({ length: 9 }, (_, i) => words[(at * 5 + i * (at % 7)) % words.length]).join(
      ' ',
    ),
    ...{ workshop: 'workshop:w', step: 'step:s', column: at % 2 === 0 ? 'works' : 'develop' },
    ...{ author: null, group: null, theme: null, postedAt: null },
    ...{ parked: false, hidden: false, withdrawn: false },
  })) as unknown as Visible<AnyRecord>[];
}

function patch(count: number): ServerMessage<AnyRecord> {
  const put = notes(count);
  return { t: 'patch', update: { audience: 'workshop:w', since: 1, clock: 2, put, remove: [] } };
}

function sentIn(frame: WireMessage): PackedUpdate | Uint8Array {
  if (frame.t !== 'patch') throw new Error('not a patch');
  return frame.update;
}

/** Counts how often something is compressed. */
function counting() {
  const compress = (bytes: Uint8Array): Uint8Array => {
    compress.calls += 1;
    return gzipSync(bytes);
  };
  compress.calls = 0;
  return compress;
}

test('P5: a large update is compressed once for all to whom it goes, and a small one not at all', () => {
  const compress = counting();
  const large = patch(500);
  const frames = Array.from({ length: 300 }, () => frameOf(large, true, compress));
  expect(compress.calls).toBe(1);
  expect(new Set(frames.map(sentIn)).size).toBe(1);
  frameOf(patch(1), true, compress);
  expect(compress.calls).toBe(1);
  expect([isSmall(patch(1)), isSmall(large)]).toEqual([true, false]);
});

test('P10: everybody who joins is sent the bytes that were made for the first, until something changes', () => {
  const compress = counting();
  const records = new Map<string, AnyRecord>(notes(500).map((note) => [note.id, note]));
  const store = new RecordStore<AnyRecord>(records.values());
  const projections = new Projections<AnyRecord>(
    (record) => [['public', record as Visible<AnyRecord>]],
    0,
  );
  projections.update(records, store, 1);
  const welcome = (seat: number): ServerMessage<AnyRecord> => {
    const own: AudienceUpdate<AnyRecord> = {
      ...{ audience: `seat:${seat}`, since: null, clock: 1, put: notes(1), remove: [] },
    };
    const updates = [projections.updateSince('public', null), own];
    return { t: 'welcome', epoch: 'e', now: 0, storage: 'ok', updates };
  };
  for (let seat = 0; seat < 300; seat += 1) frameOf(welcome(seat), true, compress);
  expect(compress.calls).toBe(1);
  const [changed] = notes(1);
  if (!changed) throw new Error('no note');
  const other = { ...changed, text: 'y' } as Visible<AnyRecord>;
  store.put(other);
  projections.update(new Map([[other.id, other]]), store, 2);
  for (let seat = 0; seat < 300; seat += 1) frameOf(welcome(seat), true, compress);
  expect(compress.calls).toBe(2);
});

test('P6: a page that cannot decompress is sent the same bytes uncompressed, encoded once', () => {
  const compress = counting();
  const large = patch(500);
  const plain = sentIn(frameOf(large, false, compress));
  expect(plain).toBe(sentIn(frameOf(large, false, compress)));
  expect(compress.calls).toBe(0);
  const compressed = sentIn(frameOf(large, true, compress));
  if (!(plain instanceof Uint8Array) || !(compressed instanceof Uint8Array))
    throw new Error('a large update is not sent as bytes');
  expect(Buffer.from(plain).equals(gunzipSync(compressed))).toBe(true);
});

test('P9: three thousand notes are shown with at most a hundred kilobytes for each phone, compressed once, and reach the page as they are', () => {
  const reveal = patch(3_000);
  const compressed = sentIn(frameOf(reveal, true));
  const plain = sentIn(frameOf(reveal, false));
  if (!(plain instanceof Uint8Array) || !(compressed instanceof Uint8Array))
    throw new Error('a large update is not sent as bytes');
  expect(compressed.length).toBeLessThanOrEqual(100_000);
  // Less than half of what the records are as they stand, for phones that cannot decompress.
  expect(plain.length).toBeLessThan(JSON.stringify(reveal).length / 2);
  const read = JSON.parse(gunzipSync(compressed).toString()) as PackedUpdate;
  expect(unpackUpdate<AnyRecord>(read, usualValues).put).toEqual(notes(3_000));
});
