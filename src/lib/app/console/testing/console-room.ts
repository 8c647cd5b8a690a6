/**
 * A workshop for tests of the console: the real room and the page's real replica in one process.
 * A test puts this module in the place of client/connect.ts:
 *
 *     vi.mock('#lib/client/connect.ts', () => import('./testing/console-room.ts'));
 */
import type { Connection } from '#lib/sync/room/room.ts';
import { MemoryBroadcaster } from '#lib/sync/room/memory-broadcaster.ts';
import { MemoryStorage } from '#lib/sync/storage/memory-storage.ts';
import type { DomainMutation, MutationCall } from '#lib/workshop/model/mutations.ts';
import type { Replica } from '#lib/sync/replica/replica.ts';
import { Room } from '#lib/sync/room/room.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { seatsAt } from '#lib/workshop/people/attendance.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { roomDomain } from '#lib/workshop/room-domain.ts';
import { overWire } from '../../../../../tests/support/over-wire.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../../tests/support/workshop-builder.ts';

const second: Actor = { role: 'facilitator', link: 'link:f', device: 'device:second' };

type ServerRoom = Room<AnyRecord, Actor>;

interface Stage {
  readonly room: ServerRoom;
  readonly broadcaster: MemoryBroadcaster<AnyRecord>;
}

let stage: Stage | null = null;
/** What the page has said and the room has not heard yet; null: it hears at once. */
let held: (() => void)[] | null = null;

export interface ConsoleRoom {
  readonly room: ServerRoom;
  readonly seats: readonly string[];
  /** Does something as the facilitator of another page. */
  readonly asOther: (...mutations: DomainMutation[]) => Promise<void>;
  /** Does something as a facilitator on another device. */
  readonly asSecond: (...mutation: MutationCall) => Promise<void>;
  /** Writes notes, one for each text, in turn by the people who are there. */
  readonly write: (...texts: string[]) => Promise<void>;
  /** People with these names come, one after another. */
  readonly arrive: (...names: string[]) => Promise<void>;
  /** The names of those who are in, in the order in which they came. */
  readonly here: () => readonly (string | null)[];
  /** Keeps what the page says from the room until `deliver`. */
  readonly hold: () => void;
  readonly deliver: () => void;
  readonly goTo: (kind: Parameters<typeof goTo>[1]) => Promise<void>;
}

/** Opens a room with one opened workshop; the next page that connects comes into it. */
export async function openConsoleRoom(
  options: { readonly seats?: number; readonly organisations?: number } = {},
): Promise<ConsoleRoom> {
  const broadcaster = new MemoryBroadcaster<AnyRecord>();
  const room = await Room.open<AnyRecord, Actor>({
    domain: roomDomain,
    storage: new MemoryStorage<AnyRecord>(),
    broadcaster,
    now: Date.now,
    epoch: crypto.randomUUID(),
    onFault: (fault) => {
      throw fault;
    },
  });
  stage = { room, broadcaster };
  held = null;
  const { seats, participants } = await buildWorkshop(room, options);
  return {
    room,
    seats,
    asOther: (...mutations) => must(room, facilitator, mutations),
    asSecond: (...[name, args]) => must(room, second, [{ name, args } as DomainMutation]),
    here: () => seatsAt(room.store, 'workshop:w1').map(({ name }) => name),
    async arrive(...names) {
      for (const name of names) {
        const seat = `seat:${name}`;
        const about = { organisation: 'organisation:o0', role: 'role:r0', name };
        await must(room, { role: 'server' }, [
          { name: 'seat.take', args: { id: seat, ...about } },
          { name: 'seat.arrive', args: { seat, workshop: 'workshop:w1' } },
        ]);
      }
    },
    goTo: (kind) => goTo(room, kind),
    hold: () => (held = []),
    deliver() {
      const waiting = held ?? [];
      held = null;
      for (const say of waiting) say();
    },
    async write(...texts) {
      for (const [at, text] of texts.entries()) {
        const writer = participants[at % participants.length];
        if (!writer) throw new Error('nobody is there to write');
        const args = { id: `note:n${at}`, step: 'step:notes', column: 'develop', text };
        await must(room, writer, [{ name: 'note.post', args }]);
      }
    },
  };
}

/** Stands in for client/connect.ts. */
export function connect(replica: Replica<AnyRecord, Actor>): () => void {
  if (!stage) throw new Error('no room has been opened');
  const { room, broadcaster } = stage;
  const peer = broadcaster.peer(
    (message) => replica.receive(overWire(message)),
    () => replica.disconnected(),
  );
  const connection: Connection = room.connect(peer, facilitator);
  replica.connected((message) => {
    const say = (): void => connection.receive(JSON.parse(JSON.stringify(message)));
    if (held) held.push(say);
    else say();
  });
  return () => {
    connection.closed();
    replica.disconnected();
  };
}

/** What jsdom lacks of a browser and the console uses. */
export function fillBrowser(): void {
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.getAnimations = () => [];
  const focusBefore = new WeakMap<HTMLDialogElement, Element | null>();
  HTMLDialogElement.prototype.showModal = function showModal(): void {
    focusBefore.set(this, document.activeElement);
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(): void {
    if (!this.open) return;
    this.open = false;
    // As browsers do: a key that is pressed next must not land in a dialog that is gone.
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && this.contains(activeElement)) activeElement.blur();
    const before = focusBefore.get(this);
    if (before instanceof HTMLElement) before.focus();
    this.dispatchEvent(new Event('close'));
  };
}

/** Properties of ConsolePage for the workshop that `openConsoleRoom` makes. */
export const pageProps = {
  actor: facilitator,
  series: 'series:s1',
  workshop: 'workshop:w1',
  origin: 'http://192.168.1.5:3000',
  title: 'Workshop 1',
};
