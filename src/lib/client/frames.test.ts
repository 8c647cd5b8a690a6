import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import type { PackedUpdate } from '#lib/sync/protocol/packing.ts';
import type { ServerMessage, WireMessage } from '#lib/sync/protocol/protocol.ts';
import type { RecordBase } from '#lib/sync/record.ts';
import { FrameReader } from './frames.ts';

const update = (clock: number): PackedUpdate => ({ audience: 'public', since: clock - 1, clock });
const plain = (clock: number): WireMessage => ({ t: 'patch', update: update(clock) });
const bytes = (clock: number): WireMessage => ({
  t: 'patch',
  update: Buffer.from(JSON.stringify(update(clock))),
});
/** As a browser gives it. */
const compressed = (clock: number): WireMessage => {
  const { buffer, byteOffset, length } = gzipSync(JSON.stringify(update(clock)));
  const own = buffer.slice(byteOffset, byteOffset + length) as unknown as Uint8Array;
  return { t: 'patch', update: own };
};

function reading() {
  const clocks: number[] = [];
  const fail = vi.fn();
  const take = (message: ServerMessage<RecordBase>): void => {
    if (message.t === 'patch') clocks.push(message.update.clock);
  };
  return { reader: new FrameReader<RecordBase>(take, fail), clocks, fail };
}

test('P7: a page takes messages in the order in which they were sent, however long one takes to decompress', async () => {
  const { reader, clocks } = reading();
  reader.read(plain(1));
  reader.read(bytes(2));
  expect(clocks).toEqual([1, 2]);
  for (const frame of [compressed(3), plain(4), bytes(5), compressed(6), plain(7)])
    reader.read(frame);
  await vi.waitFor(() => expect(clocks).toEqual([1, 2, 3, 4, 5, 6, 7]));
  // Nothing waits any more: what is not compressed is given at once again.
  await vi.waitFor(() => {
    const before = clocks.length;
    reader.read(plain(8));
    expect(clocks.slice(before)).toEqual([8]);
  });
});

test('P8: a page drops what an earlier connection has sent, and asks for no compression after a frame that it could not read', async () => {
  const { reader, clocks, fail } = reading();
  reader.read(compressed(1));
  reader.read(plain(2));
  reader.reset();
  reader.read(plain(3));
  reader.read(compressed(4));
  await vi.waitFor(() => expect(clocks).toEqual([3, 4]));
  expect(fail).not.toHaveBeenCalled();

  const broken = Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from('no gzip at all')]);
  reader.read({ t: 'patch', update: broken });
  reader.read(plain(6));
  await vi.waitFor(() => expect(fail).toHaveBeenCalledTimes(1));
  expect(clocks).toEqual([3, 4]);
  reader.read(plain(7));
  expect(clocks).toEqual([3, 4, 7]);
});
