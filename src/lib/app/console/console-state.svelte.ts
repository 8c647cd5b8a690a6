/** The console's state and everything that the facilitator can do from it, whatever the step. */
import { createContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { provideWrittenLang } from '#lib/app/written-lang.ts';
import { foreignLang } from '#lib/text/foreign-lang.ts';
import { refusalSentence } from '#lib/text/led-refusals.ts';
import type { Room } from '#lib/client/room.svelte.ts';
import { newId } from '#lib/client/keys.ts';
import { m } from '#lib/text/generated/messages.js';
import { Toasts } from '#lib/ui/toasts.svelte.ts';
import { isOnTables } from '#lib/workshop/agenda/cafe.ts';
import { currentStep, neighbours, roundOf, stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { focusOf } from '#lib/workshop/agenda/focus.ts';
import { leaderOf } from '#lib/workshop/agenda/control.ts';
import type { Step } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import { attendanceId } from '#lib/workshop/model/attendance.ts';
import { seatsAt, waitingAt } from '#lib/workshop/people/attendance.ts';
import type { MutationCall } from '#lib/workshop/model/mutations.ts';
import { Commands } from '../commands.ts';
import { limits } from '../fields/limits.ts';
import type { MethodOffer } from '../setup/setup-state.ts';
import { stepCounts, toldStats } from '../step-counts.ts';
import { meansHere, nameRemembered, rememberName } from './leading.ts';
import type { StepConsole } from './step-console.ts';
import { isRunning, longer, off, paused, started, type Timing } from './timing.ts';
import { isShowable, leftBehind, unshownSteps, type UnshownStep } from './unshown.ts';
import { UndoStack } from './undo-stack.svelte.ts';

/** What each kind of step answers for one console. */
export type StepConsoles = Readonly<Record<StepKind, (console: ConsoleState) => StepConsole>>;

/** How long the toast about an undo is shown, in milliseconds. */
const UNDONE_MS = 4_000;
/** A press so soon after somebody else has gone on was meant for the step before. Milliseconds. */
const INTENT_MS = 700;

export interface ConsoleOptions {
  readonly workshop: string;
  /** Where people join: `http://192.168.1.5:3000`. */
  readonly origin: string;
  readonly kinds: StepConsoles;
  /** Ways of working that can be added to the agenda. */
  readonly methods?: readonly MethodOffer[] | undefined;
}

export class ConsoleState extends Commands {
  readonly #view: View;
  readonly #device: string;
  readonly #kinds: Readonly<Record<StepKind, StepConsole>>;
  readonly workshopId: string;
  readonly origin: string;
  readonly methods: readonly MethodOffer[];
  readonly undos: UndoStack;
  /** Whether the question before the end of the workshop is asked. */
  ending = $state(false);
  /** What would be left behind without being shown, while it is asked; `to` null: at the end. */
  leaving = $state.raw<{
    readonly to: Step | null;
    readonly behind: readonly UnshownStep[];
  } | null>(null);
  /** Steps whose timer was switched off here: it is not offered again. */
  readonly #untimed = new SvelteSet<string>();
  /** How much was left behind unshown in a step when it was last asked: asked again for more. */
  readonly #leftBehind = new Map<string, number>();
  /** Whether the help about keys is shown. */
  keysShown = $state(false);
  /** Whether the agenda is being changed. */
  editing = $state(false);
  /** Whether the form for a message is shown. */
  writing = $state(false);
  /** What the others read of who leads here; empty: what kind of device it is. */
  name = $state(nameRemembered());
  /** The step that this page has gone to, and when it was found at another. */
  #lastStep: string | null = null;
  #movedAt = -Infinity;
  /** The toast of the latest command, which offers to undo it; Z reaches the earlier ones. */
  #lastToast: number | null = null;

  constructor(room: Room, { workshop, origin, kinds, methods = [] }: ConsoleOptions) {
    super(room, new Toasts());
    this.#view = room.view;
    this.#device = room.actor.role === 'facilitator' ? room.actor.device : '';
    this.workshopId = workshop;
    this.origin = origin;
    this.methods = methods;
    this.undos = new UndoStack({
      name: `bikupa-undo/${workshop}/${this.#device}`,
      store: sessionStore(),
      isValid: (mutation) => room.isKnown(mutation),
    });
    if (this.undos.dropped > 0) this.toasts.show(m.host_undo_dropped({ n: this.undos.dropped }));
    this.#kinds = forConsole(kinds, this);
  }

  readonly workshop = $derived.by(() => this.#view.get('workshop', this.workshopId));
  readonly series = $derived.by(() => this.#view.list('series')[0]);
  readonly steps = $derived.by(() => stepsOf(this.#view, this.workshopId));
  readonly step = $derived.by(() => currentStep(this.#view, this.workshopId));
  /** What the present step's kind answers; null before the workshop is opened. */
  readonly stepConsole = $derived.by(() => this.step && this.#kinds[this.step.kind]);
  /** For how long the timer of the present step is planned; null: nobody has said. */
  readonly plannedMinutes = $derived.by(() => {
    const { step, stepConsole } = this;
    return (step && (stepConsole?.timerMinutes?.(step) ?? step.minutes)) ?? null;
  });
  readonly neighbours = $derived.by(() =>
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
  readonly stats = $derived.by(() => toldStats(this.#view, this.workshopId));
  readonly activity = $derived.by(() =>
    this.#view.list('activity').find(({ workshop }) => workshop === this.workshopId),
  );
  /** The round in whose groups people sit now. */
  readonly round = $derived.by(() => roundOf(this.#view, this.workshopId, this.step?.id ?? null));
  /** Who leads; null while all who have the link may. */
  readonly leader = $derived.by(() => leaderOf(this.#view, this.workshopId));
  /** Somebody else leads: this console can look and prepare. */
  readonly watching = $derived.by(
    () => this.leader !== null && this.leader.device !== this.#device,
  );
  /** This device leads. */
  readonly leading = $derived.by(() => this.leader?.device === this.#device);
  readonly isOpen = $derived.by(() => this.workshop?.state === 'open');
  /** What the room sees at once can be done from this console now. */
  readonly canControl = $derived.by(() => this.isOpen && !this.watching);
  /**
   * The pages of the projector, as it has told; null while there is nothing to turn: one page, a
   * picture that is covered or held, or no projector.
   */
  readonly pages = $derived.by(() => {
    const focus = focusOf(this.#view, this.workshopId);
    const turns = this.workshop?.screen === 'live' || this.workshop?.screen === 'mix';
    if (!focus || focus.count < 2 || !turns) return null;
    return { ...focus, alone: focus.on === null && focus.page === null };
  });
  /** Whether everybody is to answer on the phone now. */
  readonly awaitsAnswers = $derived.by(
    () => this.isOpen && this.stepConsole?.answers !== undefined && this.step?.revealed === false,
  );
  /** Whether nobody can do anything in the present step yet. */
  readonly isLacking = $derived.by(() => {
    const { step, stepConsole } = this;
    return step !== null && !step.revealed && stepConsole?.lacks?.(step) === true;
  });
  /** Whether everybody who is here has answered in the present step, which waits for answers. */
  readonly allAnswered = $derived.by(() => {
    const { step, stepConsole } = this;
    if (!step || !stepConsole?.answers) return false;
    const counts = stepCounts(this.#view, step);
    const answered = stepConsole.answers.from(counts);
    return answered > 0 && answered >= counts.arrived;
  });
  /**
   * The present step has a planned time in which people work, nobody has started it, and somebody is
   * still waited for.
   */
  readonly offersTime = $derived.by(() => {
    const { step, stepConsole } = this;
    if (!step || !this.canControl || step.revealed || this.#untimed.has(step.id)) return false;
    if (this.allAnswered || this.isLacking) return false;
    if (isRunning(step) || step.pausedLeft !== null || this.plannedMinutes === null) return false;
    return stepConsole?.answers !== undefined || stepConsole?.timed?.(step) === true;
  });

  override all(text: string, ...mutations: readonly MutationCall[]): string | null {
    const outcome = this.run(mutations);
    if (outcome.refused !== null) return outcome.refused;
    const { id } = this.undos.push(text, outcome.undo);
    this.#showToast(text, { undo: () => this.undo(id) });
    return null;
  }

  /** Runs a command whose effect is seen where it is pressed, and so needs no toast. */
  runSilently(text: string, ...mutation: MutationCall): boolean {
    const outcome = this.run([mutation]);
    if (outcome.refused === null) this.undos.push(text, outcome.undo);
    return this.report(outcome.refused);
  }

  /** Undoes one command, or the latest. */
  undo(id?: number): void {
    const entry = this.undos.take(id);
    if (!entry) return;
    const refused = this.room.undo(entry.mutations);
    if (refused === null) this.#showToast(m.host_undone({ what: entry.text }), { ms: UNDONE_MS });
    else this.#showToast(m.host_undo_failed({ what: entry.text, why: refusalSentence(refused) }));
  }

  /** Takes control, also from a device that does not answer any more. */
  claim(): boolean {
    const name = this.name.trim() || null;
    return this.mutate('control.claim', { workshop: this.workshopId, name, means: meansHere() });
  }

  /** Lets control go: all who have the link may lead. */
  release(): boolean {
    return this.mutate('control.release', { workshop: this.workshopId });
  }

  /** Changes what the others read of who leads here. */
  rename(name: string): void {
    // The field says so. Kept here, it would have every claim of control refused.
    if (limits.name.left(name) < 0) return;
    this.name = name;
    rememberName(name.trim());
    if (this.leading) this.claim();
  }

  open(): boolean {
    return this.mutate('workshop.open', { workshop: this.workshopId });
  }

  close(): boolean {
    return this.command(m.host_did_close(), ['workshop.close', { workshop: this.workshopId }]);
  }

  /** Notes where the room stands: what is pressed just after it has moved is not meant for there. */
  noticeStep(step: string | null): void {
    if (this.#lastStep !== null && step !== this.#lastStep) this.#movedAt = performance.now();
    this.#lastStep = step;
  }

  /** False for a press that was meant for the step that the room has just left. */
  isIntended(): boolean {
    return performance.now() - this.#movedAt >= INTENT_MS;
  }

  /** Goes to a step of the agenda, forwards or back; nothing is lost by it. */
  goTo(step: Step | null): boolean {
    const from = this.workshop?.step ?? null;
    if (!step || !this.isOpen || step.id === from) return false;
    const behind = this.step ? leftBehind(this.#view, this.step) : [];
    if (this.#isNew(behind)) {
      this.leaving = { to: step, behind };
      return false;
    }
    return this.#go(step, []);
  }

  /** Asks whether the workshop shall end, and about what would then not have been shown. */
  end(): void {
    const all = unshownSteps(this.#view, this.workshopId, 'all').filter(isShowable);
    const behind = all.filter(({ step }) => !isOnTables(this.#view, step));
    if (behind.length > 0) this.leaving = { to: null, behind };
    else this.ending = true;
  }

  /** Leaves as it was asked, and shows first what would be left behind, or does not. */
  leave(show: boolean): boolean {
    const asked = this.leaving;
    this.leaving = null;
    if (!asked) return false;
    for (const line of asked.behind) this.#leftBehind.set(keyOf(line), line.count);
    const shown = show
      ? asked.behind
          .filter(isShowable)
          .map(({ step }) => ['step.reveal', { step: step.id, revealed: true }] as const)
      : [];
    if (asked.to) return this.#go(asked.to, shown);
    const close = ['workshop.close', { workshop: this.workshopId }] as const;
    return this.command(m.host_did_close(), ...shown, close);
  }

  #isNew(behind: readonly UnshownStep[]): boolean {
    return behind.some((line) => line.count > (this.#leftBehind.get(keyOf(line)) ?? 0));
  }

  #go(step: Step, before: readonly MutationCall[]): boolean {
    const from = this.workshop?.step ?? null;
    const text = m.host_did_go({ title: step.title });
    const done = this.command(text, ...before, ['step.start', { step: step.id, from }]);
    if (done) this.#lastStep = step.id;
    return done;
  }

  next(): boolean {
    return this.isIntended() && this.goTo(this.neighbours.next);
  }

  back(): boolean {
    return this.isIntended() && this.goTo(this.neighbours.previous);
  }

  /** Reveals what people answered in the present step, or covers it again. */
  reveal(revealed: boolean): boolean {
    const { step, stepConsole } = this;
    if (!step || !stepConsole?.reveal || step.revealed === revealed) return false;
    const text = revealed ? stepConsole.reveal.revealed() : stepConsole.reveal.covered();
    return this.command(text, ['step.reveal', { step: step.id, revealed }]);
  }

  toggleTimer(): void {
    const { step, room, plannedMinutes: minutes } = this;
    if (!step) return;
    const now = room.now();
    this.#setTimer(step, isRunning(step) ? paused(step, now) : started({ ...step, minutes }, now));
  }

  addMinutes(minutes = 1): void {
    const { step, room, plannedMinutes } = this;
    if (!step) return;
    this.#setTimer(step, longer({ ...step, minutes: plannedMinutes }, room.now(), minutes));
  }

  stopTimer(): void {
    if (!this.step) return;
    this.#untimed.add(this.step.id);
    this.#setTimer(this.step, off);
  }

  /** Chooses what the projector shows instead of the step; the same again brings the step back. */
  show(screen: Workshop['screen']): void {
    if (!this.workshop) return;
    const wanted = this.workshop.screen === screen ? 'live' : screen;
    const args = { workshop: this.workshopId, screen: wanted };
    this.runSilently(m.host_did_show(), 'workshop.show', args);
  }

  /** Leads the projector to what is discussed: an area, an action, a theme or a note. */
  discuss(on: string): void {
    const focus = focusOf(this.#view, this.workshopId);
    // Where all stands on one page there is nothing to lead.
    if (focus && focus.count > 1) this.#focusOn(on);
  }

  /** Leads the projector to a theme that is opened, of which it shows more than the list does. */
  openTheme(theme: string): void {
    this.#focusOn(theme);
  }

  /** The theme is closed again: the projector shows all of them. */
  closeTheme(theme: string): void {
    const focus = focusOf(this.#view, this.workshopId);
    if (!focus || !this.canControl) return;
    if (focus.on !== theme && !focus.place.includes(theme)) return;
    const { workshop, step, place } = focus;
    this.room.mutate('focus.turn', { workshop, step, place, page: null });
  }

  // Mostly nobody has asked for it by a button: where it cannot be, nothing is said.
  #focusOn(on: string): void {
    const focus = focusOf(this.#view, this.workshopId);
    if (focus?.on === on || !this.canControl) return;
    const step = this.step?.id ?? null;
    this.room.mutate('focus.set', { workshop: this.workshopId, step, on });
  }

  /** Turns the projector's page, round and round. */
  turnPage(by: 1 | -1): void {
    const { pages } = this;
    if (!pages) return;
    // What was pressed last counts, also before the projector has come along.
    const at = pages.page ?? pages.at;
    this.#turnTo((Math.min(at, pages.count - 1) + by + pages.count) % pages.count);
  }

  /** Lets the projector turn its pages by itself, or stay where it is. */
  toggleTurning(): void {
    if (this.pages) this.#turnTo(this.pages.alone ? this.pages.at : null);
  }

  #turnTo(page: number | null): void {
    const { pages, canControl } = this;
    if (!pages || !canControl) return;
    const { workshop, step, place } = pages;
    this.mutate('focus.turn', { workshop, step, place, page });
  }

  /** Sends a message to everybody or to one group; it goes by itself after so many minutes. */
  sendMessage(message: {
    readonly text: string;
    readonly group: string | null;
    readonly minutes: number;
  }): boolean {
    const args = { id: newId('message'), workshop: this.workshopId, ...message };
    return this.command(m.host_did_message(), ['message.send', args]);
  }

  removeMessage(message: string): boolean {
    return this.command(m.host_did_unsay(), ['message.remove', { message, removed: true }]);
  }

  lock(locked: boolean): void {
    const text = locked ? m.host_did_lock() : m.host_did_unlock();
    this.command(text, ['workshop.lock', { workshop: this.workshopId, locked }]);
  }

  /** Whether newcomers wait to be let in. */
  approve(approve: boolean): void {
    const text = approve ? m.host_did_approve() : m.host_did_not_approve();
    this.command(text, ['workshop.approve', { workshop: this.workshopId, approve }]);
  }

  /** Lets in who waits. */
  admit(seats: readonly string[]): boolean {
    return this.mutate('seat.admit', { workshop: this.workshopId, seats });
  }

  /** Shows somebody out, or not in; `text` says whom. */
  remove(seat: string, text: string): boolean {
    return this.command(text, ['seat.remove', { seat, removed: true }]);
  }

  /** Shows many out at once. */
  removeMany(seats: readonly string[]): boolean {
    const text = m.host_did_remove_many({ n: seats.length });
    return this.command(text, ['seat.removeMany', { seats, removed: true }]);
  }

  letAllBack(seats: readonly string[]): boolean {
    const text = m.host_did_let_back_many({ n: seats.length });
    return this.command(text, ['seat.removeMany', { seats, removed: false }]);
  }

  letBack(seat: string, text: string): boolean {
    return this.command(text, ['seat.remove', { seat, removed: false }]);
  }

  #setTimer(step: Step, timing: Timing): void {
    if (this.isOpen) this.runSilently(m.host_did_time(), 'step.time', { step: step.id, ...timing });
  }

  /** One at a time: whoever sorts quickly must not have the board covered by what was done. */
  #showToast(text: string, options: { undo?: () => void; ms?: number } = {}): void {
    if (this.#lastToast !== null) this.toasts.dismiss(this.#lastToast);
    this.#lastToast = this.toasts.show(text, options);
  }
}

function keyOf({ step, what }: UnshownStep): string {
  return `${what} ${step.id}`;
}

function sessionStore(): Storage | null {
  try {
    return typeof sessionStorage === 'undefined' ? null : sessionStorage;
  } catch {
    return null;
  }
}

function forConsole(kinds: StepConsoles, console: ConsoleState) {
  const made = Object.entries(kinds).map(([kind, stepConsole]) => [kind, stepConsole(console)]);
  return Object.fromEntries(made) as Readonly<Record<StepKind, StepConsole>>;
}

const [useConsole, setConsole] = createContext<ConsoleState>();
export { useConsole };

export function provideConsole(console: ConsoleState): ConsoleState {
  provideWrittenLang(() => foreignLang(console.series));
  return setConsole(console);
}
