/** A room that is told anything: valid messages, nearly valid ones, and bytes that once were some. */
import { seededRandom } from '#lib/methods/random.ts';
import type { Connection } from '#lib/sync/connection.ts';
import { MemoryHall } from '#lib/sync/memory-hall.ts';
import { MemoryStorage } from '#lib/sync/memory-storage.ts';
import { clientMessage, protocolVersion } from '#lib/sync/protocol.ts';
import { Room } from '#lib/sync/room.ts';
import type { Actor } from '#lib/workshop/actor.ts';
import { allowanceOf } from '#lib/workshop/allowance.ts';
import { mutators, type AnyRecord, type RecordType } from '#lib/workshop/records.ts';
import { roomDomain } from '#lib/workshop/room-domain.ts';
import { Dice } from '../../src/commands/torture/acts.ts';
import { beginnings, opening } from '../../src/commands/torture/beginnings.ts';
import { must } from '../support/workshop-builder.ts';
import { hostileValue, valueOf } from './schema-values.ts';

const BATCH = 100;

const w1 = 'workshop:w1';
export const strangers: readonly Actor[] = [
  { role: 'participant', seat: 'seat:p1', workshop: w1 },
  { role: 'participant', seat: 'seat:p2', workshop: w1 },
  { role: 'participant', seat: 'seat:nobody', workshop: w1 },
  { role: 'participant', seat: 'seat:p3', workshop: 'workshop:elsewhere' },
  { role: 'screen', workshop: w1 },
  { role: 'reader' },
];
export const honest = {
  role: 'participant',
  seat: 'seat:p0',
  workshop: w1,
} as const satisfies Actor;
export const hosts: readonly Actor[] = [
  { role: 'facilitator', link: 'link:f0', device: 'device:f0' },
  { role: 'facilitator', link: 'link:f1', device: 'device:f1' },
];

export class Fuzz {
  readonly dice: Dice;
  readonly faults: unknown[] = [];
  readonly #random: () => number;
  #now = 1_700_000_000_000;
  #room: Room<AnyRecord, Actor> | null = null;
  readonly #hall = new MemoryHall<AnyRecord>();
  readonly #n = new Map<string, number>();

  constructor(seed: number) {
    this.#random = seededRandom(seed);
    this.dice = new Dice(this.#random);
  }

  get room(): Room<AnyRecord, Actor> {
    if (!this.#room) throw new Error('not opened');
    return this.#room;
  }

  async open(): Promise<void> {
    this.#room = await Room.open<AnyRecord, Actor>({
      domain: roomDomain,
      storage: new MemoryStorage<AnyRecord>(),
      hall: this.#hall,
      now: () => this.#now,
      pace: allowanceOf,
      epoch: 'fuzz',
      onFault: (fault) => this.faults.push(fault),
    });
    const never = new Dice(() => 0.99);
    for (const act of [...beginnings(), ...opening(never)]) await must(this.room, act.actor, [act]);
  }

  pass(ms: number): void {
    this.#now += ms;
  }

  connect(actor: Actor, heard: string[]): Connection<AnyRecord, Actor> {
    const peer = this.#hall.peer(
      (message) => {
        // As on the wire: what cannot be said in JSON is a fault of ours.
        const told = message.t === 'bye' || message.t === 'answers';
        if (told || this.dice.chance(0.05)) {
          const text = JSON.stringify(message);
          if (told) heard.push(text);
        }
      },
      () => undefined,
    );
    return this.room.connect(peer, actor);
  }

  /** A message as it would come out of the parser: valid, nearly so, or anything. */
  message(actor: Actor): unknown {
    const { dice } = this;
    const kind = dice.below(100);
    if (kind < 60) return this.#push(actor);
    if (kind < 75) return valueOf(clientMessage, dice, this.#id);
    if (kind < 80) return hostileValue(dice);
    return this.#bytes(JSON.stringify(kind < 90 ? this.#push(actor) : this.hello()));
  }

  hello(): unknown {
    const client = `client-${this.dice.below(50)}`;
    return {
      ...{ t: 'hello', protocol: protocolVersion, epoch: 'fuzz', since: { public: 1 } },
      clients: [{ client, next: this.#n.get(client) ?? 1 }],
    };
  }

  /** Real mutations with arguments from their own schemas, by the next number of a client. */
  #push(actor: Actor): unknown {
    const { dice } = this;
    const client = `client-${dice.below(50)}`;
    const key = `${roomDomain.actorKey(actor)}/${client}`;
    const names = [...mutators.keys()];
    const mutations = Array.from({ length: 1 + dice.below(3) }, () => {
      const n = (this.#n.get(key) ?? 0) + 1;
      this.#n.set(key, n);
      const name = dice.one(names);
      const args = valueOf(mutators.get(name)?.args, dice, this.#id);
      return { n: dice.chance(0.95) ? n : hostileValue(dice), name, args };
    });
    return { t: 'push', client, mutations };
  }

  readonly #id = (type: string): string =>
    this.dice.chance(0.8) ? this.dice.id(this.room.store, type as RecordType) : `${type}:x`;

  /** Some bytes of the text changed, taken out or doubled; what is no JSON any more stays a text. */
  #bytes(text: string): unknown {
    const { dice } = this;
    const bytes = [...Buffer.from(text)];
    for (let i = 1 + dice.below(4); i > 0; i -= 1) {
      const at = dice.below(bytes.length);
      const how = dice.below(3);
      if (how === 0) bytes[at] = dice.below(256);
      else if (how === 1) bytes.splice(at, 1 + dice.below(8));
      else bytes.splice(at, 0, ...bytes.slice(at, at + 1 + dice.below(20)));
      if (bytes.length === 0) break;
    }
    const spoilt = Buffer.from(bytes).toString();
    try {
      return JSON.parse(spoilt) as unknown;
    } catch {
      return spoilt;
    }
  }
}

/** Lets strangers say so many messages; comes back with what they were told. */
export async function shout(
  fuzz: Fuzz,
  actors: readonly Actor[],
  count: number,
  between: () => void,
) {
  const heard: string[] = [];
  let said = 0;
  const told = { byes: 0, answers: 0 };
  while (said < count) {
    const actor = fuzz.dice.one(actors);
    let connection = fuzz.connect(actor, heard);
    if (fuzz.dice.chance(0.9)) connection.receive(fuzz.hello());
    for (let i = 0; i < BATCH && said < count; i += 1) {
      const before = heard.length;
      connection.receive(fuzz.message(actor));
      said += 1;
      fuzz.pass(fuzz.dice.below(60));
      if (!heard.slice(before).some((text) => text.includes('"bye"'))) continue;
      connection = fuzz.connect(actor, heard);
      connection.receive(fuzz.hello());
    }
    between();
    await fuzz.room.settled();
    connection.closed();
    told.byes += heard.filter((text) => text.includes('"bye"')).length;
    told.answers += heard.filter((text) => text.includes('"answers"')).length;
    heard.length = 0;
  }
  return told;
}
