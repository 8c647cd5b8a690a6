/** A page on a device: a real replica, its connection, and what the browser does around it. */
import { Replica } from '#lib/sync/replica.ts';
import type { Mutation } from '#lib/sync/mutation.ts';
import { MemoryOutbox, type OutboxStorage } from '#lib/sync/outbox.ts';
import type { Actor } from '#lib/workshop/actor.ts';
import { sharedDomain } from '#lib/workshop/domain.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import { ClockGaps } from './clock-gaps.ts';
import { Line } from './line.ts';
import { keyOf, type PhoneDisk } from './phone-disk.ts';
import type { Life } from './scheduler.ts';
import type { Message } from './tampering.ts';
import type { World } from './world.ts';

/** A phone or a computer of somebody: has a clock of its own, a disk, and pages. */
export class Device {
  readonly actor: Actor;
  readonly disk: PhoneDisk;
  readonly pages: Page[] = [];
  /** Milliseconds by which its clock is ahead. */
  clockError = 0;
  readonly #world: World;

  /** @param disk what is kept here by the name that pages of this actor give it */
  constructor(world: World, actor: Actor, disk: PhoneDisk) {
    this.#world = world;
    this.actor = actor;
    this.disk = disk;
  }

  /** Only what participants write outlives its page. */
  get keeps(): boolean {
    return this.actor.role === 'participant';
  }

  now(): number {
    return this.#world.trueTime() + this.clockError;
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
  line: Line | null = null;
  readonly #world: World;
  readonly #life: Life = { alive: true };
  readonly #gaps: ClockGaps;

  constructor(world: World, device: Device) {
    this.#world = world;
    this.device = device;
    this.client = `page-${String(world.nextPage()).padStart(6, '0')}`;
    this.#gaps = new ClockGaps(this.client, world.findings);
    const own = device.keeps ? device.disk.tab(this.#life) : new MemoryOutbox();
    const outbox = world.tampering.outbox?.(own) ?? own;
    this.replica = new Replica<AnyRecord, Actor>({
      domain: sharedDomain,
      actor: device.actor,
      client: this.client,
      claim: device.keeps ? device.disk.claims(this.client, this.#life) : undefined,
      outbox: device.keeps ? noting(outbox, device.disk.promised) : outbox,
      now: () => device.now(),
      onChange: () => undefined,
      pause: (ms) => world.scheduler.sleep(ms, this.#life),
    });
    // Loading and connecting race, as they do in the browser.
    void this.replica.start();
    this.#connect();
  }

  get actor(): Actor {
    return this.device.actor;
  }

  /** Does something, as by a finger. Answers with the refusal, if it is refused at once. */
  act(mutation: Mutation): string | null {
    const done = this.replica.mutate(mutation);
    if (done.refused !== null) return done.refused;
    const key = this.#world.ledger.did(this.actor, mutation.name, mutation.args);
    void done.settled.then((answer) => {
      if (answer.ok) this.#world.ledger.acknowledged(key);
    });
    return null;
  }

  /** What a page does every now and then: asks how all stands, and looks for what was left. */
  ping(): void {
    this.replica.ping();
    void this.replica.start();
  }

  /** The tab is closed or reloaded: nothing of it goes on. */
  close(): void {
    this.#life.alive = false;
    this.line?.close();
    this.line = null;
  }

  /** Leaves the connection and takes a new one. */
  reconnect(): void {
    this.line?.close();
    this.#disconnected(this.line);
  }

  #connect(): void {
    if (!this.#life.alive || this.replica.ended || this.line?.open) return;
    const { net, scheduler } = this.#world;
    const house = this.#world.openDoor();
    if (!house || net.chance(this.#world.healed ? 0 : 0.1)) {
      this.#connectLater(500 + net.below(4_000));
      return;
    }
    const line = new Line({ scheduler, net }, house, this.actor, {
      hear: (message) => {
        if (this.line === line) this.#hear(message);
      },
      gone: () => this.#disconnected(line),
    });
    this.line = line;
    this.#gaps.begin();
    this.replica.connected((message) => line.send(JSON.parse(JSON.stringify(message))));
    this.ping();
  }

  #connectLater(ms: number): void {
    this.#world.scheduler.after(ms, () => this.#connect());
  }

  #disconnected(line: Line | null): void {
    if (this.line !== line || !this.#life.alive) return;
    this.line = null;
    this.replica.disconnected();
    this.#connectLater(300 + this.#world.net.below(3_000));
  }

  #hear(message: Message): void {
    const heard = this.#world.tampering.hear?.(message) ?? message;
    if (!this.line?.lossy) this.#gaps.hear(message);
    this.replica.receive(heard);
    if (message.t !== 'bye') return;
    this.line?.close();
    this.#disconnected(this.line);
  }
}

/** An outbox of which it is noted what a page was told is kept. */
function noting(outbox: OutboxStorage, promised: Set<string>): OutboxStorage {
  return {
    load: () => outbox.load(),
    put: async (entry) => {
      await outbox.put(entry);
      promised.add(keyOf(entry.client, entry.n));
    },
    remove: (client, n) => outbox.remove(client, n),
  };
}
