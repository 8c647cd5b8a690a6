/**
 * What the model knows of the stage on which notes live: steps, themes, seats, workshops. Where
 * the room says that something was done, it is believed; only what notes and dots hang on is kept.
 */
import type { Ran } from './ledger.ts';

interface ModelStep {
  readonly workshop: string;
  readonly kind: string;
  order: number;
  columns: readonly string[];
  budget: number;
  most: number;
  opened: boolean;
  shown: boolean;
  /** A poll: which time it asks. */
  asked: number;
}

interface ModelTheme {
  removed: boolean;
  mergedInto: string | null;
}

interface ModelWorkshop {
  /** Whoever comes waits to be let in. */
  approve: boolean;
  open: boolean;
  /** The step at which it stands. */
  at: string | null;
  /** When it was closed last; null while it is open or was never opened. */
  closedAt: number | null;
  started: boolean;
}

interface About {
  readonly columns?: readonly { readonly key: string }[] | undefined;
  readonly dotBudget?: number | undefined;
  readonly dotMax?: number | undefined;
  readonly order?: number | undefined;
}

interface Told extends About {
  readonly id: string;
  readonly workshop: string;
  readonly kind: string;
  readonly step: string;
  readonly seat: string;
  readonly round: string;
  readonly message: string;
  readonly seats: readonly string[];
  readonly groups: readonly { readonly id: string }[];
  readonly approve: boolean;
  readonly theme: string;
  readonly from: string;
  readonly into: string;
  readonly removed: boolean;
  readonly revealed: boolean;
  readonly asked: number;
  readonly openedAt: number | null;
  readonly change: About;
}

export class Stage {
  readonly #steps = new Map<string, ModelStep>();
  readonly #themes = new Map<string, ModelTheme>();
  readonly #workshops = new Map<string, ModelWorkshop>();
  /** Seats, and whether they were shown out. */
  readonly #seats = new Map<string, boolean>();
  /** Who has come where, and whether they wait to be let in. */
  readonly #came = new Map<string, boolean>();
  /** The device that leads a workshop, where one has claimed it. */
  readonly #leaders = new Map<string, string>();
  /** The workshops in which groups were formed. */
  readonly #groups = new Map<string, string>();
  /** The workshops in which messages were sent. */
  readonly #messages = new Map<string, string>();

  step(id: string): Readonly<ModelStep> | undefined {
    return this.#steps.get(id);
  }

  isShown(step: string): boolean {
    return this.#steps.get(step)?.shown ?? false;
  }

  hasTheme(id: string): boolean {
    return this.#themes.has(id);
  }

  /** True when there is such a theme and it was neither removed nor merged into another. */
  stands(theme: string): boolean {
    return this.#themes.get(theme)?.removed === false;
  }

  mergedInto(theme: string): string | null {
    return this.#themes.get(theme)?.mergedInto ?? null;
  }

  /** The workshop of a group. */
  workshopOf(group: string): string | null {
    return this.#groups.get(group) ?? null;
  }

  hasWorkshop(id: string): boolean {
    return this.#workshops.has(id);
  }

  isOpen(workshop: string): boolean {
    return this.#workshops.get(workshop)?.open ?? false;
  }

  /** True for five minutes after the end: a note that was begun may still come. */
  isFinishing(workshop: string, now: number): boolean {
    const at = this.#workshops.get(workshop)?.closedAt ?? null;
    return at !== null && now - at < 300_000;
  }

  /** Whether somebody else leads the workshop in which an act is seen at once. */
  isLedByOther(name: string, args: unknown, device: string): boolean {
    const leader = this.#leaders.get(this.#ledFrom(name, args as Told) ?? '');
    return leader !== undefined && leader !== device;
  }

  /** The workshop of which one has to lead to do this; null where nobody has to. */
  #ledFrom(name: string, told: Told): string | null {
    if (/^workshop\.(?:open|close|lock|show)$|^control\.release$|^message\.send$/.test(name)) {
      return told.workshop;
    }
    if (name === 'message.remove') return this.#messages.get(told.message) ?? null;
    const id = name === 'group.form' ? told.round : told.step;
    const at = this.#steps.get(id);
    if (!at) return null;
    if (/^step\.(?:start|reveal|ask)$/.test(name)) return at.workshop;
    if (name === 'step.time')
      return this.#workshops.get(at.workshop)?.at === id ? at.workshop : null;
    return name === 'group.form' && at.opened ? at.workshop : null;
  }

  #leads(name: string, told: Told, device: string): void {
    if (name === 'control.claim') this.#leaders.set(told.workshop, device);
    if (name === 'control.release') this.#leaders.delete(told.workshop);
    if (name === 'message.send') this.#messages.set(told.id, told.workshop);
  }

  /** True until it is opened for the first time. */
  isPlanned(workshop: string): boolean {
    return this.#workshops.get(workshop)?.started === false;
  }

  /** True when there is such a seat and nobody has shown it out. */
  isIn(seat: string): boolean {
    return this.#seats.get(seat) === false;
  }

  /** True for who has come to a workshop and was not let in. */
  isWaiting(seat: string, workshop: string): boolean {
    return this.#came.get(`${seat} ${workshop}`) === true;
  }

  /** Something was done. */
  take({ name, args, at, actor }: Ran): void {
    if (actor.role === 'facilitator') this.#leads(name, args as Told, actor.device);
    this.#effects[name]?.(args as Told, at);
  }

  readonly #effects: Readonly<Record<string, (told: Told, at: number) => void>> = {
    'workshop.create': ({ id }) => {
      if (!this.#workshops.has(id))
        this.#workshops.set(id, {
          approve: false,
          open: false,
          at: null,
          closedAt: null,
          started: false,
        });
    },
    'workshop.open': ({ workshop }) => {
      const one = this.#workshops.get(workshop);
      if (!one) return;
      if (!one.started) {
        one.at = this.#first(workshop);
        this.#open(one.at);
      }
      one.open = true;
      one.closedAt = null;
      one.started = true;
    },
    'workshop.close': ({ workshop }, at) => {
      const one = this.#workshops.get(workshop);
      if (!one) return;
      one.open = false;
      one.closedAt = at;
    },
    'workshop.approve': ({ workshop, approve }) => {
      const one = this.#workshops.get(workshop);
      if (one) one.approve = approve;
    },
    'seat.arrive': ({ seat, workshop }) => {
      const key = `${seat} ${workshop}`;
      const waits = this.#workshops.get(workshop)?.approve === true;
      if (!this.#came.has(key)) this.#came.set(key, waits);
    },
    'seat.admit': ({ seats, workshop }) => {
      for (const seat of seats) this.#came.set(`${seat} ${workshop}`, false);
    },
    'step.add': ({ id, workshop, kind, order = 0, columns = [], dotBudget = 0, dotMax = 0 }) => {
      if (this.#steps.has(id)) return;
      this.#steps.set(id, {
        workshop,
        kind,
        order,
        columns: columns.map(({ key }) => key),
        budget: dotBudget,
        most: dotMax,
        opened: false,
        shown: false,
        asked: 1,
      });
    },
    'step.edit': ({ step, change }) => {
      const one = this.#steps.get(step);
      if (!one) return;
      if (change.columns) one.columns = change.columns.map(({ key }) => key);
      one.order = change.order ?? one.order;
      one.budget = change.dotBudget ?? one.budget;
      one.most = change.dotMax ?? one.most;
    },
    'group.form': ({ round, groups }) => {
      const workshop = this.#steps.get(round)?.workshop;
      for (const { id } of groups) if (workshop) this.#groups.set(id, workshop);
    },
    'step.remove': ({ step }) => void this.#steps.delete(step),
    'step.start': ({ step }) => {
      this.#open(step);
      const one = this.#workshops.get(this.#steps.get(step)?.workshop ?? '');
      if (one) one.at = step;
    },
    'step.early': ({ step, openedAt }) => {
      const one = this.#steps.get(step);
      if (!one) return;
      one.opened = openedAt !== null;
      one.shown &&= one.opened;
    },
    'step.reveal': ({ step, revealed }) => {
      const one = this.#steps.get(step);
      if (one) one.shown = revealed;
    },
    'step.ask': ({ step, asked }) => {
      const one = this.#steps.get(step);
      if (!one || asked === one.asked) return;
      one.shown = asked < one.asked;
      one.asked = asked;
    },
    'theme.create': ({ id }) => void this.#themes.set(id, { removed: false, mergedInto: null }),
    'theme.merge': ({ from, into }) =>
      void this.#themes.set(from, { removed: true, mergedInto: into }),
    'theme.remove': ({ theme }) => {
      const one = this.#themes.get(theme);
      if (one) one.removed = true;
    },
    'seat.take': ({ id }) => {
      if (!this.#seats.has(id)) this.#seats.set(id, false);
    },
    'seat.remove': ({ seat, removed }) => void this.#seats.set(seat, removed),
  };

  #open(step: string): void {
    const one = this.#steps.get(step);
    if (one) one.opened = true;
  }

  #first(workshop: string): string {
    const own = [...this.#steps].filter(([, one]) => one.workshop === workshop);
    own.sort(([a, x], [b, y]) => x.order - y.order || a.localeCompare(b));
    return own[0]?.[0] ?? '';
  }
}
