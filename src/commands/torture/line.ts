/**
 * One connection between a page and a house. What is sent arrives in order or not at all; an end
 * that dies is noticed late, on either side; each direction can die alone.
 */
import type { Connection, Peer } from '#lib/sync/connection.ts';
import type { Actor } from '#lib/workshop/actor.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import type { Dice } from './acts.ts';
import type { House } from './house.ts';
import type { Scheduler } from './scheduler.ts';
import type { Message } from './tampering.ts';

/** Until an end that hears nothing takes the other for dead, at most. */
export const SILENCE_MS = 45_000;

class Pipe {
  dead = false;
  #last = 0;
  readonly #scheduler: Scheduler;
  readonly #dice: Dice;

  constructor(scheduler: Scheduler, dice: Dice) {
    this.#scheduler = scheduler;
    this.#dice = dice;
  }

  carry(arrive: () => void): void {
    if (this.dead) return;
    const dice = this.#dice;
    const delay = dice.chance(0.03) ? dice.below(3_000) : 1 + dice.below(30);
    this.#last = Math.max(this.#last, this.#scheduler.now + delay);
    this.#scheduler.at(this.#last, () => {
      // Whatever was under way goes with the connection.
      if (!this.dead) arrive();
    });
  }
}

export interface Client {
  hear(message: Message): void;
  /** The connection is gone, as far as the page can tell. */
  gone(): void;
}

export class Line {
  readonly house: House;
  readonly actor: Actor;
  readonly peer: Peer<AnyRecord>;
  /** So many of the next messages to the page get lost, though the connection goes on. */
  losing = 0;
  /** Something got lost: when all is well again the page must be told from the beginning. */
  lossy = false;
  readonly #scheduler: Scheduler;
  readonly #dice: Dice;
  readonly #client: Client;
  readonly #up: Pipe;
  readonly #down: Pipe;
  #connection: Connection<AnyRecord, Actor> | null = null;
  #clientOpen = true;
  #serverOpen = true;

  constructor(
    world: { readonly scheduler: Scheduler; readonly net: Dice },
    house: House,
    actor: Actor,
    client: Client,
  ) {
    this.#scheduler = world.scheduler;
    this.#dice = world.net;
    this.house = house;
    this.actor = actor;
    this.#client = client;
    this.#up = new Pipe(world.scheduler, world.net);
    this.#down = new Pipe(world.scheduler, world.net);
    this.peer = house.hall.peer(this);
    this.#connection = house.enter(this);
  }

  get open(): boolean {
    return this.#clientOpen;
  }

  /** The page sends. Now and then the network brings it twice, the second time late. */
  send(message: unknown): void {
    if (!this.#clientOpen) return;
    this.#up.carry(() => this.#arrive(message));
    if (this.#dice.chance(0.03)) this.#up.carry(() => this.#arrive(message));
  }

  /** The page leaves. */
  close(): void {
    if (!this.#clientOpen) return;
    this.#clientOpen = false;
    this.#down.dead = true;
    this.#up.carry(() => this.#serverGone());
    // The last word may be lost as well.
    this.#scheduler.after(this.#dice.below(SILENCE_MS), () => this.#serverGone());
  }

  /** The house sends: to be handed over as it arrives. */
  deliver(message: Message): void {
    if (!this.#serverOpen) return;
    if (this.losing > 0) {
      this.losing -= 1;
      this.lossy = true;
      return;
    }
    this.#down.carry(() => {
      if (this.#clientOpen) this.#client.hear(message);
    });
  }

  /** The house closes. */
  hangUp(): void {
    if (!this.#serverOpen) return;
    this.#serverOpen = false;
    this.#down.carry(() => this.#clientGone());
  }

  /** The connection breaks: whatever is said in these directions is lost, and noticed late. */
  cut(directions: 'both' | 'up' | 'down', silence = SILENCE_MS): void {
    if (directions !== 'down') this.#up.dead = true;
    if (directions !== 'up') this.#down.dead = true;
    const late = (): number => this.#dice.below(silence);
    if (this.#down.dead) this.#scheduler.after(late(), () => this.#clientGone());
    if (this.#up.dead) {
      this.#scheduler.after(late(), () => {
        this.#serverGone();
        this.#down.carry(() => this.#clientGone());
      });
    }
  }

  /** The house is gone in the middle of it. */
  houseDied(): void {
    this.#serverOpen = false;
    this.#up.dead = true;
    this.#scheduler.after(this.#dice.chance(0.1) ? this.#dice.below(SILENCE_MS) : 1, () =>
      this.#clientGone(),
    );
  }

  #arrive(message: unknown): void {
    if (this.#serverOpen && this.house.life.alive) this.house.take(this, this.#connection, message);
  }

  #serverGone(): void {
    if (!this.#serverOpen) return;
    this.#serverOpen = false;
    this.house.hall.forget(this.peer);
    if (this.house.life.alive) this.#connection?.closed();
  }

  #clientGone(): void {
    if (!this.#clientOpen) return;
    this.#clientOpen = false;
    this.#client.gone();
    this.#up.carry(() => this.#serverGone());
  }
}
