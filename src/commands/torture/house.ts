/**
 * The server as one process: a real room on the virtual disk, and everything that it says under
 * watch. Dies with all it held in memory; another house then opens on the same disk.
 */
import type { Connection } from '#lib/sync/connection.ts';
import { Room } from '#lib/sync/room.ts';
import type { Batch, RoomStorage } from '#lib/sync/storage.ts';
import type { Actor } from '#lib/workshop/actor.ts';
import { allowanceOf } from '#lib/workshop/allowance.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import { roomDomain } from '#lib/workshop/room-domain.ts';
import { listening } from './listening.ts';
import type { Ran } from './ledger.ts';
import type { Line } from './line.ts';
import { DiskFault, type Writer } from './room-disk.ts';
import type { Life } from './scheduler.ts';
import type { Message } from './tampering.ts';
import { VirtualHall } from './virtual-hall.ts';
import { watchFrame } from './watch.ts';
import type { World } from './world.ts';

interface Ends {
  readonly up: (message: unknown) => readonly unknown[];
  readonly down: (message: Message) => Message;
}

export class House implements Writer {
  readonly life: Life = { alive: true };
  readonly hall: VirtualHall;
  readonly lines = new Set<Line>();
  /** The stored records as this house's room knows them: what the disk has told it is written. */
  readonly known = new Map<string, AnyRecord>();
  room: Room<AnyRecord, Actor> | null = null;
  readonly #world: World;
  readonly #ends = new Map<Line, Ends>();
  /** Run, and not yet known to be stored. */
  #ran: Ran[] = [];
  readonly #writing = new Map<Batch<AnyRecord>, readonly Ran[]>();

  constructor(world: World) {
    this.#world = world;
    const { scheduler, net } = world;
    this.hall = new VirtualHall({
      leaving: (message, lines) => this.#leaving(message, lines),
      pause: (ms) => scheduler.sleep(ms, this.life),
      drained: () => scheduler.sleep(net.below(3), this.life),
    });
  }

  async open(epoch: string): Promise<void> {
    const { tampering, findings } = this.#world;
    const domain = tampering.domain?.(roomDomain) ?? roomDomain;
    const room = await Room.open<AnyRecord, Actor>({
      domain: listening(domain, findings, this.#world.net, (act) => this.#ran.push(act)),
      storage: this.#storage(),
      hall: this.hall,
      now: () => this.#world.roomTime(),
      pace: allowanceOf,
      epoch: tampering.epoch?.(epoch) ?? epoch,
      onFault: (fault, where) => {
        const expected = fault instanceof DiskFault || String(fault).startsWith('FencedError');
        if (!expected && this.life.alive)
          findings.add('diverged', `fault in ${where}: ${String(fault)}`);
      },
    });
    if (this.life.alive) this.room = room;
  }

  /** A page connects. */
  enter(line: Line): Connection<AnyRecord, Actor> | null {
    this.lines.add(line);
    const tampered = this.#world.tampering.line?.();
    if (tampered) this.#ends.set(line, tampered);
    return this.room?.connect(line.peer, line.actor) ?? null;
  }

  /** Something has come in from a page. */
  take(line: Line, connection: Connection<AnyRecord, Actor> | null, message: unknown): void {
    const messages = this.#ends.get(line)?.up(message) ?? [message];
    for (const one of messages) connection?.receive(one);
  }

  crash(): void {
    if (!this.life.alive) return;
    this.life.alive = false;
    this.#ran = [];
    for (const line of this.lines) line.houseDied();
    this.#world.houseDied(this);
  }

  written(batch: Batch<AnyRecord>): void {
    const acts = this.#writing.get(batch) ?? [];
    this.#writing.delete(batch);
    this.#world.ledger.stored(acts);
    for (const act of acts) this.#world.model.take(act);
  }

  told(batch: Batch<AnyRecord>): void {
    for (const record of batch.put) this.known.set(record.id, record);
    for (const id of batch.remove) this.known.delete(id);
  }

  #storage(): RoomStorage<AnyRecord> {
    const { disk, tampering } = this.#world;
    const storage: RoomStorage<AnyRecord> = {
      load: async () => {
        const stored = await disk.load();
        this.known.clear();
        for (const record of stored.records) this.known.set(record.id, record);
        return stored;
      },
      commit: (batch) => {
        // What ran since the last commit is what this batch holds, stored or not.
        this.#writing.set(batch, this.#ran);
        this.#ran = [];
        return disk.commit(batch, this);
      },
    };
    return tampering.storage?.(storage, this) ?? storage;
  }

  #leaving(message: Message, lines: readonly Line[]): Message {
    const text = JSON.stringify(message);
    this.#world.trace.mix(`${this.#world.scheduler.now} ${text}`);
    let copy = JSON.parse(text) as Message;
    watchFrame(copy, lines, this.known, this.#world.findings);
    for (const line of lines) copy = this.#ends.get(line)?.down(copy) ?? copy;
    return copy;
  }
}
