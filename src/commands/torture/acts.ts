/**
 * Anything that anybody could do in a series, drawn at random: for every mutator a maker of
 * arguments that mostly make sense where things stand, and sometimes do not.
 */
import { randomBelow } from '#lib/methods/random.ts';
import type { Actor, Role } from '#lib/workshop/actor.ts';
import type { View } from '#lib/workshop/noun.ts';
import { groupingMethods } from '#lib/workshop/grouping.ts';
import { actionStatuses, columnTones, stanceKinds } from '#lib/workshop/plan/terms.ts';
import { mutators, type RecordType } from '#lib/workshop/records.ts';
import { scaleNames } from '#lib/workshop/scales.ts';
import { speakerStates } from '#lib/workshop/speaker.ts';
import { stepKinds, type StepKind } from '#lib/workshop/step-kinds.ts';

export interface Act {
  readonly actor: Actor;
  readonly name: string;
  readonly args: unknown;
}

export class Dice {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  below(limit: number): number {
    return randomBelow(limit, this.#random);
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  /** One of the items, which are not none. */
  one<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item {
    const drawn = items[this.below(items.length)];
    if (drawn === undefined) throw new Error('nothing to draw from');
    return drawn;
  }

  some<Item>(items: readonly Item[], most: number): Item[] {
    return items.filter(() => this.chance(most / Math.max(most, items.length)));
  }

  /** A record's id; one in twenty belongs to nothing. */
  id(view: View, type: RecordType): string {
    const ids = view.list(type).map((one) => one.id);
    return ids.length === 0 || this.chance(0.05) ? `${type}:unknown` : this.one(ids);
  }

  maybe<Value>(make: () => Value): Value | null {
    return this.chance(0.3) ? null : make();
  }

  /** An id for something new; now and then one that is taken. */
  fresh(type: RecordType): string {
    return `${type}:x${this.below(200)}`;
  }

  text(): string {
    return `Text ${this.below(1_000)}`;
  }

  day(): string {
    return `2026-0${1 + this.below(9)}-1${this.below(10)}`;
  }
}

type Maker = (dice: Dice, view: View) => unknown;

/** Some of the fields, as an edit gives them. */
function change(dice: Dice, fields: Readonly<Record<string, () => unknown>>): object {
  const drawn = Object.entries(fields).filter(() => dice.chance(0.5));
  return Object.fromEntries(drawn.map(([key, make]) => [key, make()]));
}

const stepFields = (dice: Dice) => ({
  title: dice.text(),
  instruction: '',
  questions: dice.chance(0.5) ? [] : ['Can we do it?', 'Do we want it?'],
  columns: columnTones.map((tone) => ({ key: tone, title: tone, tone })),
  minutes: dice.maybe(() => 5),
  dotBudget: 5,
  dotMax: 3,
  scale: dice.one(scaleNames),
});

/** Mostly a step of the kind, where there is one, and rather one that has been opened. */
function ofKind(dice: Dice, view: View, kind: StepKind): string {
  const all = view.list('step').filter((one) => one.kind === kind);
  const opened = all.filter((one) => one.openedAt !== null);
  const steps = opened.length > 0 && dice.chance(0.8) ? opened : all;
  return steps.length > 0 && dice.chance(0.9) ? dice.one(steps).id : dice.id(view, 'step');
}

export const makers: Readonly<Record<string, Maker>> = {
  'series.create': (dice) => ({
    id: 'series:s1',
    title: dice.text(),
    purpose: '',
    language: 'sv',
    template: 'utvecklingsplan',
  }),
  'series.edit': (dice) => ({
    series: 'series:s1',
    change: change(dice, {
      title: () => dice.text(),
      authority: () => dice.maybe(() => dice.text()),
      nextStep: () => dice.text(),
    }),
  }),
  'organisation.add': (dice) => ({
    id: dice.fresh('organisation'),
    name: dice.text(),
    kind: 'kommun',
  }),
  'organisation.edit': (dice, view) => ({
    organisation: dice.id(view, 'organisation'),
    name: dice.text(),
    kind: 'region',
  }),
  'organisation.remove': (dice, view) => ({ organisation: dice.id(view, 'organisation') }),
  'role.add': (dice) => ({ id: dice.fresh('role'), name: dice.text() }),
  'role.remove': (dice, view) => ({ role: dice.id(view, 'role') }),
  'workshop.create': (dice) => ({
    id: dice.one(['workshop:w1', 'workshop:w2', 'workshop:w3']),
    code: '12345678',
    title: dice.text(),
    date: dice.day(),
    place: null,
    groupSize: 4,
  }),
  'workshop.edit': (dice, view) => ({
    workshop: dice.id(view, 'workshop'),
    change: change(dice, {
      title: () => dice.text(),
      place: () => null,
      groupSize: () => 3,
      groupCount: () => dice.maybe(() => 1 + dice.below(4)),
    }),
  }),
  'workshop.open': (dice, view) => ({ workshop: dice.id(view, 'workshop') }),
  'workshop.close': (dice, view) => ({ workshop: dice.id(view, 'workshop') }),
  'workshop.lock': (dice, view) => ({
    workshop: dice.id(view, 'workshop'),
    locked: dice.chance(0.3),
  }),
  'workshop.approve': (dice, view) => ({
    workshop: dice.id(view, 'workshop'),
    approve: dice.chance(0.5),
  }),
  'workshop.show': (dice, view) => ({
    workshop: dice.id(view, 'workshop'),
    screen: dice.one(['live', 'blank', 'code', 'mix', 'frozen']),
  }),
  'control.claim': (dice, view) => ({
    workshop: dice.id(view, 'workshop'),
    name: dice.maybe(() => 'Karin'),
    means: dice.one(['computer', 'phone']),
  }),
  'control.release': (dice, view) => ({ workshop: dice.id(view, 'workshop') }),
  'message.send': (dice, view) => ({
    id: dice.fresh('message'),
    workshop: dice.id(view, 'workshop'),
    group: dice.maybe(() => dice.id(view, 'group')),
    text: dice.text(),
    minutes: 1 + dice.below(10),
  }),
  'message.remove': (dice, view) => ({
    message: dice.id(view, 'message'),
    removed: dice.chance(0.5),
  }),
  'step.add': (dice, view) => ({
    id: dice.fresh('step'),
    workshop: dice.id(view, 'workshop'),
    kind: dice.one(stepKinds),
    order: dice.below(20),
    ...stepFields(dice),
  }),
  'step.edit': (dice, view) => ({
    step: dice.id(view, 'step'),
    change: change(dice, {
      title: () => dice.text(),
      minutes: () => dice.maybe(() => 7),
      order: () => dice.below(20),
      grouping: () => dice.one(groupingMethods),
      questions: () => dice.some(['Topic 1', 'Topic 2'], 2),
      columns: () => stepFields(dice).columns.slice(dice.below(2)),
    }),
  }),
  'step.remove': (dice, view) => ({ step: dice.id(view, 'step') }),
  'step.start': (dice, view) => {
    const step = view.get('step', dice.id(view, 'step'));
    const at = view.get('workshop', step?.workshop ?? '')?.step ?? null;
    const from = dice.chance(0.1) ? dice.maybe(() => dice.id(view, 'step')) : at;
    return { step: step?.id ?? 'step:unknown', from };
  },
  'step.time': (dice, view) => ({
    step: dice.one(view.list('workshop')).step ?? dice.id(view, 'step'),
    endsAt: dice.maybe(() => 1_700_000_000_000 + dice.below(1_000_000)),
    pausedLeft: dice.maybe(() => dice.below(600_000)),
  }),
  'step.reveal': (dice, view) => ({ step: dice.id(view, 'step'), revealed: dice.chance(0.6) }),
  'step.early': (dice, view) => ({
    step: dice.chance(0.3) ? dice.id(view, 'step') : 'step:notes-2',
    openedAt: dice.maybe(() => 1_700_000_000_000 + dice.below(1_000_000)),
  }),
  'step.ask': (dice, view) => {
    const polls = view.list('step').filter(({ kind }) => kind === 'poll');
    const step = polls.length > 0 ? dice.one(polls) : undefined;
    return { step: step?.id ?? dice.id(view, 'step'), asked: dice.below(3) + (step?.asked ?? 1) };
  },
  'seat.take': (dice, view) => ({
    id: dice.chance(0.5) ? dice.id(view, 'seat') : dice.fresh('seat'),
    organisation: dice.id(view, 'organisation'),
    role: dice.id(view, 'role'),
    name: dice.maybe(() => 'Anna'),
  }),
  'seat.arrive': (dice, view) => ({
    seat: dice.id(view, 'seat'),
    workshop: dice.id(view, 'workshop'),
  }),
  'seat.admit': (dice, view) => {
    const waiting = view.list('attendance').filter(({ admitted }) => !admitted);
    if (waiting.length === 0 || dice.chance(0.2)) {
      return { workshop: dice.id(view, 'workshop'), seats: [dice.id(view, 'seat')] };
    }
    const { workshop } = dice.one(waiting);
    const own = waiting.filter((one) => one.workshop === workshop).map(({ seat }) => seat);
    return { workshop, seats: [dice.one(own), ...dice.some(own, 2)] };
  },
  'seat.represent': (dice) => ({ representative: dice.chance(0.7) }),
  'seat.correct': (dice, view) => ({
    seat: dice.id(view, 'seat'),
    organisation: dice.id(view, 'organisation'),
    role: dice.id(view, 'role'),
  }),
  'seat.remove': (dice, view) => ({ seat: dice.id(view, 'seat'), removed: dice.chance(0.4) }),
  'group.form': (dice, view) => {
    const round = dice.id(view, 'step');
    const workshop = view.get('step', round)?.workshop;
    const came = view.list('attendance').filter((one) => one.workshop === workshop);
    const count = dice.below(4);
    const key = dice.below(1_000);
    // Now and then a round of a world café, which goes on from the tables of another one.
    const isCafe = dice.chance(0.4);
    const tables = view.list('group').filter((one) => one.cafe && one.workshop === workshop);
    const cafes = Array.from({ length: count }, () => ({
      cafe: isCafe,
      after: isCafe && tables.length > 0 ? dice.maybe(() => dice.one(tables).id) : null,
    }));
    const groups = Array.from({ length: count }, (_, i) => ({
      id: `group:${round.slice(5)}-${key}-${i}`,
      letter: String.fromCharCode(65 + i),
      place: dice.maybe(() => 'by the window'),
      seats: came.filter((_, at) => at % count === i && !dice.chance(0.1)).map((one) => one.seat),
      topic: dice.chance(0.2) ? dice.text() : null,
      locked: dice.chance(0.1),
      ...cafes[i],
    }));
    return { round, groups };
  },
  'group.lock': (dice, view) => ({ group: dice.id(view, 'group'), locked: dice.chance(0.4) }),
  'wish.add': (dice, view) => {
    const workshop = dice.id(view, 'workshop');
    const kind = dice.one(['together', 'apart', 'host']);
    const came = view.list('attendance').filter((one) => one.workshop === workshop);
    const seats = dice.some(
      came.map(({ seat }) => seat),
      3,
    );
    const id = dice.fresh('wish');
    return kind === 'host'
      ? { id, workshop, kind, seats: [dice.id(view, 'seat')], letter: dice.one(['A', 'B', 'Z']) }
      : { id, workshop, kind, seats, letter: null };
  },
  'wish.remove': (dice, view) => ({ wish: dice.id(view, 'wish'), removed: dice.chance(0.7) }),
  'interest.choose': (dice, view) => ({
    step: dice.chance(0.9) ? 'step:groups' : dice.id(view, 'step'),
    topics: dice.some(['Topic 1', 'Topic 2', 'Topic 3'], 2),
  }),
  'group.place': (dice, view) => ({
    group: dice.id(view, 'group'),
    place: dice.maybe(() => dice.text()),
  }),
  'move.announce': (dice, view) => ({
    seat: dice.id(view, 'seat'),
    group: dice.id(view, 'group'),
  }),
  'move.cancel': (dice, view) => ({ move: dice.id(view, 'move') }),
  'move.carry': (dice, view) => ({ move: dice.id(view, 'move') }),
  'move.go': (dice, view) => ({ move: dice.id(view, 'move') }),
  'seat.count': (dice) => ({ heads: 1 + dice.below(8) }),
  'note.post': (dice, view) => ({
    id: dice.fresh('note'),
    step: dice.chance(0.9) ? 'step:notes' : dice.id(view, 'step'),
    column: dice.one(['works', 'develop', 'neutral']),
    text: dice.text(),
  }),
  'note.copy': (dice, view) => ({
    id: dice.fresh('note'),
    step: dice.chance(0.9) ? 'step:notes' : dice.id(view, 'step'),
    column: dice.one(['works', 'develop', 'neutral']),
    group: dice.maybe(() => dice.id(view, 'group')),
    text: dice.text(),
    withdrawn: dice.chance(0.2),
  }),
  'note.edit': (dice, view) => ({ note: dice.id(view, 'note'), text: dice.text() }),
  'note.withdraw': (dice, view) => ({
    note: dice.id(view, 'note'),
    withdrawn: dice.chance(0.5),
  }),
  'note.place': (dice, view) => ({
    notes: [dice.id(view, 'note'), ...dice.some(view.list('note'), 4).map((one) => one.id)],
    theme: dice.maybe(() => dice.id(view, 'theme')),
    parked: dice.chance(0.3),
  }),
  'note.hide': (dice, view) => ({ note: dice.id(view, 'note'), hidden: dice.chance(0.5) }),
  'theme.create': (dice, view) => ({
    id: dice.fresh('theme'),
    workshop: dice.id(view, 'workshop'),
    title: dice.text(),
    notes: dice.some(view.list('note'), 4).map((one) => one.id),
  }),
  'theme.rename': (dice, view) => ({ theme: dice.id(view, 'theme'), title: dice.text() }),
  'theme.move': (dice, view) => ({ theme: dice.id(view, 'theme'), order: dice.below(9) / 2 }),
  'theme.merge': (dice, view) => ({ from: dice.id(view, 'theme'), into: dice.id(view, 'theme') }),
  'theme.remove': (dice, view) => ({ theme: dice.id(view, 'theme') }),
  'dot.set': (dice, view) => ({
    step: dice.chance(0.9) ? 'step:dots' : dice.id(view, 'step'),
    theme: dice.id(view, 'theme'),
    dots: dice.below(5),
  }),
  'placement.set': (dice, view) => ({
    step: ofKind(dice, view, 'matrix'),
    theme: dice.id(view, 'theme'),
    at: dice.maybe(() => ({ effort: 1 + dice.below(5), impact: 1 + dice.below(5) })),
  }),
  'ballot.cast': (dice, view) => {
    const step = ofKind(dice, view, 'poll');
    return {
      step,
      asked: dice.chance(0.9) ? (view.get('step', step)?.asked ?? 1) : 1 + dice.below(3),
      question: dice.below(3),
      value: dice.maybe(() => dice.below(9)),
      comment: dice.maybe(() => dice.text()),
    };
  },
  'speaker.line': (dice, view) => ({
    // Where nobody stands there is nothing to be put back.
    step: (dice.chance(0.6) ? view.list('speaker')[0]?.step : null) ?? dice.id(view, 'step'),
    line: [
      ...dice.some(view.list('seat'), 3).map(({ id }) => ({ who: id, label: dice.text() })),
      ...dice.some(view.list('group'), 2).map(({ id }) => ({ who: id, label: dice.text() })),
    ],
  }),
  'speaker.call': (dice, view) => {
    const one = dice.chance(0.8) ? view.list('speaker')[0] : undefined;
    return {
      step: one?.step ?? dice.id(view, 'step'),
      speaker: dice.maybe(() => one?.id ?? dice.id(view, 'speaker')),
    };
  },
  'speaker.mark': (dice, view) => ({
    speaker: dice.id(view, 'speaker'),
    state: dice.one(speakerStates),
  }),
  'speaker.ask': (dice, view) => ({ step: dice.id(view, 'step'), asking: dice.chance(0.6) }),
  'ready.set': (dice, view) => ({ step: dice.id(view, 'step'), ready: dice.chance(0.7) }),
  'area.create': (dice, view) => ({
    id: dice.fresh('area'),
    theme: dice.maybe(() => dice.id(view, 'theme')),
    title: dice.text(),
  }),
  'area.edit': (dice, view) => ({
    area: dice.id(view, 'area'),
    change: change(dice, { title: () => dice.text(), goal: () => '', order: () => dice.below(9) }),
  }),
  'area.remove': (dice, view) => ({ area: dice.id(view, 'area'), removed: dice.chance(0.5) }),
  'action.create': (dice, view) => ({
    id: dice.fresh('action'),
    area: dice.id(view, 'area'),
    title: dice.text(),
  }),
  'action.edit': (dice, view) => ({
    action: dice.id(view, 'action'),
    change: change(dice, {
      organisation: () => dice.maybe(() => dice.id(view, 'organisation')),
      others: () => dice.some(view.list('organisation'), 2).map((one) => one.id),
      role: () => dice.maybe(() => 'enhetschef'),
      start: () => dice.maybe(() => dice.day()),
      due: () => dice.maybe(() => dice.day()),
      followUp: () => dice.maybe(() => dice.day()),
      status: () => dice.one(actionStatuses),
    }),
  }),
  'action.remove': (dice, view) => ({ action: dice.id(view, 'action'), removed: dice.chance(0.5) }),
  'stance.set': (dice, view) => ({
    action: dice.id(view, 'action'),
    organisation: dice.id(view, 'organisation'),
    stance: dice.one(stanceKinds),
    comment: dice.maybe(() => dice.text()),
  }),
  'stance.clear': (dice, view) => ({
    action: dice.id(view, 'action'),
    organisation: dice.id(view, 'organisation'),
  }),
};

/** How often something is done, where it is not once: what a workshop is full of. */
const weights: Readonly<Record<string, number>> = {
  'note.post': 12,
  'note.edit': 3,
  'note.withdraw': 2,
  'note.place': 4,
  'theme.create': 3,
  'dot.set': 8,
  'step.start': 3,
  'step.time': 2,
  'step.reveal': 3,
  'note.hide': 2,
  'move.announce': 2,
  'move.go': 2,
  'seat.arrive': 3,
  'seat.admit': 2,
  'workshop.open': 4,
  // Who is not asked to lead does less: mostly all may.
  'control.claim': 0.6,
  'control.release': 2,
  // Ends all that participants do: seldom.
  'workshop.close': 0.3,
  'seat.remove': 0.5,
};

/** The name of a mutator, drawn as often as it is done. */
export function anyName(dice: Dice, names: readonly string[] = [...mutators.keys()]): string {
  const bag = names.flatMap((name) =>
    Array<string>(Math.ceil((weights[name] ?? 1) * 3)).fill(name),
  );
  return dice.one(bag);
}

/** Somebody who may do it by role, if there is anybody; participants among those at a workshop. */
export function anyActor(dice: Dice, view: View, name: string): Actor {
  const roles: readonly Role[] = mutators.get(name)?.may.roles ?? [];
  return actorOf(dice, view, dice.one(roles));
}

/** A facilitator, by a link and a device of their own. */
export function facilitatorOf(n: number): Actor {
  return { role: 'facilitator', link: `link:f${n}`, device: `device:f${n}` };
}

export function actorOf(dice: Dice, view: View, role: Role): Actor {
  switch (role) {
    case 'facilitator':
      return facilitatorOf(dice.below(2));
    case 'screen':
      return { role, workshop: dice.id(view, 'workshop') };
    case 'participant': {
      const came = view.list('attendance');
      const one = came[dice.below(Math.max(1, came.length))];
      return one
        ? { role, seat: one.seat, workshop: one.workshop }
        : { role, seat: 'seat:nobody', workshop: 'workshop:w1' };
    }
    default:
      return { role };
  }
}

/** Anything that anybody who may do it could do now. */
export function anyAct(dice: Dice, view: View, names?: readonly string[]): Act {
  const name = anyName(dice, names);
  const actor = anyActor(dice, view, name);
  const act = { actor, name, args: makers[name]?.(dice, view) };
  if (actor.role !== 'participant' || !dice.chance(0.7)) return act;
  return { ...act, args: sensible(view, actor, name, act.args) };
}

/** Participants mostly change what is theirs and answer for their own organisation. */
export function sensible(view: View, actor: Actor, name: string, args: unknown): unknown {
  if (actor.role !== 'participant') return args;
  const given = args as Readonly<Record<string, unknown>>;
  if (name === 'note.edit' || name === 'note.withdraw') {
    const own = view.list('note').find((one) => one.author === actor.seat);
    return own ? { ...given, note: own.id } : args;
  }
  if (name.startsWith('stance.')) {
    return { ...given, organisation: view.get('seat', actor.seat)?.organisation ?? 'x' };
  }
  return args;
}
