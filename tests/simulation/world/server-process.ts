/**
 * The server as one process: a real room on the virtual disk, with every outgoing message watched.
 * A crash loses all that it held in memory; another process then opens the same disk.
 */
import type { Connection } from '#lib/sync/room/room.ts';
import { Room } from '#lib/sync/room/room.ts';
import type { Batch, RoomStorage } from '#lib/sync/storage/storage.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { allowanceOf } from '#lib/workshop/allowance.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { roomDomain } from '#lib/workshop/room-domain.ts';
import { readFrame } from '../../../src/commands/rehearse/leaks/read-frame.ts';
import { receivedFrom, sentText } from '../../support/over-wire.ts';
import { observeDomain } from './observed-domain.ts';
import type { ExecutedMutation } from '../model/ledger.ts';
import type { Socket } from './socket.ts';
import { DiskFault, type Writer } from './room-disk.ts';
import type { Lifetime } from './scheduler.ts';
import type { Message } from './fault-injection.ts';
import { VirtualBroadcaster } from './virtual-broadcaster.ts';
import { LeakWatcher } from '../model/leak-watcher.ts';
import type { World } from './world.ts';

/** So short that phones come back after it, in most series. */
const KEPT_MS = 2 * 60_000;

interface SocketFaults {
  readonly up: (message: unknown) => readonly unknown[];
  readonly down: (message: Message) => Message;
}

export class ServerProcess implements Writer {
  readonly lifetime: Lifetime = { alive: true };
  readonly broadcaster: VirtualBroadcaster;
  readonly sockets = new Set<Socket>();
  /** The stored records as far as the disk has confirmed them to this process. */
  readonly known = new Map<string, AnyRecord>();
  room: Room<AnyRecord, Actor> | null = null;
  readonly #world: World;
  readonly #leakWatcher: LeakWatcher;
  readonly #socketFaults = new Map<Socket, SocketFaults>();
  /** Executed, and not yet confirmed as stored. */
  #executed: ExecutedMutation[] = [];
  readonly #writing = new Map<Batch<AnyRecord>, readonly ExecutedMutation[]>();

  constructor(world: World) {
    this.#world = world;
    this.#leakWatcher = new LeakWatcher(this.known, world.findings);
    const { scheduler, network } = world;
    this.broadcaster = new VirtualBroadcaster({
      onSend: (message, sockets) => this.#outgoing(message, sockets),
      delay: (ms) => scheduler.sleep(ms, this.lifetime),
      flushed: () => scheduler.sleep(network.below(3), this.lifetime),
    });
  }

  async open(epoch: string): Promise<void> {
    const { faults, findings } = this.#world;
    const domain = faults.domain?.(roomDomain) ?? roomDomain;
    const room = await Room.open<AnyRecord, Actor>({
      domain: observeDomain(domain, findings, this.#world.network, (mutation) =>
        this.#executed.push(mutation),
      ),
      storage: this.#storage(),
      broadcaster: this.broadcaster,
      now: () => this.#world.roomTime(),
      rateOf: allowanceOf,
      keptMs: KEPT_MS,
      epoch: faults.epoch?.(epoch) ?? epoch,
      onFault: (fault, where) => {
        const expected = fault instanceof DiskFault || String(fault).startsWith('FencedError');
        if (!expected && this.lifetime.alive)
          findings.add('diverged', `fault in ${where}: ${String(fault)}`);
      },
    });
    if (this.lifetime.alive) this.room = room;
  }

  /** Connects a page; null while the room is not open. */
  accept(socket: Socket): Connection | null {
    this.sockets.add(socket);
    const tampered = this.#world.faults.socket?.();
    if (tampered) this.#socketFaults.set(socket, tampered);
    return this.room?.connect(socket.peer, socket.actor) ?? null;
  }

  /** Takes a message from a page. */
  receive(socket: Socket, connection: Connection | null, message: unknown): void {
    const messages = this.#socketFaults.get(socket)?.up(message) ?? [message];
    for (const message of messages) connection?.receive(message);
  }

  crash(): void {
    if (!this.lifetime.alive) return;
    this.lifetime.alive = false;
    this.#executed = [];
    for (const socket of this.sockets) socket.serverDied();
    this.#world.serverStopped(this);
  }

  committed(batch: Batch<AnyRecord>): void {
    const mutations = this.#writing.get(batch) ?? [];
    this.#writing.delete(batch);
    this.#world.ledger.stored(mutations);
    for (const mutation of mutations) this.#world.model.apply(mutation);
  }

  acknowledged(batch: Batch<AnyRecord>): void {
    for (const record of batch.put) this.known.set(record.id, record);
    for (const id of batch.remove) this.known.delete(id);
  }

  #storage(): RoomStorage<AnyRecord> {
    const { disk, faults } = this.#world;
    const storage: RoomStorage<AnyRecord> = {
      load: async () => {
        const stored = await disk.load();
        this.known.clear();
        for (const record of stored.records) this.known.set(record.id, record);
        return stored;
      },
      prune: (before) => {
        disk.prune(before);
        return Promise.resolve();
      },
      commit: (batch) => {
        // This batch holds what ran since the last commit, whether or not it will be stored.
        this.#writing.set(batch, this.#executed);
        this.#executed = [];
        return disk.commit(batch, this);
      },
    };
    return faults.storage?.(storage, this) ?? storage;
  }

  #outgoing(message: Message, sockets: readonly Socket[]): Message {
    const text = sentText(message);
    this.#world.trace.add(`${this.#world.scheduler.now} ${text}`);
    const viewers = sockets.map(({ viewer }) => viewer);
    // Read by code of its own: what it finds must not depend on how pages read.
    this.#leakWatcher.watch(readFrame(JSON.parse(text)), viewers);
    let copy = receivedFrom(text);
    for (const socket of sockets) copy = this.#socketFaults.get(socket)?.down(copy) ?? copy;
    return copy;
  }
}
