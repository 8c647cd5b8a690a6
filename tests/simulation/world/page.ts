/** A page on a device: a real replica, its socket, and what the browser does around them. */
import { clientName } from '#lib/sync/client-name.ts';
import { Replica } from '#lib/sync/replica/replica.ts';
import type { Mutation } from '#lib/sync/mutation.ts';
import { MemoryOutbox, type OutboxStorage } from '#lib/sync/replica/outbox.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { sharedDomain } from '#lib/workshop/domain.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { ClockGaps } from './clock-gaps.ts';
import { Socket } from './socket.ts';
import { keyOf, type PhoneDisk } from './phone-disk.ts';
import type { Lifetime } from './scheduler.ts';
import type { Message } from './fault-injection.ts';
import type { World } from './world.ts';

/** A phone or computer: has a clock of its own, storage, and open pages. */
export class Device {
  readonly actor: Actor;
  readonly disk: PhoneDisk;
  readonly pages: Page[] = [];
  /** Milliseconds by which its clock is ahead. */
  clockSkew = 0;
  readonly #world: World;

  /** @param disk the storage under the name that pages of this actor use */
  constructor(world: World, actor: Actor, disk: PhoneDisk) {
    this.#world = world;
    this.actor = actor;
    this.disk = disk;
  }

  /** True when what its pages have not sent outlives them: only for participants. */
  get keeps(): boolean {
    return this.actor.role === 'participant';
  }

  now(): number {
    return this.#world.trueTime() + this.clockSkew;
  }

  open(): Page {
    const page = new Page(this.#world, this);
    this.pages.push(page);
    return page;
  }

  close(page: Page): void {
    this.pages.splice(this.pages.indexOf(page), 1);
    page.close();
  }
}

export class Page {
  readonly device: Device;
  readonly client: string;
  readonly replica: Replica<AnyRecord, Actor>;
  socket: Socket | null = null;
  readonly #world: World;
  readonly #lifetime: Lifetime = { alive: true };
  readonly #gaps: ClockGaps;

  constructor(world: World, device: Device) {
    this.#world = world;
    this.device = device;
    const key = `page-${String(world.nextPage()).padStart(16, '0')}`;
    this.client = clientName(world.roomTime(), key);
    this.#gaps = new ClockGaps(this.client, world.findings);
    const own = device.keeps ? device.disk.tab(this.#lifetime) : new MemoryOutbox();
    const outbox = world.faults.outbox?.(own) ?? own;
    this.replica = new Replica<AnyRecord, Actor>({
      domain: sharedDomain,
      actor: device.actor,
      client: this.client,
      acquire: device.keeps ? device.disk.claims(this.client, this.#lifetime) : undefined,
      outbox: device.keeps ? recordingOutbox(outbox, device.disk.acknowledged) : outbox,
      now: () => device.now(),
      onChange: () => undefined,
      pause: (ms) => world.scheduler.sleep(ms, this.#lifetime),
    });
    // Loading and connecting race, as they do in the browser.
    void this.replica.recover();
    this.#connect();
  }

  get actor(): Actor {
    return this.device.actor;
  }

  /** Runs a mutation as a tap would. Returns the code when the page refuses it, else null. */
  mutate(mutation: Mutation): string | null {
    const done = this.replica.mutate(mutation);
    if (done.refused !== null) return done.refused;
    const key = this.#world.ledger.attempted(this.actor, mutation.name, mutation.args);
    void done.settled.then((answer) => {
      if (answer.ok) this.#world.ledger.acknowledged(key);
    });
    return null;
  }

  /** What a page does periodically: compares with the room, and looks for what closed tabs left. */
  ping(): void {
    this.replica.ping();
    void this.replica.recover();
  }

  /** The tab is closed or reloaded: none of its promises goes on. */
  close(): void {
    this.#lifetime.alive = false;
    this.socket?.close();
    this.socket = null;
  }

  /** Closes the socket and opens a new one. */
  reconnect(): void {
    this.socket?.close();
    this.#disconnected(this.socket);
  }

  #connect(): void {
    if (!this.#lifetime.alive || this.replica.ended || this.socket?.open) return;
    const { network, scheduler } = this.#world;
    const server = this.#world.acceptingServer();
    if (!server || network.chance(this.#world.healed ? 0 : 0.1)) {
      this.#connectLater(500 + network.below(4_000));
      return;
    }
    const socket = new Socket({ scheduler, network }, server, this.actor, {
      onMessage: (message) => {
        if (this.socket === socket) this.#receive(message);
      },
      onClose: () => this.#disconnected(socket),
    });
    this.socket = socket;
    this.#gaps.reset();
    this.replica.connected((message) => socket.send(JSON.parse(JSON.stringify(message))));
    this.ping();
  }

  #connectLater(ms: number): void {
    this.#world.scheduler.after(ms, () => this.#connect());
  }

  #disconnected(socket: Socket | null): void {
    if (this.socket !== socket || !this.#lifetime.alive) return;
    this.socket = null;
    this.replica.disconnected();
    this.#connectLater(300 + this.#world.network.below(3_000));
  }

  #receive(message: Message): void {
    const received = this.#world.faults.receive?.(message) ?? message;
    if (!this.socket?.lossy) this.#gaps.receive(message);
    this.replica.receive(received);
    if (message.t !== 'bye') return;
    this.socket?.close();
    this.#disconnected(this.socket);
  }
}

/** An outbox that records which entries a page was told are stored. */
function recordingOutbox(outbox: OutboxStorage, promised: Set<string>): OutboxStorage {
  return {
    load: () => outbox.load(),
    put: async (entry) => {
      await outbox.put(entry);
      promised.add(keyOf(entry.client, entry.n));
    },
    remove: (client, n) => outbox.remove(client, n),
  };
}
