/** Messages from a room to a page as they are after the wire: nothing is shared but what was said. */
import { packUpdate, unpackUpdate } from '#lib/sync/protocol/packing.ts';
import { mapUpdates, type ServerMessage } from '#lib/sync/protocol/protocol.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { usualValues } from '#lib/workshop/usual-values.ts';

/** What is sent of a message, as JSON; sockets send the same, large updates as bytes. */
export function sentText(message: ServerMessage<AnyRecord>): string {
  return JSON.stringify(mapUpdates(message, (update) => packUpdate(update, usualValues)));
}

/** What a page makes of it. */
export function receivedFrom(text: string): ServerMessage<AnyRecord> {
  const sent = JSON.parse(text) as Parameters<typeof mapUpdates<Packed, unknown>>[0];
  return mapUpdates(sent, (update) => unpackUpdate<AnyRecord>(update, usualValues));
}

type Packed = ReturnType<typeof packUpdate<AnyRecord>>;

export function overWire(message: ServerMessage<AnyRecord>): ServerMessage<AnyRecord> {
  return receivedFrom(sentText(message));
}
