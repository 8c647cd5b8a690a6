/**
 * What the model knows of workshops, steps, themes and seats: only what notes, dots and authorization
 * depend on. Mutations of these that the room accepted are taken as they are.
 */
import { requiresControl } from './authorization.ts';
import { kindsUnderControl } from '../../kinds/kinds.ts';
import type { ExecutedMutation } from './ledger.ts';

/** Milliseconds after the end in which a note that was begun may still arrive. */
const GRACE_PERIOD = 300_000;

interface ModelStep {
  readonly workshop: string;
  readonly kind: string;
  order: number;
  columns: readonly string[];
  dotBudget: number;
  dotMax: number;
  opened: boolean;
  revealed: boolean;
  /** How often a poll has been asked. */
  asked: number;
  /** How many of those times have been shown: what is left out of them is settled. */
  settled: number;
  grouping: string;
  /** Whether a note can belong to a theme when it is written. */
  goesOn: boolean;
  /** Who sorts, whether that is locked, and whether what groups have laid is brought. */
  sorters: string;
  locked: boolean;
  brought: boolean;
}

interface ModelGroup {
  readonly workshop: string;
  readonly round: string;
  readonly cafe: boolean;
  dissolved: boolean;
}

interface ModelTheme {
  removed: boolean;
  mergedInto: string | null;
}

interface ModelWorkshop {
  /** Whether newcomers wait to be let in. */
  approve: boolean;
  open: boolean;
  step: string | null;
  /** When it was last closed; null while it is open or was never opened. */
  closedAt: number | null;
  started: boolean;
}

interface EditableFields {
  readonly columns?: readonly { readonly key: string }[] | undefined;
  readonly dotBudget?: number | undefined;
  readonly dotMax?: number | undefined;
  readonly order?: number | undefined;
  readonly grouping?: string | undefined;
  readonly lookBack?: string | undefined;
  readonly sorters?: string | undefined;
}

/** Arguments of the mutations below; each effect reads those of its own mutation. */
interface MutationArguments extends EditableFields {
  readonly id: string;
  readonly workshop: string;
  readonly kind: string;
  readonly step: string;
  readonly seat: string;
  readonly at: number | null;
  readonly round: string;
  readonly message: string;
  readonly seats: readonly string[];
  readonly groups: readonly { readonly id: string; readonly cafe?: boolean }[];
  readonly approve: boolean;
  readonly theme: string;
  readonly from: string;
  readonly into: string;
  readonly removed: boolean;
  readonly revealed: boolean;
  readonly asked: number;
  readonly openedAt: number | null;
  readonly locked: boolean;
  readonly brought: boolean;
  readonly change: EditableFields;
}

export class WorkshopModel {
  readonly #steps = new Map<string, ModelStep>();
  readonly #themes = new Map<string, ModelTheme>();
  readonly #workshops = new Map<string, ModelWorkshop>();
  /** Seats, and whether they were removed. */
  readonly #seats = new Map<string, boolean>();
  /** Since when a seat is lent. */
  readonly #loans = new Map<string, number>();
  /** When each seat has been lent. */
  readonly #lent = new Map<string, Set<number>>();
  /** `seat workshop`, and whether the person waits to be let in. */
  readonly #attendances = new Map<string, boolean>();
  /** The device that has control, by workshop. */
  readonly #controllers = new Map<string, string>();
  readonly #groups = new Map<string, ModelGroup>();
  /** The workshop, by message. */
  readonly #messages = new Map<string, string>();

  readonly #onLeftOut: (step: string, seats: ReadonlySet<string>) => void;

  /** @param onLeftOut told of a step that is shown for the first time, and of those who are left out */
  constructor(onLeftOut: (step: string, seats: ReadonlySet<string>) => void) {
    this.#onLeftOut = onLeftOut;
  }

  step(id: string): Readonly<ModelStep> | undefined {
    return this.#steps.get(id);
  }

  isRevealed(step: string): boolean {
    return this.#steps.get(step)?.revealed ?? false;
  }

  hasTheme(id: string): boolean {
    return this.#themes.has(id);
  }

  /** True when the theme exists and was neither removed nor merged into another. */
  isThemeActive(theme: string): boolean {
    return this.#themes.get(theme)?.removed === false;
  }

  /** A theme that somebody has made by sorting. */
  addTheme(id: string): void {
    if (!this.#themes.has(id)) this.#themes.set(id, { removed: false, mergedInto: null });
  }

  /** True while a workshop stands at the step. */
  isCurrent(step: string): boolean {
    return this.#workshops.get(this.#steps.get(step)?.workshop ?? '')?.step === step;
  }

  mergedInto(theme: string): string | null {
    return this.#themes.get(theme)?.mergedInto ?? null;
  }

  /** True when what was given to the theme counts: for itself, or for the one that took it in. */
  isThemeCounted(id: string): boolean {
    return this.isThemeActive(this.#takenInBy(id));
  }

  /** Where a note lies that was written for a theme; null: nowhere. */
  themeOfNew(id: string): string | null {
    const theme = this.#takenInBy(id);
    return this.isThemeActive(theme) ? theme : null;
  }

  #takenInBy(id: string): string {
    let at = id;
    for (let hops = 0; hops < this.#themes.size; hops += 1) at = this.mergedInto(at) ?? at;
    return at;
  }

  workshopOfGroup(group: string): string | null {
    return this.#groups.get(group)?.workshop ?? null;
  }

  hasWorkshop(id: string): boolean {
    return this.#workshops.has(id);
  }

  isOpen(workshop: string): boolean {
    return this.#workshops.get(workshop)?.open ?? false;
  }

  /** True for five minutes after the end. */
  isInGracePeriod(workshop: string, now: number): boolean {
    const closedAt = this.#workshops.get(workshop)?.closedAt ?? null;
    return closedAt !== null && now - closedAt < GRACE_PERIOD;
  }

  /** True until it is opened for the first time. */
  isPlanned(workshop: string): boolean {
    return this.#workshops.get(workshop)?.started === false;
  }

  /** True when the seat exists and was not removed. */
  isSeated(seat: string): boolean {
    return this.#seats.get(seat) === false;
  }

  /** True for somebody who has come to a workshop and was not let in. */
  isWaiting(seat: string, workshop: string): boolean {
    return this.#attendances.get(`${seat} ${workshop}`) === true;
  }

  /** True while another device has the seat too. */
  isLent(seat: string): boolean {
    return this.#loans.has(seat);
  }

  /** True when a mutation requires control that another device has. */
  isControlledByOther(name: string, args: unknown, device: string): boolean {
    if (!requiresControl.has(name)) return false;
    const workshop = this.#controlledWorkshop(name, args as MutationArguments);
    const controller = this.#controllers.get(workshop ?? '');
    return controller !== undefined && controller !== device;
  }

  /** Applies a mutation that was accepted. */
  apply({ name, args, at, actor }: ExecutedMutation): void {
    const given = args as MutationArguments;
    if (name === 'control.claim' && actor.role === 'facilitator') {
      this.#controllers.set(given.workshop, actor.device);
    }
    this.#effects[name]?.(given, at);
  }

  /** The workshop whose control a mutation requires; null where it requires none. */
  #controlledWorkshop(name: string, args: MutationArguments): string | null {
    if (name === 'message.remove') return this.#messages.get(args.message) ?? null;
    const isOfStep = name.startsWith('step.') || kindsUnderControl.includes(name);
    if (name !== 'group.form' && !isOfStep) return args.workshop;
    const id = name === 'group.form' ? args.round : args.step;
    const step = this.#steps.get(id);
    if (!step) return null;
    // The timer of a step that is not current, and groups that are prepared, are seen later.
    const isSeen =
      name === 'step.time'
        ? this.#workshops.get(step.workshop)?.step === id
        : name !== 'group.form' || step.opened;
    return isSeen ? step.workshop : null;
  }

  readonly #effects: Readonly<Record<string, (args: MutationArguments, at: number) => void>> = {
    'control.release': ({ workshop }) => void this.#controllers.delete(workshop),
    'message.send': ({ id, workshop }) => void this.#messages.set(id, workshop),
    'workshop.create': ({ id }) => {
      if (this.#workshops.has(id)) return;
      const begun = { open: false, step: null, closedAt: null, started: false };
      this.#workshops.set(id, { approve: false, ...begun });
    },
    'workshop.open': ({ workshop: id }) => {
      const workshop = this.#workshops.get(id);
      if (!workshop) return;
      if (!workshop.started) {
        workshop.step = this.#firstStep(id);
        this.#open(workshop.step);
      }
      workshop.open = true;
      workshop.closedAt = null;
      workshop.started = true;
    },
    'workshop.close': ({ workshop: id }, at) => {
      const workshop = this.#workshops.get(id);
      if (!workshop) return;
      workshop.open = false;
      workshop.closedAt = at;
      this.#endCafe(id, null);
    },
    'workshop.approve': ({ workshop: id, approve }) => {
      const workshop = this.#workshops.get(id);
      if (workshop) workshop.approve = approve;
    },
    'seat.arrive': ({ seat, workshop }) => {
      const key = `${seat} ${workshop}`;
      const waits = this.#workshops.get(workshop)?.approve === true;
      if (!this.#attendances.has(key)) this.#attendances.set(key, waits);
    },
    'seat.admit': ({ seats, workshop }) => {
      for (const seat of seats) this.#attendances.set(`${seat} ${workshop}`, false);
    },
    'step.add': (args) => {
      const { id, workshop, kind, order = 0, columns = [], dotBudget = 0, dotMax = 0 } = args;
      if (this.#steps.has(id)) return;
      this.#steps.set(id, {
        ...{ workshop, kind, order, dotBudget, dotMax },
        columns: columns.map(({ key }) => key),
        ...{ opened: false, revealed: false, asked: 1, settled: 0 },
        grouping: args.grouping ?? 'mix',
        goesOn: (args.lookBack ?? 'none') !== 'none',
        ...{ sorters: args.sorters ?? 'facilitator', locked: false, brought: false },
      });
    },
    'step.edit': ({ step: id, change }) => {
      const step = this.#steps.get(id);
      if (!step) return;
      if (change.columns) step.columns = change.columns.map(({ key }) => key);
      step.order = change.order ?? step.order;
      step.dotBudget = change.dotBudget ?? step.dotBudget;
      step.dotMax = change.dotMax ?? step.dotMax;
      step.grouping = change.grouping ?? step.grouping;
      step.sorters = change.sorters ?? step.sorters;
      if (change.lookBack) step.goesOn = change.lookBack !== 'none';
    },
    'group.form': ({ round, groups }) => {
      const workshop = this.#steps.get(round)?.workshop;
      if (!workshop) return;
      for (const group of this.#groups.values()) if (group.round === round) group.dissolved = true;
      for (const { id, cafe = false } of groups) {
        const promised = this.#groups.get(id)?.cafe ?? cafe;
        this.#groups.set(id, { workshop, round, cafe: promised, dissolved: false });
      }
    },
    'step.remove': ({ step }) => void this.#steps.delete(step),
    'step.start': ({ step }) => {
      this.#open(step);
      const workshop = this.#workshops.get(this.#steps.get(step)?.workshop ?? '');
      if (!workshop || workshop.step === step) return;
      workshop.step = step;
      this.#endCafe(this.#steps.get(step)?.workshop ?? '', step);
    },
    'moved.lock': ({ step: id, locked }) => {
      const step = this.#steps.get(id);
      if (step) step.locked = locked;
    },
    'laid.bring': ({ step: id, brought }) => {
      const step = this.#steps.get(id);
      if (step) step.brought = brought;
    },
    'step.early': ({ step: id, openedAt }) => {
      const step = this.#steps.get(id);
      if (!step) return;
      step.opened = openedAt !== null;
      step.revealed &&= step.opened;
    },
    'step.reveal': ({ step: id, revealed }) => {
      const step = this.#steps.get(id);
      if (step && revealed) this.#show(id, step);
      else if (step) step.revealed = false;
    },
    'ballot.ask': ({ step: id, asked }) => {
      const step = this.#steps.get(id);
      if (!step || asked === step.asked) return;
      step.revealed = asked < step.asked;
      step.asked = asked;
    },
    'theme.create': ({ id }) => void this.#themes.set(id, { removed: false, mergedInto: null }),
    'theme.merge': ({ from, into }) =>
      void this.#themes.set(from, { removed: true, mergedInto: into }),
    'theme.remove': ({ theme: id }) => {
      const theme = this.#themes.get(id);
      if (theme) theme.removed = true;
    },
    'seat.take': ({ id }) => {
      if (!this.#seats.has(id)) this.#seats.set(id, false);
    },
    'seat.remove': ({ seat, removed }) => void this.#seats.set(seat, removed),
    'seat.removeMany': ({ seats, removed }) => {
      for (const seat of seats) this.#seats.set(seat, removed);
    },
    'seat.lend': ({ seat, at }) => {
      // A loan that is over does not begin anew when its form is sent again.
      const known = this.#lent.get(seat) ?? new Set();
      if (at === null || known.has(at)) return;
      this.#lent.set(seat, known.add(at));
      this.#loans.set(seat, at);
    },
    'seat.reclaim': ({ seat }) => void this.#loans.delete(seat),
  };

  /** What lies on the tables of a café is shown once no dialogue is to come. */
  #endCafe(workshop: string, to: string | null): void {
    const own = [...this.#steps].filter(([, step]) => step.workshop === workshop);
    own.sort(([a, x], [b, y]) => x.order - y.order || a.localeCompare(b));
    const formed = (round: string) =>
      [...this.#groups.values()].filter((group) => group.round === round && !group.dissolved);
    const at = to === null ? Infinity : (this.#steps.get(to)?.order ?? Infinity);
    const isToCome = own.some(([, step]) => {
      if (step.order < at || step.kind !== 'notes') return false;
      const round = own.findLast(([, own]) => own.kind === 'groups' && own.order < step.order);
      if (!round) return false;
      const groups = formed(round[0]);
      return groups.length > 0 ? groups.some(({ cafe }) => cafe) : round[1].grouping === 'hosts';
    });
    if (isToCome) return;
    for (const [id, step] of own) {
      if (step.kind !== 'notes' || !step.opened || step.revealed || id === to) continue;
      const round = own.findLast(([id, own]) => own.order <= step.order && formed(id).length > 0);
      if (round && formed(round[0]).some(({ cafe }) => cafe)) this.#show(id, step);
    }
  }

  /** The first time something is shown, what people gave who are removed is left out for good. */
  #show(id: string, step: ModelStep): void {
    step.revealed = true;
    if (step.settled >= step.asked) return;
    step.settled = step.asked;
    const removed = [...this.#seats].filter(
      ([seat, isRemoved]) =>
        isRemoved && this.#attendances.get(`${seat} ${step.workshop}`) === false,
    );
    this.#onLeftOut(id, new Set(removed.map(([seat]) => seat)));
  }

  #open(id: string): void {
    const step = this.#steps.get(id);
    if (step) step.opened = true;
  }

  #firstStep(workshop: string): string {
    const own = [...this.#steps].filter(([, step]) => step.workshop === workshop);
    own.sort(([a, x], [b, y]) => x.order - y.order || a.localeCompare(b));
    return own[0]?.[0] ?? '';
  }
}
