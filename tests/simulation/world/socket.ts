/**
 * One connection between a page and a server. Messages arrive in order or not at all; the end of a
 * connection is noticed late on either side; each direction can fail alone.
 */
import type { Peer } from '#lib/sync/room/broadcaster.ts';
import type { Connection } from '#lib/sync/room/room.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import type { Random } from '../operations/random.ts';
import type { ServerProcess } from './server-process.ts';
import type { Viewer } from '../../../src/commands/rehearse/leaks/rules.ts';
import { viewerOf } from '../model/leak-watcher.ts';
import type { Scheduler } from './scheduler.ts';
import type { Message } from './fault-injection.ts';

/** The longest time until an end that receives nothing closes the connection, in milliseconds. */
export const SILENCE_MS = 45_000;

class Pipe {
  dead = false;
  #last = 0;
  readonly #scheduler: Scheduler;
  readonly #random: Random;

  constructor(scheduler: Scheduler, random: Random) {
    this.#scheduler = scheduler;
    this.#random = random;
  }

  carry(arrive: () => void): void {
    if (this.dead) return;
    const random = this.#random;
    const delay = random.chance(0.03) ? random.below(3_000) : 1 + random.below(30);
    this.#last = Math.max(this.#last, this.#scheduler.now + delay);
    this.#scheduler.at(this.#last, () => {
      // What was on its way is lost with the connection.
      if (!this.dead) arrive();
    });
  }
}

export interface SocketClient {
  onMessage(message: Message): void;
  /** The page has noticed that the connection is closed. */
  onClose(): void;
}

export class Socket {
  readonly server: ServerProcess;
  readonly actor: Actor;
  readonly viewer: Viewer;
  readonly peer: Peer<AnyRecord>;
  /** How many of the next messages to the page are lost although the connection stays. */
  messagesToLose = 0;
  /** A message was lost: an unanswered page needs a new connection when all has healed. */
  lossy = false;
  readonly #scheduler: Scheduler;
  readonly #random: Random;
  readonly #client: SocketClient;
  readonly #up: Pipe;
  readonly #down: Pipe;
  #connection: Connection | null = null;
  #clientOpen = true;
  #serverOpen = true;

  constructor(
    world: { readonly scheduler: Scheduler; readonly network: Random },
    server: ServerProcess,
    actor: Actor,
    client: SocketClient,
  ) {
    this.#scheduler = world.scheduler;
    this.#random = world.network;
    this.server = server;
    this.actor = actor;
    this.viewer = viewerOf(actor);
    this.#client = client;
    this.#up = new Pipe(world.scheduler, world.network);
    this.#down = new Pipe(world.scheduler, world.network);
    this.peer = server.broadcaster.peer(this);
    this.#connection = server.accept(this);
  }

  get open(): boolean {
    return this.#clientOpen;
  }

  /** The page sends. Sometimes the network delivers it twice, the second time late. */
  send(message: unknown): void {
    if (!this.#clientOpen) return;
    this.#up.carry(() => this.#arrive(message));
    if (this.#random.chance(0.03)) this.#up.carry(() => this.#arrive(message));
  }

  /** The page closes the connection. */
  close(): void {
    if (!this.#clientOpen) return;
    this.#clientOpen = false;
    this.#down.dead = true;
    this.#up.carry(() => this.#serverGone());
    // The close itself may be lost as well.
    this.#scheduler.after(this.#random.below(SILENCE_MS), () => this.#serverGone());
  }

  /** The server sends. */
  deliver(message: Message): void {
    if (!this.#serverOpen) return;
    if (this.messagesToLose > 0) {
      this.messagesToLose -= 1;
      this.lossy = true;
      return;
    }
    this.#down.carry(() => {
      if (this.#clientOpen) this.#client.onMessage(message);
    });
  }

  /** The server closes the connection. */
  closeByServer(): void {
    if (!this.#serverOpen) return;
    this.#serverOpen = false;
    this.#down.carry(() => this.#clientGone());
  }

  /** Breaks the connection: messages in these directions are lost, which is noticed late. */
  cut(directions: 'both' | 'up' | 'down', silence = SILENCE_MS): void {
    if (directions !== 'down') this.#up.dead = true;
    if (directions !== 'up') this.#down.dead = true;
    const late = (): number => this.#random.below(silence);
    if (this.#down.dead) this.#scheduler.after(late(), () => this.#clientGone());
    if (this.#up.dead) {
      this.#scheduler.after(late(), () => {
        this.#serverGone();
        this.#down.carry(() => this.#clientGone());
      });
    }
  }

  /** The server process has crashed. */
  serverDied(): void {
    this.#serverOpen = false;
    this.#up.dead = true;
    this.#scheduler.after(this.#random.chance(0.1) ? this.#random.below(SILENCE_MS) : 1, () =>
      this.#clientGone(),
    );
  }

  #arrive(message: unknown): void {
    if (this.#serverOpen && this.server.lifetime.alive)
      this.server.receive(this, this.#connection, message);
  }

  #serverGone(): void {
    if (!this.#serverOpen) return;
    this.#serverOpen = false;
    this.server.broadcaster.forget(this.peer);
    if (this.server.lifetime.alive) this.#connection?.closed();
  }

  #clientGone(): void {
    if (!this.#clientOpen) return;
    this.#clientOpen = false;
    this.#client.onClose();
    this.#up.carry(() => this.#serverGone());
  }
}
