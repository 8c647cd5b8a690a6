/** The console's state and everything that the facilitator can do from it. */
import { createContext } from 'svelte';
import { newId } from '#lib/client/keys.ts';
import type { Room } from '#lib/client/room.svelte.ts';
import { m } from '#lib/text/generated/messages.js';
import { refusalSentence } from '#lib/text/refusals.ts';
import { Toasts } from '#lib/ui/toasts.svelte.ts';
import { currentStep, groupsOfRound, neighbours, roundOf, stepsOf } from '#lib/workshop/agenda.ts';
import { attendanceId, seatsAt, waitingAt } from '#lib/workshop/attendance.ts';
import { leaderOf } from '#lib/workshop/control.ts';
import type { View } from '#lib/workshop/noun.ts';
import type { StepKind } from '#lib/workshop/step-kinds.ts';
import type { Step } from '#lib/workshop/step.ts';
import type { Workshop } from '#lib/workshop/workshop.ts';
import { roundsOf, taskOf } from '#lib/workshop/forming.ts';
import type { WishConflict } from '#lib/workshop/forming-task.ts';
import type { GroupingMethod } from '#lib/workshop/grouping.ts';
import { solveAside } from '../group/solving.ts';
import type { MethodOffer } from '../setup/desk.ts';
import { mainActionOf } from './main-action.ts';
import { meansHere, nameRemembered, rememberName } from './leading.ts';
import { isRunning, longer, off, paused, started, type Timing } from './timing.ts';
import { UndoStack } from './undo-stack.svelte.ts';

type Act = readonly [name: string, args: unknown];

/** What is said when a step's result is shown, or taken out of sight again. */
const shownTexts: Partial<Record<StepKind, { shown: () => string; covered: () => string }>> = {
  notes: { shown: m.host_did_reveal, covered: m.host_did_cover },
  dots: { shown: m.host_did_count, covered: m.host_did_recount },
  matrix: { shown: m.matrix_did_show, covered: m.matrix_did_cover },
  poll: { shown: m.poll_did_show, covered: m.poll_did_cover },
};

/** How long the word of an undoing is shown, in milliseconds. */
const UNDONE_MS = 4_000;
/** A press so soon after somebody else has gone on was meant for the step before. */
const MEANT_MS = 700;

export class Host {
  readonly room: Room;
  readonly #view: View;
  readonly #device: string;
  readonly workshopId: string;
  /** Where people join: `http://192.168.1.5:3000`. */
  readonly origin: string;
  /** Ways of working that can be added to the agenda. */
  readonly methods: readonly MethodOffer[];
  readonly toasts = new Toasts();
  readonly undos = new UndoStack();
  /** Whether the question before the end of the workshop is asked. */
  ending = $state(false);
  /** True while groups are worked out. */
  forming = $state(false);
  /** Wishes that stood in the way when groups were last to be formed. */
  conflicts = $state.raw<readonly WishConflict[]>([]);
  /** Whether the help about keys is shown. */
  keysShown = $state(false);
  /** Whether the agenda is being changed. */
  editing = $state(false);
  /** Whether the form for a message is shown. */
  writing = $state(false);
  /** What the others read of who leads here; empty: what one holds in one's hands. */
  name = $state(nameRemembered());
  /** The step that this page has gone to, and when it was found at another. */
  #went: string | null = null;
  #movedAt = -Infinity;
  /** The toast of the latest deed, which offers to take it back; Z reaches the earlier ones. */
  #told: number | null = null;

  constructor(
    room: Room,
    workshopId: string,
    origin: string,
    methods: readonly MethodOffer[] = [],
  ) {
    this.methods = methods;
    this.room = room;
    this.#view = room.view;
    this.#device = room.actor.role === 'facilitator' ? room.actor.device : '';
    this.workshopId = workshopId;
    this.origin = origin;
  }

  readonly workshop = $derived.by(() => this.#view.get('workshop', this.workshopId));
  readonly series = $derived.by(() => this.#view.list('series')[0]);
  readonly steps = $derived.by(() => stepsOf(this.#view, this.workshopId));
  readonly step = $derived.by(() => currentStep(this.#view, this.workshopId));
  readonly beside = $derived.by(() =>
    this.step ? neighbours(this.#view, this.step) : { previous: null, next: null },
  );
  readonly seats = $derived.by(() => seatsAt(this.#view, this.workshopId));
  /** Who has come and is to be let in. */
  readonly waiting = $derived.by(() => waitingAt(this.#view, this.workshopId));
  /** Who was shown out. */
  readonly removed = $derived.by(() =>
    this.#view
      .list('seat')
      .filter(
        ({ id, removed }) =>
          removed && this.#view.get('attendance', attendanceId(id, this.workshopId)),
      ),
  );
  readonly tally = $derived.by(() =>
    this.#view.list('tally').find((one) => one.workshop === this.workshopId),
  );
  readonly pulse = $derived.by(() =>
    this.#view.list('pulse').find((one) => one.workshop === this.workshopId),
  );
  /** The round in whose groups people sit now. */
  readonly round = $derived.by(() => roundOf(this.#view, this.workshopId, this.step?.id ?? null));
  /** Who leads; null while all who have the link may. */
  readonly leader = $derived.by(() => leaderOf(this.#view, this.workshopId));
  /** Somebody else leads: here one can look and prepare. */
  readonly watching = $derived.by(
    () => this.leader !== null && this.leader.device !== this.#device,
  );
  /** This device leads. */
  readonly leading = $derived.by(() => this.leader?.device === this.#device);
  readonly main = $derived.by(() =>
    mainActionOf({
      watching: this.watching,
      workshop: this.workshop,
      step: this.step,
      next: this.beside.next,
      grouped: this.step !== null && groupsOfRound(this.#view, this.step.id).length > 0,
    }),
  );
  readonly isOpen = $derived.by(() => this.workshop?.state === 'open');
  /** What the room sees at once can be done here and now. */
  readonly steers = $derived.by(() => this.isOpen && !this.watching);

  /** Does something that needs no way back, or has its own. False: it was refused, and said so. */
  act(name: string, args: unknown): boolean {
    return this.#accepted(this.room.act(name, args));
  }

  /** Does one thing, of one or more acts, that can be taken back; `text` says what was done. */
  deed(text: string, ...acts: readonly Act[]): boolean {
    const undos: (() => void)[] = [];
    const undo = (): void => undos.forEach((each) => each());
    for (const [name, args] of acts) {
      const done = this.room.actUndoably(name, args);
      if (done.refused !== null) {
        undo();
        return this.#accepted(done.refused);
      }
      undos.unshift(done.undo);
    }
    const { id } = this.undos.push(text, undo);
    this.#tell(text, { undo: () => this.undo(id) });
    return true;
  }

  /** Does what is seen at once where it is done, and so needs no word; it can be taken back. */
  quietly(text: string, name: string, args: unknown): boolean {
    const done = this.room.actUndoably(name, args);
    if (done.refused !== null) return this.#accepted(done.refused);
    this.undos.push(text, done.undo);
    return true;
  }

  /** Takes control, also from a device that does not answer any more. */
  claim(): boolean {
    const name = this.name.trim() || null;
    return this.act('control.claim', { workshop: this.workshopId, name, means: meansHere() });
  }

  /** Lets control go: all who have the link may lead. */
  release(): boolean {
    return this.act('control.release', { workshop: this.workshopId });
  }

  /** Changes what the others read of who leads here. */
  call(name: string): void {
    this.name = name;
    rememberName(name.trim());
    if (this.leading) this.claim();
  }

  /** Somebody has gone on: what is pressed at this moment was meant for the step before. */
  noticeStep(step: string | null): void {
    if (this.#went !== null && step !== this.#went) this.#movedAt = performance.now();
    this.#went = step;
  }

  /** Takes back one deed, or the latest. */
  undo(id?: number): void {
    const deed = this.undos.takeBack(id);
    if (deed) this.#tell(m.host_undone({ what: deed.text }), { ms: UNDONE_MS });
  }

  /** Says why the room said no. */
  refused(code: string): void {
    this.toasts.show(refusalSentence(code));
  }

  open(): boolean {
    return this.act('workshop.open', { workshop: this.workshopId });
  }

  close(): boolean {
    return this.deed(m.host_did_close(), ['workshop.close', { workshop: this.workshopId }]);
  }

  /** Goes to a step of the agenda, forwards or back; nothing is lost by it. */
  go(step: Step | null): boolean {
    const from = this.workshop?.step ?? null;
    if (!step || !this.isOpen || step.id === from) return false;
    const text = m.host_did_go({ title: step.title });
    const done = this.deed(text, ['step.start', { step: step.id, from }]);
    if (done) this.#went = step.id;
    return done;
  }

  next(): boolean {
    return this.#isMeant() && this.go(this.beside.next);
  }

  back(): boolean {
    return this.#isMeant() && this.go(this.beside.previous);
  }

  /** Shows the notes of the present step or counts its dots; or takes that back. */
  reveal(revealed: boolean): boolean {
    const { step } = this;
    const texts = step && shownTexts[step.kind];
    if (!texts || step.revealed === revealed) return false;
    const text = revealed ? texts.shown() : texts.covered();
    return this.deed(text, ['step.reveal', { step: step.id, revealed }]);
  }

  /**
   * Forms the groups of the present step, and of steps to come that are planned with it. Nothing is
   * formed while wishes stand against each other.
   *
   * @param method the step's own unless said
   */
  async form(method?: GroupingMethod): Promise<boolean> {
    const { step, room } = this;
    if (step?.kind !== 'groups' || this.forming) return false;
    if (this.seats.length === 0) {
      this.toasts.show(m.host_group_nobody());
      return false;
    }
    this.forming = true;
    this.conflicts = [];
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    const task = taskOf(room.view, step, { seed, ...(method && { method }) });
    const answer = await solveAside(task);
    this.forming = false;
    if (this.step?.id !== step.id) return false;
    this.conflicts = answer.conflicts;
    if (answer.conflicts.length > 0) return false;
    const [first, ...later] = roundsOf(room.view, step, task, answer, () => newId('group'));
    if (!first) return false;
    const text = m.host_did_mix({ n: first.groups.length });
    const more = later.length === 0 ? '' : `. ${m.group_did_ahead({ n: later.length })}`;
    const acts = [first, ...later].map((round) => ['group.form', round] as const);
    return this.deed(`${text}${more}`, ...acts);
  }

  toggleTimer(): void {
    const { step, room } = this;
    if (step)
      this.#time(step, isRunning(step) ? paused(step, room.now()) : started(step, room.now()));
  }

  addMinutes(minutes = 1): void {
    if (this.step) this.#time(this.step, longer(this.step, this.room.now(), minutes));
  }

  stopTimer(): void {
    if (this.step) this.#time(this.step, off);
  }

  /** Chooses what the projector shows instead of the step; the same again brings the step back. */
  show(screen: Workshop['screen']): void {
    if (!this.workshop) return;
    const wanted = this.workshop.screen === screen ? 'live' : screen;
    const args = { workshop: this.workshopId, screen: wanted };
    this.quietly(m.host_did_show(), 'workshop.show', args);
  }

  /** Says something to everybody or to one group; it goes by itself after so many minutes. */
  say(what: {
    readonly text: string;
    readonly group: string | null;
    readonly minutes: number;
  }): boolean {
    const args = { id: newId('message'), workshop: this.workshopId, ...what };
    return this.deed(m.host_did_message(), ['message.send', args]);
  }

  /** Takes a message back. */
  unsay(message: string): boolean {
    return this.deed(m.host_did_unsay(), ['message.remove', { message, removed: true }]);
  }

  lock(locked: boolean): void {
    const text = locked ? m.host_did_lock() : m.host_did_unlock();
    this.deed(text, ['workshop.lock', { workshop: this.workshopId, locked }]);
  }

  /** Whether newcomers wait to be let in. */
  approve(approve: boolean): void {
    const text = approve ? m.host_did_approve() : m.host_did_not_approve();
    this.deed(text, ['workshop.approve', { workshop: this.workshopId, approve }]);
  }

  /** Lets in who waits. */
  admit(seats: readonly string[]): boolean {
    return this.act('seat.admit', { workshop: this.workshopId, seats });
  }

  /** Shows somebody out, or not in; `text` says whom. */
  remove(seat: string, text: string): boolean {
    return this.deed(text, ['seat.remove', { seat, removed: true }]);
  }

  letBack(seat: string, text: string): boolean {
    return this.deed(text, ['seat.remove', { seat, removed: false }]);
  }

  /** Does the main action of the moment. */
  doMain(): void {
    if (this.main !== 'claim' && !this.#isMeant()) return;
    switch (this.main) {
      case 'claim':
        this.claim();
        break;
      case 'open':
      case 'reopen':
        this.open();
        break;
      case 'mix':
        void this.form();
        break;
      case 'reveal':
      case 'count':
      case 'spread':
      case 'answers':
        this.reveal(true);
        break;
      case 'next':
        this.next();
        break;
      case 'end':
        this.ending = true;
    }
  }

  #time(step: Step, timing: Timing): void {
    if (this.isOpen) this.quietly(m.host_did_time(), 'step.time', { step: step.id, ...timing });
  }

  #isMeant(): boolean {
    return performance.now() - this.#movedAt >= MEANT_MS;
  }

  /** One at a time: whoever sorts quickly must not have the board covered by what was done. */
  #tell(text: string, options: { undo?: () => void; ms?: number }): void {
    if (this.#told !== null) this.toasts.dismiss(this.#told);
    this.#told = this.toasts.show(text, options);
  }

  #accepted(refused: string | null): boolean {
    if (refused !== null) this.refused(refused);
    return refused === null;
  }
}

export const [useHost, provideHost] = createContext<Host>();
