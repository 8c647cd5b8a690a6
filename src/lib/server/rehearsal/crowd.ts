/**
 * The made-up people of one rehearsal. They come by the door through which everybody comes, stand in
 * the room by a connection as everybody does, act as participants, and decide by what participants
 * may see. Nothing here may do what a phone may not.
 */
import type { Connection, Peer } from '#lib/sync/connection.ts';
import type { Answer } from '#lib/sync/mutation.ts';
import { protocolVersion } from '#lib/sync/protocol.ts';
import type { Voices } from '#lib/text/rehearsal-voices.ts';
import { currentStep, earlySteps } from '#lib/workshop/agenda.ts';
import type { Actor } from '#lib/workshop/actor.ts';
import { workshopAudience } from '#lib/workshop/audiences.ts';
import type { View } from '#lib/workshop/noun.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import type { Step } from '#lib/workshop/step.ts';
import { audiencesOf } from '#lib/workshop/visibility.ts';
import type { Access } from '../access/access.ts';
import { newKey, newToken } from '../access/tokens.ts';
import { join } from '../joining.ts';
import type { Rooms, SeriesRoom } from '../rooms/rooms.ts';
import { deedsFor, subjectsOf, type Deed, type Mind } from './habits.ts';
import type { Nature } from './people.ts';

/** Names what made-up people do among the clients of the room. */
const CLIENT = 'rehearsal';
/** Milliseconds until somebody who was not let in, or not heard, tries again. */
const AGAIN_MS = 8_000;
/** Milliseconds in which people take up the thread when the room comes back to a step. */
const BACK_MS = 9_000;

export interface CrowdOptions {
  readonly access: Access;
  readonly rooms: Rooms;
  /** Ids of the copy and of its workshop. */
  readonly series: string;
  readonly workshop: string;
  readonly people: readonly Nature[];
  readonly voices: Voices;
  readonly random: () => number;
  readonly now: () => number;
}

interface Pending {
  readonly deed: Deed;
  readonly step: string;
  at: number;
}

/** Somebody who has come. */
interface Person {
  readonly nature: Nature;
  /** The secret that a device would keep. */
  readonly key: string;
  comesAt: number;
  seat: string | null;
  connection: Connection<AnyRecord, Actor> | null;
  /** Whether the connection is open. */
  stands: boolean;
  /** Shown out, and perhaps let in again. */
  out: boolean;
  readonly thoughtOf: Set<string>;
  pending: Pending[];
}

export class Crowd {
  readonly #options: CrowdOptions;
  readonly #people: Person[];
  readonly #said = new Set<string>();
  readonly #refused = new Map<string, number>();
  #room: SeriesRoom | null = null;
  #opened = false;
  #over = false;
  #busy: Promise<void> | null = null;

  constructor(options: CrowdOptions) {
    this.#options = options;
    this.#people = options.people.map((nature) => ({
      ...{
        nature,
        key: newToken(),
        comesAt: 0,
        seat: null,
        connection: null,
        stands: false,
        out: false,
      },
      ...{ thoughtOf: new Set<string>(), pending: [] },
    }));
  }

  /** What the room has said no to, and how often. */
  get refused(): ReadonlyMap<string, number> {
    return this.#refused;
  }

  /** How many pages of people who are not made up stand in the room, of whatever kind. */
  get onlookers(): number {
    const own = this.#people.filter(({ stands }) => stands).length;
    return Math.max(0, (this.#room?.connections ?? 0) - own);
  }

  /** Looks round and does what is due. While that is under way a further look is none. */
  look(): Promise<void> {
    if (this.#over) return Promise.resolve();
    this.#busy ??= this.#look().finally(() => (this.#busy = null));
    return this.#busy;
  }

  /** Nobody does anything more; resolves when what was under way is done. */
  async leave(): Promise<void> {
    this.#over = true;
    // What went wrong in it is told to whoever asked for the look.
    await this.#busy?.catch(() => undefined);
    for (const { connection } of this.#people) connection?.closed();
  }

  async #look(): Promise<void> {
    const { rooms, series, workshop: id, now } = this.#options;
    const room = await rooms.room(series);
    if (!room || this.#over) return;
    if (this.#room !== room) this.#enter(room);
    // What every phone of the workshop sees.
    const view = room.view(['public', workshopAudience(id)]);
    const workshop = view.get('workshop', id);
    if (!workshop) return;
    const early = earlySteps(view, id);
    const present = currentStep(view, id);
    const steps = workshop.state === 'open' && present ? [present] : early;
    if (!this.#opened && (workshop.state === 'open' || early.length > 0)) this.#open(now());
    const acting = this.#people.map((person) =>
      person.seat === null ? this.#come(person, room, now()) : this.#go(person, room, view, steps),
    );
    await Promise.all(acting);
  }

  /** Another copy of the room than before, or the first: whoever is in it connects anew. */
  #enter(room: SeriesRoom): void {
    this.#room = room;
    for (const person of this.#people) if (person.seat !== null) this.#connect(person, room);
  }

  #open(now: number): void {
    this.#opened = true;
    for (const person of this.#people) person.comesAt = now + person.nature.comesAfter;
  }

  async #come(person: Person, room: SeriesRoom, now: number): Promise<void> {
    const { access, series, workshop: id } = this.#options;
    const workshop = room.store.get('workshop', id);
    if (!this.#opened || now < person.comesAt || !workshop) return;
    const { organisation, role } = person.nature;
    const answers = { organisation, role, name: null };
    const refused = await join(access, { series, room, workshop }, person.key, answers);
    if (refused !== null) {
      this.#count(refused);
      person.comesAt = now + AGAIN_MS;
      return;
    }
    person.seat = access.seatOf(series, person.key);
    this.#connect(person, room);
  }

  /** A connection is what makes somebody count as connected, and nothing else does. */
  #connect(person: Person, room: SeriesRoom): void {
    const actor = this.#actor(person);
    if (!actor) return;
    const peer: Peer<AnyRecord> = {
      send: () => undefined,
      join: () => undefined,
      leave: () => undefined,
      close: () => {
        person.stands = false;
      },
    };
    person.out = false;
    person.stands = true;
    person.connection = room.connect(peer, actor);
    const hello = { t: 'hello', protocol: protocolVersion, epoch: null, since: {}, clients: [] };
    person.connection.receive(hello);
  }

  #actor({ seat }: Person): Actor | null {
    return seat === null ? null : { role: 'participant', seat, workshop: this.#options.workshop };
  }

  async #go(person: Person, room: SeriesRoom, view: View, steps: readonly Step[]): Promise<void> {
    const actor = this.#actor(person);
    const audiences = actor && audiencesOf(actor, room.store);
    if (!actor || !audiences) {
      person.out = true;
      return;
    }
    if (person.out) this.#connect(person, room);
    // Who waits to be let in sees nothing to do.
    if (!audiences.includes('public')) return;
    const { now, random } = this.#options;
    const at = now();
    for (const step of steps) {
      for (const subject of subjectsOf(step, view)) {
        const name = `${step.id} ${subject}`;
        if (person.thoughtOf.has(name)) continue;
        person.thoughtOf.add(name);
        for (const deed of deedsFor(step, subject, person.nature, random)) {
          person.pending.push({ deed, step: step.id, at: at + deed.after });
        }
      }
    }
    const due = this.#due(person, new Set(steps.map(({ id }) => id)), at);
    const moves = person.seat === null ? [] : room.view([person.seat]).list('move');
    const going = moves.filter((one) => one.at <= at).map(({ id }) => ({ move: id }));
    for (const args of going) await this.#submit(room, actor, { name: 'move.go', args });
    if (due.length === 0) return;
    for (const one of due) {
      const mutation = one.deed.act(this.#mind(person, room.view(audiences), one.step));
      if (!mutation) continue;
      const answer = await this.#submit(room, actor, mutation);
      if (answer && !answer.ok && answer.retry) {
        person.pending.push({ ...one, at: at + AGAIN_MS });
      }
    }
  }

  /** Takes out what is to be done now; what belongs to another step waits until the room is there. */
  #due(person: Person, present: ReadonlySet<string>, at: number): Pending[] {
    const due: Pending[] = [];
    const left: Pending[] = [];
    for (const one of person.pending) {
      const here = present.has(one.step);
      if (one.at <= at && (here || one.deed.lasting)) due.push(one);
      else left.push(one);
      // Whoever comes back to a step takes up the thread, and not all at the same moment.
      if (!here && !one.deed.lasting && one.at <= at) {
        one.at = at + Math.round(BACK_MS * this.#options.random());
      }
    }
    person.pending = left;
    return due;
  }

  #mind({ seat, nature }: Person, view: View, step: string): Mind {
    const { voices, random } = this.#options;
    return {
      ...{ view, seat: seat ?? '', nature, voices, random, newKey },
      isNew: (sentence) => {
        const said = `${step} ${sentence}`;
        const isNew = !this.#said.has(said);
        this.#said.add(said);
        return isNew;
      },
    };
  }

  async #submit(
    room: SeriesRoom,
    actor: Actor,
    mutation: { readonly name: string; readonly args: unknown },
  ): Promise<Answer | undefined> {
    const [answer] = await room.submit(actor, CLIENT, [mutation]);
    if (answer && !answer.ok) this.#count(answer.code);
    return answer;
  }

  #count(code: string): void {
    this.#refused.set(code, (this.#refused.get(code) ?? 0) + 1);
  }
}
