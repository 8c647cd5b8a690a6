/** A room that is told anything: valid messages, nearly valid ones, and bytes that once were some. */
import fc from 'fast-check';
import { seededRandom } from '#lib/methods/random.ts';
import type { Connection } from '#lib/sync/room/room.ts';
import { MemoryBroadcaster } from '#lib/sync/room/memory-broadcaster.ts';
import { MemoryStorage } from '#lib/sync/storage/memory-storage.ts';
import { clientMessage, protocolVersion } from '#lib/sync/protocol/protocol.ts';
import { Room } from '#lib/sync/room/room.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { allowanceOf } from '#lib/workshop/allowance.ts';
import { mutators } from '#lib/workshop/registry.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import type { RecordType } from '#lib/workshop/model/models.ts';
import { roomDomain } from '#lib/workshop/room-domain.ts';
import { Random } from '../simulation/operations/random.ts';
import { seriesFixture, openingFixture } from '../simulation/operations/fixtures.ts';
import { must } from '../support/workshop-builder.ts';
import { inputArbitrary, type SchemaOptions } from '../support/schema-arbitrary.ts';
import { drawnFrom, hostile } from './hostile.ts';

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
  readonly #schema: SchemaOptions = {
    text: fc.nat(999).map((n) => `Text ${n}`),
    number: fc.oneof(
      { weight: 9, arbitrary: fc.nat(9) },
      { weight: 1, arbitrary: fc.nat(2 ** 31 - 1) },
    ),
    hostile: fc.constantFrom(...hostile),
    pattern: ({ source }) => {
      const type = /^\^([a-z]+):/.exec(source)?.[1];
      return type === undefined ? fc.nat(49).map((n) => `client-${n}`) : this.#idOf(type);
    },
  };
  readonly random: Random;
  readonly faults: unknown[] = [];
  readonly #random: () => number;
  #now = 1_700_000_000_000;
  #room: Room<AnyRecord, Actor> | null = null;
  readonly #broadcaster = new MemoryBroadcaster<AnyRecord>();
  readonly #n = new Map<string, number>();
  readonly #seed: number;
  /** Messages by their own schema, and arguments by the name of their mutator. */
  readonly #messages: Generator<unknown, never>;
  readonly #args = new Map<string, Generator<unknown, never>>();

  constructor(seed: number) {
    this.#random = seededRandom(seed);
    this.random = new Random(this.#random);
    this.#seed = seed;
    this.#messages = drawnFrom(inputArbitrary(clientMessage, this.#schema), seed);
  }

  get room(): Room<AnyRecord, Actor> {
    if (!this.#room) throw new Error('not opened');
    return this.#room;
  }

  async open(): Promise<void> {
    this.#room = await Room.open<AnyRecord, Actor>({
      domain: roomDomain,
      storage: new MemoryStorage<AnyRecord>(),
      broadcaster: this.#broadcaster,
      now: () => this.#now,
      rateOf: allowanceOf,
      epoch: 'fuzz',
      onFault: (fault) => this.faults.push(fault),
    });
    const never = new Random(() => 0.99);
    for (const act of [...seriesFixture(), ...openingFixture(never)])
      await must(this.room, act.actor, [act]);
  }

  pass(ms: number): void {
    this.#now += ms;
  }

  connect(actor: Actor, heard: string[]): Connection {
    const peer = this.#broadcaster.peer(
      (message) => {
        // As on the wire: what cannot be said in JSON is a fault of ours.
        const told = message.t === 'bye' || message.t === 'answers';
        if (told || this.random.chance(0.05)) {
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
    const { random } = this;
    const kind = random.below(100);
    if (kind < 60) return this.#push(actor);
    if (kind < 75) return this.#messages.next().value;
    if (kind < 80) return random.pick(hostile);
    return this.#bytes(JSON.stringify(kind < 90 ? this.#push(actor) : this.hello()));
  }

  hello(): unknown {
    const client = `client-${this.random.below(50)}`;
    return {
      ...{ t: 'hello', protocol: protocolVersion, epoch: 'fuzz', since: { public: 1 } },
      clients: [{ client, next: this.#n.get(client) ?? 1 }],
    };
  }

  /** Real mutations with arguments from their own schemas, by the next number of a client. */
  #push(actor: Actor): unknown {
    const { random } = this;
    const client = `client-${random.below(50)}`;
    const key = `${roomDomain.actorKey(actor)}/${client}`;
    const names = [...mutators.keys()];
    const mutations = Array.from({ length: 1 + random.below(3) }, () => {
      const n = (this.#n.get(key) ?? 0) + 1;
      this.#n.set(key, n);
      const name = random.pick(names);
      const args = this.#argsOf(name).next().value;
      return { n: random.chance(0.95) ? n : random.pick(hostile), name, args };
    });
    return { t: 'push', client, mutations };
  }

  /** Mostly the id of a record that is there, or was when its block of values was drawn. */
  #idOf(type: string): fc.Arbitrary<string> {
    return fc.tuple(fc.nat(99), fc.nat()).map(([percent, at]) => {
      const records = percent < 80 ? this.room.store.list(type as RecordType) : [];
      return records[at % Math.max(1, records.length)]?.id ?? `${type}:x`;
    });
  }

  #argsOf(name: string): Generator<unknown, never> {
    let args = this.#args.get(name);
    if (!args) {
      const arbitrary = inputArbitrary(mutators.get(name)?.args, this.#schema);
      this.#args.set(name, (args = drawnFrom(arbitrary, this.#seed + 1_000 * this.#args.size)));
    }
    return args;
  }

  /** Some bytes of the text changed, taken out or doubled; what is no JSON any more stays a text. */
  #bytes(text: string): unknown {
    const { random } = this;
    const bytes = [...Buffer.from(text)];
    for (let i = 1 + random.below(4); i > 0; i -= 1) {
      const at = random.below(bytes.length);
      const how = random.below(3);
      if (how === 0) bytes[at] = random.below(256);
      else if (how === 1) bytes.splice(at, 1 + random.below(8));
      else bytes.splice(at, 0, ...bytes.slice(at, at + 1 + random.below(20)));
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
    const actor = fuzz.random.pick(actors);
    let connection = fuzz.connect(actor, heard);
    if (fuzz.random.chance(0.9)) connection.receive(fuzz.hello());
    for (let i = 0; i < BATCH && said < count; i += 1) {
      const before = heard.length;
      connection.receive(fuzz.message(actor));
      said += 1;
      fuzz.pass(fuzz.random.below(60));
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
