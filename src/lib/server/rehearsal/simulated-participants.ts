/**
 * The simulated people of one rehearsal. They join through the code that every phone uses, connect
 * to the room as phones do, send mutations as participants, and decide by what participants may see:
 * nothing here may do what a phone may not.
 */
import type { Peer } from '#lib/sync/room/broadcaster.ts';
import type { Connection } from '#lib/sync/room/room.ts';
import type { Answer, Mutation } from '#lib/sync/mutation.ts';
import { protocolVersion } from '#lib/sync/protocol/protocol.ts';
import type { Phrases } from '#lib/text/rehearsal-phrases.ts';
import { attendanceId } from '#lib/workshop/model/attendance.ts';
import { currentStep, earlySteps } from '#lib/workshop/agenda/agenda.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { shownAudience, workshopAudience } from '#lib/workshop/visibility/audiences.ts';
import type { View } from '#lib/workshop/define.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import type { Step } from '#lib/workshop/model/step.ts';
import { audiencesOf } from '#lib/workshop/visibility/visibility.ts';
import type { Access } from '../access/access.ts';
import { newKey, newToken } from '../access/tokens.ts';
import { join } from '../access/joining.ts';
import type { Rooms, SeriesRoom } from '../sockets/rooms.ts';
import { planFor, promptsOf } from '../kinds/kinds.ts';
import { asidesOf, callingIn } from './asides.ts';
import type { PlannedMutation, Situation } from './behaviour.ts';
import type { Persona } from './personas.ts';

/** The client of the room under which simulated people submit. */
const CLIENT = 'rehearsal';
/** Milliseconds until somebody who was not let in, or whose mutation was put off, tries again. */
const RETRY_MS = 8_000;
/** Milliseconds within which people resume when the room returns to a step. */
const RESUME_MS = 9_000;

export interface SimulatedParticipantsOptions {
  readonly access: Access;
  readonly rooms: Rooms;
  /** Ids of the copy and of its workshop. */
  readonly series: string;
  readonly workshop: string;
  readonly personas: readonly Persona[];
  readonly phrases: Phrases;
  readonly random: () => number;
  readonly now: () => number;
}

interface Pending {
  readonly planned: PlannedMutation;
  readonly step: string;
  dueAt: number;
}

interface Participant {
  readonly persona: Persona;
  /** The secret that a device would keep. */
  readonly key: string;
  arrivesAt: number;
  /** Null until the person has joined. */
  seat: string | null;
  connection: Connection | null;
  connected: boolean;
  /** Shown out; may be let in again. */
  removed: boolean;
  /** The prompts that the person has responded to. */
  readonly prompted: Set<string>;
  pending: Pending[];
}

export class SimulatedParticipants {
  readonly #options: SimulatedParticipantsOptions;
  readonly #participants: Participant[];
  readonly #written = new Set<string>();
  readonly #refused = new Map<string, number>();
  #room: SeriesRoom | null = null;
  #opened = false;
  #stopped = false;
  #ticking: Promise<void> | null = null;

  constructor(options: SimulatedParticipantsOptions) {
    this.#options = options;
    this.#participants = options.personas.map((persona) => ({
      ...{ persona, key: newToken(), arrivesAt: 0, seat: null, connection: null },
      ...{ connected: false, removed: false, prompted: new Set<string>(), pending: [] },
    }));
  }

  /** The refusals of the room: how often, by code. */
  get refused(): ReadonlyMap<string, number> {
    return this.#refused;
  }

  /** How many pages of real people are connected to the room. */
  get observers(): number {
    const own = this.#participants.filter(({ connected }) => connected).length;
    return Math.max(0, (this.#room?.connections ?? 0) - own);
  }

  /** Does what is due. While that is under way a further call does nothing more. */
  tick(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    this.#ticking ??= this.#tick().finally(() => (this.#ticking = null));
    return this.#ticking;
  }

  /** Ends all activity; resolves when what was under way is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    // Its faults are reported to whoever called `tick`.
    await this.#ticking?.catch(() => undefined);
    for (const { connection } of this.#participants) connection?.closed();
  }

  async #tick(): Promise<void> {
    const { rooms, series, workshop: id, now } = this.#options;
    const room = await rooms.room(series);
    if (!room || this.#stopped) return;
    if (this.#room !== room) this.#reconnectTo(room);
    // What every phone of the workshop sees.
    const view = room.view(['public', workshopAudience(id), shownAudience(id)]);
    const workshop = view.get('workshop', id);
    if (!workshop) return;
    const early = earlySteps(view, id);
    const current = currentStep(view, id);
    const steps = workshop.state === 'open' && current ? [current] : early;
    if (!this.#opened && (workshop.state === 'open' || early.length > 0)) this.#open(now());
    await Promise.all(
      this.#participants.map((participant) =>
        participant.seat === null
          ? this.#arrive(participant, room, now())
          : this.#participate(participant, room, view, steps),
      ),
    );
  }

  /** The room was opened, for the first time or again: everybody who has joined connects to it. */
  #reconnectTo(room: SeriesRoom): void {
    this.#room = room;
    for (const participant of this.#participants) {
      if (participant.seat !== null) this.#connect(participant, room);
    }
  }

  #open(now: number): void {
    this.#opened = true;
    for (const participant of this.#participants) {
      participant.arrivesAt = now + participant.persona.arrivesAfter;
    }
  }

  async #arrive(participant: Participant, room: SeriesRoom, now: number): Promise<void> {
    const { access, series, workshop: id } = this.#options;
    const workshop = room.store.get('workshop', id);
    if (!this.#opened || now < participant.arrivesAt || !workshop) return;
    const { organisation, role } = participant.persona;
    const answers = { organisation, role, name: null };
    const refused = await join(access, { series, room, workshop }, participant.key, answers);
    if (refused !== null) {
      this.#count(refused);
      participant.arrivesAt = now + RETRY_MS;
      return;
    }
    participant.seat = access.seatOf(series, participant.key);
    this.#connect(participant, room);
  }

  /** Only a connection makes somebody count as connected. */
  #connect(participant: Participant, room: SeriesRoom): void {
    const actor = this.#actor(participant);
    if (!actor) return;
    const peer: Peer<AnyRecord> = {
      send: () => undefined,
      join: () => undefined,
      leave: () => undefined,
      close: () => {
        participant.connected = false;
      },
    };
    participant.removed = false;
    participant.connected = true;
    participant.connection = room.connect(peer, actor);
    const hello = { t: 'hello', protocol: protocolVersion, epoch: null, since: {}, clients: [] };
    participant.connection.receive(hello);
  }

  #actor({ seat }: Participant): Actor | null {
    return seat === null ? null : { role: 'participant', seat, workshop: this.#options.workshop };
  }

  async #participate(
    participant: Participant,
    room: SeriesRoom,
    view: View,
    steps: readonly Step[],
  ): Promise<void> {
    const actor = this.#actor(participant);
    const audiences = actor && audiencesOf(actor, room.store);
    if (!actor || !audiences) {
      participant.removed = true;
      return;
    }
    if (participant.removed) this.#connect(participant, room);
    // Whoever waits to be let in sees nothing to do.
    if (!audiences.includes('public')) return;
    const now = this.#options.now();
    this.#respond(participant, view, steps, now);
    if (view.get('workshop', this.#options.workshop)?.state === 'open') {
      this.#respondAside(participant, room, steps, now);
    }
    const { workshop } = this.#options;
    const seat = participant.seat ?? '';
    const here = room.store.get('attendance', attendanceId(seat, workshop));
    if (here?.early && view.get('workshop', workshop)?.state === 'open') {
      const args = { seat, workshop, here: true };
      await this.#submit(room, actor, { name: 'seat.come', args });
    }
    const due = this.#takeDue(participant, new Set(steps.map(({ id }) => id)), now);
    const moves = participant.seat === null ? [] : room.view([participant.seat]).list('move');
    for (const { id: move } of moves.filter(({ at }) => at <= now)) {
      await this.#submit(room, actor, { name: 'move.go', args: { move } });
    }
    for (const pending of due) {
      const { planned, step } = pending;
      const mutation = planned.decide(this.#situation(participant, room.view(audiences), step));
      if (!mutation) continue;
      const answer = await this.#submit(room, actor, mutation);
      if (answer && !answer.ok && answer.retry) {
        participant.pending.push({ ...pending, dueAt: now + RETRY_MS });
      }
    }
  }

  /** Plans what somebody will do about the prompts that are new to them. */
  #respond(participant: Participant, view: View, steps: readonly Step[], now: number): void {
    const { persona, prompted, pending } = participant;
    const { random } = this.#options;
    for (const step of steps) {
      for (const name of promptsOf(step, view)) {
        const key = `${step.id} ${name}`;
        if (prompted.has(key)) continue;
        prompted.add(key);
        for (const planned of planFor({ step, name, persona, random })) {
          pending.push({ planned, step: step.id, dueAt: now + planned.delay });
        }
      }
    }
  }

  /** The same about what nobody else is asked, and what no step asks. */
  #respondAside(
    { persona, prompted, pending, seat }: Participant,
    room: SeriesRoom,
    steps: readonly Step[],
    now: number,
  ): void {
    const { random, workshop } = this.#options;
    const [step] = steps;
    if (!step || seat === null) return;
    const asides = [
      // What only they are told: few records, however often one looks.
      ...asidesOf(room.view([seat]), workshop, { persona, random }),
      callingIn(step, workshop, seat, { persona, random }),
    ];
    for (const { name, plan } of asides) {
      if (prompted.has(name)) continue;
      prompted.add(name);
      for (const planned of plan) {
        pending.push({ planned, step: step.id, dueAt: now + planned.delay });
      }
    }
  }

  /** Takes out what is due; what belongs to another step waits until the room returns to it. */
  #takeDue(participant: Participant, steps: ReadonlySet<string>, now: number): Pending[] {
    const due: Pending[] = [];
    const left: Pending[] = [];
    for (const pending of participant.pending) {
      const isCurrent = steps.has(pending.step);
      const { outlastsStep } = pending.planned;
      if (pending.dueAt <= now && (isCurrent || outlastsStep)) due.push(pending);
      else left.push(pending);
      // When the room returns to a step, people do not all resume at the same moment.
      if (!isCurrent && !outlastsStep && pending.dueAt <= now) {
        pending.dueAt = now + Math.round(RESUME_MS * this.#options.random());
      }
    }
    participant.pending = left;
    return due;
  }

  #situation({ seat, persona }: Participant, view: View, step: string): Situation {
    const { phrases, random } = this.#options;
    return {
      ...{ view, seat: seat ?? '', persona, phrases, random, newKey },
      isNew: (sentence) => {
        const key = `${step} ${sentence}`;
        const isNew = !this.#written.has(key);
        this.#written.add(key);
        return isNew;
      },
    };
  }

  async #submit(room: SeriesRoom, actor: Actor, mutation: Mutation): Promise<Answer | undefined> {
    const [answer] = await room.submit(actor, CLIENT, [mutation]);
    if (answer && !answer.ok) this.#count(answer.code);
    return answer;
  }

  #count(code: string): void {
    this.#refused.set(code, (this.#refused.get(code) ?? 0) + 1);
  }
}
