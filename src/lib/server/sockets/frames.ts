/**
 * Messages as they leave the server. An update is packed, and a large one is made into bytes and
 * compressed, once for all to whom it goes: whoever comes later gets the same bytes as long as the
 * room has the same update for them.
 */
import { gzipSync } from 'node:zlib';
import { packUpdate, type PackedUpdate } from '#lib/sync/protocol/packing.ts';
import {
  mapUpdates,
  type AudienceUpdate,
  type ServerMessage,
  type WireMessage,
} from '#lib/sync/protocol/protocol.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { usualValues } from '#lib/workshop/usual-values.ts';

/** Characters of JSON from which an update is sent as bytes; less hardly gains from compression. */
const LARGE = 2_048;

interface Encoded {
  /** A small update, or the bytes of a large one. */
  readonly plain: PackedUpdate | Uint8Array;
  /** A large update compressed; made when somebody is sent it. */
  compressed: Uint8Array | null;
}

/** By the update itself: a room gives everybody the same object until something changes. */
const encoded = new WeakMap<AudienceUpdate<AnyRecord>, Encoded>();

/**
 * A message as it is sent.
 *
 * @param gzip whether those to whom it goes can decompress
 * @param compress for tests, which count
 */
export function frameOf(
  message: ServerMessage<AnyRecord>,
  gzip: boolean,
  compress: (bytes: Uint8Array) => Uint8Array = gzipSync,
): WireMessage {
  return mapUpdates(message, (update) => {
    const known = encodedOf(update);
    if (!gzip || !(known.plain instanceof Uint8Array)) return known.plain;
    return (known.compressed ??= compress(known.plain));
  });
}

/** True when a message is the same for those who can decompress and those who cannot. */
export function isSmall(message: ServerMessage<AnyRecord>): boolean {
  let small = true;
  mapUpdates(message, (update) => {
    if (encodedOf(update).plain instanceof Uint8Array) small = false;
  });
  return small;
}

function encodedOf(update: AudienceUpdate<AnyRecord>): Encoded {
  let known = encoded.get(update);
  if (!known) {
    const packed = packUpdate(update, usualValues);
    const json = JSON.stringify(packed);
    const plain = json.length < LARGE ? packed : Buffer.from(json);
    encoded.set(update, (known = { plain, compressed: null }));
  }
  return known;
}
