/** Any mutation of anybody: for each mutator a generator of its arguments, and who sends it. */
import type { ArgsOf, DomainMutation, MutationName } from '#lib/workshop/model/mutations.ts';
import { plannedStep } from '#lib/workshop/model/step.ts';
import type { Random } from './random.ts';
import type { Actor, Role } from '#lib/workshop/model/actor.ts';
import type { View } from '#lib/workshop/define.ts';
import { groupingMethods } from '#lib/workshop/kinds/groups/grouping.ts';
import { lookBacks } from '#lib/workshop/model/look-back.ts';
import { results } from '#lib/workshop/model/series.ts';
import { standingStates } from '#lib/workshop/model/standing-item.ts';
import {
  actionStatuses,
  columnTones,
  stanceKinds,
  themeNatures,
} from '#lib/workshop/model/terms.ts';
import { mutators } from '#lib/workshop/registry.ts';
import { scaleNames } from '#lib/workshop/kinds/poll/scales.ts';
import { speakerStates } from '#lib/workshop/model/speaker.ts';
import { stepKinds } from '#lib/workshop/kinds/models.ts';
import type { Generator } from '../../kinds/kind.ts';
import { kindGenerators, kindWeights } from '../../kinds/kinds.ts';

/** A mutation, and who makes it. */
export type ActorMutation = DomainMutation & { readonly actor: Actor };

/** What an actor does, checked down to its arguments where it is made. */
export function actorMutation<Name extends MutationName>(
  actor: Actor,
  name: Name,
  args: ArgsOf<Name>,
): ActorMutation {
  // The compiler does not see that a name and its own arguments are one of the union.
  return { actor, name, args } as ActorMutation;
}

/** What was drawn at random or is wrong on purpose: only the domain can say whether it is a mutation. */
export function uncheckedMutation(actor: Actor, name: string, args: unknown): ActorMutation {
  return { actor, name, args } as ActorMutation;
}

/** Some of the fields, as an edit gives them. */
function someFields<Fields extends object>(
  random: Random,
  fields: { readonly [Key in keyof Fields]: () => Fields[Key] },
): Partial<Fields> {
  const drawn = Object.entries<() => unknown>(fields).filter(() => random.chance(0.5));
  // Object.fromEntries forgets which field has which type.
  return Object.fromEntries(drawn.map(([key, make]) => [key, make()])) as Partial<Fields>;
}

/** One that was merged, if there is any; rarely any other. */
function mergedOr(random: Random, view: View, type: 'organisation' | 'role'): string {
  const merged = view.list(type).filter((own) => own.merged !== null);
  return merged.length === 0 || random.chance(0.1)
    ? random.id(view, type)
    : random.pick(merged.map(({ id }) => id));
}

/** A note about which somebody was asked, if there is any. */
function askedNote(random: Random, view: View): string {
  const asked = view.list('inquiry');
  return asked.length === 0 ? random.id(view, 'note') : random.pick(asked).note;
}

/** Mostly the step that takes answers early. */
function earlyStep(random: Random, view: View): string {
  return random.chance(0.7) ? 'step:notes-2' : random.id(view, 'step');
}

const stepFields = (random: Random) => ({
  title: random.text(),
  instruction: '',
  questions: random.chance(0.5) ? [] : ['Can we do it?', 'Do we want it?'],
  columns: columnTones.map((tone) => ({ key: tone, title: tone, tone })),
  minutes: random.nullable(() => 5),
  dotBudget: 5,
  dotMax: 3,
  scale: random.pick(scaleNames),
});

/** A workshop and, mostly, the step at which it stands. */
function stepAndWorkshop(random: Random, view: View) {
  const workshop = random.id(view, 'workshop');
  const now = view.get('workshop', workshop)?.step ?? null;
  return { workshop, step: random.chance(0.1) ? random.id(view, 'step') : now };
}

const general: { readonly [Name in MutationName]?: Generator<ArgsOf<Name>> } = {
  'series.create': (random) => ({
    id: 'series:s1',
    title: random.text(),
    purpose: '',
    language: 'sv',
    template: 'utvecklingsplan',
  }),
  'series.edit': (random) => ({
    series: 'series:s1',
    change: someFields(random, {
      title: () => random.text(),
      authority: () => random.nullable(() => random.text()),
      purpose: () => random.text(),
    }),
  }),
  'series.lead': (random) => ({ series: 'series:s1', result: random.pick(results) }),
  'standingItem.add': (random) => ({ id: random.newId('standingItem'), text: random.text() }),
  'standingItem.word': (random, view) => ({
    item: random.id(view, 'standingItem'),
    text: random.text(),
  }),
  'standingItem.turn': (random, view) => ({
    item: random.id(view, 'standingItem'),
    state: random.pick(standingStates),
  }),
  'standingItem.move': (random, view) => ({
    item: random.id(view, 'standingItem'),
    order: random.below(9) / 2,
  }),
  'standingItem.raise': (random, view) => ({
    item: random.id(view, 'standingItem'),
    workshop: random.id(view, 'workshop'),
    raised: random.chance(0.7),
  }),
  'standingItem.remove': (random, view) => ({ item: random.id(view, 'standingItem') }),
  'reading.read': (random, view) => ({ step: earlyStep(random, view) }),
  'reading.cover': (random, view) => ({
    step: earlyStep(random, view),
    covered: random.chance(0.5),
  }),
  'mainQuestion.make': (random, view) => {
    const step = view.list('step').find(({ revealed }) => revealed)?.id ?? earlyStep(random, view);
    const notes = view.list('note').filter((note) => note.step === step);
    return {
      ...{ id: random.newId('mainQuestion'), step, text: random.text() },
      askedIn: step,
      notes: [notes.length === 0 ? random.id(view, 'note') : random.pick(notes).id],
    };
  },
  'mainQuestion.remove': (random, view) => ({
    id: random.id(view, 'mainQuestion'),
    removed: random.chance(0.5),
  }),
  'organisation.add': (random) => ({
    id: random.newId('organisation'),
    name: random.text(),
    kind: 'kommun',
  }),
  'organisation.edit': (random, view) => ({
    organisation: random.id(view, 'organisation'),
    name: random.text(),
    kind: 'region',
  }),
  'organisation.remove': (random, view) => ({ organisation: random.id(view, 'organisation') }),
  'organisation.merge': (random, view) => ({
    from: random.id(view, 'organisation'),
    into: random.id(view, 'organisation'),
  }),
  'organisation.unmerge': (random, view) => ({
    organisation: mergedOr(random, view, 'organisation'),
  }),
  'role.add': (random) => ({ id: random.newId('role'), name: random.text() }),
  'role.edit': (random, view) => ({ role: random.id(view, 'role'), name: random.text() }),
  'role.remove': (random, view) => ({ role: random.id(view, 'role') }),
  'role.merge': (random, view) => ({
    from: random.id(view, 'role'),
    into: random.id(view, 'role'),
  }),
  'role.unmerge': (random, view) => ({ role: mergedOr(random, view, 'role') }),
  'workshop.create': (random) => ({
    id: random.pick(['workshop:w1', 'workshop:w2', 'workshop:w3']),
    code: '12345678',
    secret: 'K7M4QTAB',
    title: random.text(),
    date: random.day(),
    place: null,
    groupSize: 4,
  }),
  'workshop.edit': (random, view) => ({
    workshop: random.id(view, 'workshop'),
    change: someFields(random, {
      title: () => random.text(),
      place: () => null,
      groupSize: () => 3,
      groupCount: () => random.nullable(() => 1 + random.below(4)),
      nextStep: () => random.text(),
    }),
  }),
  'workshop.open': (random, view) => ({ workshop: random.id(view, 'workshop') }),
  'workshop.close': (random, view) => ({ workshop: random.id(view, 'workshop') }),
  'workshop.lock': (random, view) => ({
    workshop: random.id(view, 'workshop'),
    locked: random.chance(0.3),
  }),
  'workshop.approve': (random, view) => ({
    workshop: random.id(view, 'workshop'),
    approve: random.chance(0.5),
  }),
  'workshop.show': (random, view) => ({
    workshop: random.id(view, 'workshop'),
    screen: random.pick(['live', 'blank', 'code', 'mix', 'frozen']),
  }),
  'control.claim': (random, view) => ({
    workshop: random.id(view, 'workshop'),
    name: random.nullable(() => 'Karin'),
    means: random.pick(['computer', 'phone']),
  }),
  'control.release': (random, view) => ({ workshop: random.id(view, 'workshop') }),
  'claim.set': (random, view) => ({
    workshop: random.id(view, 'workshop'),
    name: random.nullable(() => 'Karin'),
    notes: Array.from({ length: random.below(3) }, () => random.id(view, 'note')),
  }),
  'focus.set': (random, view) => ({
    ...stepAndWorkshop(random, view),
    on: random.id(view, random.pick(['area', 'action', 'theme', 'note'])),
  }),
  'focus.turn': (random, view) => ({
    ...stepAndWorkshop(random, view),
    place: random.pick(['', 'a', 'b']),
    page: random.nullable(() => random.below(3)),
  }),
  'focus.tell': (random, view) => ({
    step: stepAndWorkshop(random, view).step,
    place: random.pick(['a', 'b']),
    at: random.below(3),
    count: 3,
    turning: random.chance(0.5),
  }),
  'message.send': (random, view) => ({
    id: random.newId('message'),
    workshop: random.id(view, 'workshop'),
    group: random.nullable(() => random.id(view, 'group')),
    text: random.text(),
    minutes: 1 + random.below(10),
  }),
  'message.remove': (random, view) => ({
    message: random.id(view, 'message'),
    removed: random.chance(0.5),
  }),
  'step.add': (random, view) => ({
    id: random.newId('step'),
    workshop: random.id(view, 'workshop'),
    order: random.below(20),
    ...plannedStep(random.pick(stepKinds), stepFields(random)),
  }),
  'step.edit': (random, view) => ({
    step: random.id(view, 'step'),
    change: someFields(random, {
      title: () => random.text(),
      minutes: () => random.nullable(() => 7),
      order: () => random.below(20),
      grouping: () => random.pick(groupingMethods),
      questions: () => random.sample(['Topic 1', 'Topic 2'], 2),
      columns: () => stepFields(random).columns.slice(random.below(2)),
      lookBack: () => random.pick(lookBacks),
    }),
  }),
  'step.remove': (random, view) => ({ step: random.id(view, 'step') }),
  'step.start': (random, view) => {
    const step = view.get('step', random.id(view, 'step'));
    const at = view.get('workshop', step?.workshop ?? '')?.step ?? null;
    const from = random.chance(0.1) ? random.nullable(() => random.id(view, 'step')) : at;
    return { step: step?.id ?? 'step:unknown', from };
  },
  'step.time': (random, view) => ({
    step: random.pick(view.list('workshop')).step ?? random.id(view, 'step'),
    endsAt: random.nullable(() => 1_700_000_000_000 + random.below(1_000_000)),
    pausedLeft: random.nullable(() => random.below(600_000)),
  }),
  'step.reveal': (random, view) => ({
    step: random.id(view, 'step'),
    revealed: random.chance(0.6),
  }),
  'step.early': (random, view) => ({
    step: random.chance(0.3) ? random.id(view, 'step') : 'step:notes-2',
    openedAt: random.nullable(() => 1_700_000_000_000 + random.below(1_000_000)),
  }),
  'seat.take': (random, view) => ({
    id: random.chance(0.5) ? random.id(view, 'seat') : random.newId('seat'),
    organisation: random.id(view, 'organisation'),
    role: random.id(view, 'role'),
    name: random.nullable(() => 'Anna'),
  }),
  'seat.arrive': (random, view) => ({
    seat: random.id(view, 'seat'),
    workshop: random.id(view, 'workshop'),
  }),
  'seat.come': (random, view) => {
    const came = view.list('attendance');
    const ahead = came.filter(({ early }) => early);
    const { seat, workshop } = random.pick(ahead.length > 0 ? ahead : came);
    return { seat, workshop, here: random.chance(0.7) };
  },
  'seat.admit': (random, view) => {
    const waiting = view.list('attendance').filter(({ admitted }) => !admitted);
    if (waiting.length === 0 || random.chance(0.2)) {
      return { workshop: random.id(view, 'workshop'), seats: [random.id(view, 'seat')] };
    }
    const { workshop } = random.pick(waiting);
    const own = waiting
      .filter((attendance) => attendance.workshop === workshop)
      .map(({ seat }) => seat);
    return { workshop, seats: [random.pick(own), ...random.sample(own, 2)] };
  },
  'tableHost.offer': (random, view) => ({
    step: random.id(view, 'step'),
    hosting: random.chance(0.6),
  }),
  'seat.represent': (random) => ({ representative: random.chance(0.7) }),
  'seat.showName': (random) => ({ shown: random.chance(0.5) }),
  'seat.correct': (random, view) => ({
    seat: random.id(view, 'seat'),
    organisation: random.id(view, 'organisation'),
    role: random.id(view, 'role'),
  }),
  'seat.remove': (random, view) => ({ seat: random.id(view, 'seat'), removed: random.chance(0.4) }),
  'seat.removeMany': (random, view) => ({
    seats: [random.id(view, 'seat'), ...random.sample(view.list('seat'), 2).map(({ id }) => id)],
    removed: random.chance(0.25),
  }),
  'seat.lend': (random, view) => ({
    seat: random.id(view, 'seat'),
    at: random.nullable(() => 1_700_000_000_000 + random.below(1_000_000)),
  }),
  'seat.reclaim': (random, view) => {
    const lent = view.list('seat').find(({ phone }) => phone === 'lent');
    const seat = lent && random.chance(0.8) ? lent.id : random.id(view, 'seat');
    return { seat, at: 1_700_000_000_000 + random.below(1_000_000) };
  },
  'group.form': (random, view) => {
    const round = random.id(view, 'step');
    const workshop = view.get('step', round)?.workshop;
    const came = view.list('attendance').filter((attendance) => attendance.workshop === workshop);
    const count = random.below(4);
    const key = random.below(1_000);
    // Sometimes a round of a world café, which goes on from the tables of another one.
    const isCafe = random.chance(0.4);
    const tables = view.list('group').filter((group) => group.cafe && group.workshop === workshop);
    const cafes = Array.from({ length: count }, () => ({
      cafe: isCafe,
      after: isCafe && tables.length > 0 ? random.nullable(() => random.pick(tables).id) : null,
    }));
    const groups = Array.from({ length: count }, (_, i) => ({
      id: `group:${round.slice(5)}-${key}-${i}`,
      letter: String.fromCharCode(65 + i),
      place: random.nullable(() => 'by the window'),
      seats: came
        .filter((_, at) => at % count === i && !random.chance(0.1))
        .map((attendance) => attendance.seat),
      topic: random.chance(0.2) ? random.text() : null,
      locked: random.chance(0.1),
      ...cafes[i],
    }));
    return { round, groups };
  },
  'group.lock': (random, view) => ({ group: random.id(view, 'group'), locked: random.chance(0.4) }),
  'wish.add': (random, view) => {
    const workshop = random.id(view, 'workshop');
    const kind = random.pick(['together', 'apart', 'host'] as const);
    const came = view.list('attendance').filter((attendance) => attendance.workshop === workshop);
    const seats = random.sample(
      came.map(({ seat }) => seat),
      3,
    );
    const id = random.newId('wish');
    return kind === 'host'
      ? {
          id,
          workshop,
          kind,
          seats: [random.id(view, 'seat')],
          letter: random.pick(['A', 'B', 'Z']),
        }
      : { id, workshop, kind, seats, letter: null };
  },
  'wish.remove': (random, view) => ({ wish: random.id(view, 'wish'), removed: random.chance(0.7) }),
  'group.place': (random, view) => ({
    group: random.id(view, 'group'),
    place: random.nullable(() => random.text()),
  }),
  'move.announce': (random, view) => ({
    seat: random.id(view, 'seat'),
    group: random.id(view, 'group'),
  }),
  'move.cancel': (random, view) => ({ move: random.id(view, 'move') }),
  'move.carry': (random, view) => ({ move: random.id(view, 'move') }),
  'move.go': (random, view) => ({ move: random.id(view, 'move') }),
  'seat.count': (random) => ({ heads: 1 + random.below(8) }),
  'call.set': (random, view) => ({
    who: random.id(view, random.chance(0.8) ? 'group' : 'seat'),
    open: random.chance(0.7),
  }),
  'call.answer': (random, view) => ({
    call: random.id(view, 'call'),
    answered: random.chance(0.7),
  }),
  'inquiry.ask': (random, view) => ({ note: random.id(view, 'note'), text: random.text() }),
  'inquiry.remove': (random, view) => ({
    note: askedNote(random, view),
    removed: random.chance(0.4),
  }),
  'inquiry.answer': (random, view) => ({
    note: askedNote(random, view),
    answer: random.nullable(() => random.text()),
    left: random.chance(0.3),
  }),
  'note.edit': (random, view) => ({ note: random.id(view, 'note'), text: random.text() }),
  'note.withdraw': (random, view) => ({
    note: random.id(view, 'note'),
    withdrawn: random.chance(0.5),
  }),
  'note.place': (random, view) => ({
    notes: [random.id(view, 'note'), ...random.sample(view.list('note'), 4).map(({ id }) => id)],
    theme: random.nullable(() => random.id(view, 'theme')),
    parked: random.chance(0.3),
  }),
  'note.hide': (random, view) => ({ note: random.id(view, 'note'), hidden: random.chance(0.5) }),
  'note.hideMany': (random, view) => ({
    notes: [random.id(view, 'note'), ...random.sample(view.list('note'), 4).map(({ id }) => id)],
    hidden: random.chance(0.5),
  }),
  'theme.create': (random, view) => ({
    id: random.newId('theme'),
    workshop: random.id(view, 'workshop'),
    title: random.text(),
    notes: random.sample(view.list('note'), 4).map(({ id }) => id),
  }),
  'theme.rename': (random, view) => ({ theme: random.id(view, 'theme'), title: random.text() }),
  'theme.keyword': (random, view) => ({
    theme: random.id(view, 'theme'),
    keyword: random.pick(['skola', 'Skola', 'möte', 'plan']),
    present: random.chance(0.7),
  }),
  'theme.quote': (random, view) => ({
    theme: random.id(view, 'theme'),
    note: random.id(view, 'note'),
    present: random.chance(0.8),
  }),
  'summary.write': (random, view) => ({
    about: random.id(view, random.chance(0.7) ? 'theme' : 'workshop'),
    text: random.chance(0.9) ? random.text() : '',
  }),
  'summary.show': (random, view) => ({
    about: (random.chance(0.8) ? view.list('summary')[0]?.about : null) ?? random.id(view, 'theme'),
    shown: random.chance(0.7),
  }),
  'theme.move': (random, view) => ({ theme: random.id(view, 'theme'), order: random.below(9) / 2 }),
  'theme.sort': (random, view) => ({
    theme: random.id(view, 'theme'),
    nature: random.nullable(() => random.pick(themeNatures)),
  }),
  'theme.merge': (random, view) => ({
    from: random.id(view, 'theme'),
    into: random.id(view, 'theme'),
  }),
  'theme.remove': (random, view) => ({ theme: random.id(view, 'theme') }),
  'speaker.line': (random, view) => ({
    // Where nobody is in line there is nothing to undo.
    step: (random.chance(0.6) ? view.list('speaker')[0]?.step : null) ?? random.id(view, 'step'),
    line: [
      ...random.sample(view.list('seat'), 3).map(({ id }) => ({ who: id, label: random.text() })),
      ...random.sample(view.list('group'), 2).map(({ id }) => ({ who: id, label: random.text() })),
    ],
  }),
  'speaker.call': (random, view) => {
    const speaker = random.chance(0.8) ? view.list('speaker')[0] : undefined;
    return {
      step: speaker?.step ?? random.id(view, 'step'),
      speaker: random.nullable(() => speaker?.id ?? random.id(view, 'speaker')),
    };
  },
  'speaker.mark': (random, view) => ({
    speaker: random.id(view, 'speaker'),
    state: random.pick(speakerStates),
  }),
  'speaker.ask': (random, view) => ({ step: random.id(view, 'step'), asking: random.chance(0.6) }),
  'ready.set': (random, view) => ({ step: random.id(view, 'step'), ready: random.chance(0.7) }),
  'area.create': (random, view) => ({
    id: random.newId('area'),
    theme: random.nullable(() => random.id(view, 'theme')),
    title: random.text(),
  }),
  'area.edit': (random, view) => ({
    area: random.id(view, 'area'),
    change: someFields(random, {
      title: () => random.text(),
      goal: () => '',
      order: () => random.below(9),
    }),
  }),
  'area.remove': (random, view) => ({ area: random.id(view, 'area'), removed: random.chance(0.5) }),
  'action.create': (random, view) => ({
    id: random.newId('action'),
    area: random.id(view, 'area'),
    title: random.text(),
  }),
  'action.edit': (random, view) => ({
    action: random.id(view, 'action'),
    change: someFields(random, {
      organisation: () => random.nullable(() => random.id(view, 'organisation')),
      others: () => random.sample(view.list('organisation'), 2).map(({ id }) => id),
      role: () => random.nullable(() => 'enhetschef'),
      start: () => random.nullable(() => random.day()),
      due: () => random.nullable(() => random.day()),
      followUp: () => random.nullable(() => random.day()),
      status: () => random.pick(actionStatuses),
    }),
  }),
  'action.remove': (random, view) => ({
    action: random.id(view, 'action'),
    removed: random.chance(0.5),
  }),
  'stance.set': (random, view) => ({
    action: random.id(view, 'action'),
    organisation: random.id(view, 'organisation'),
    stance: random.pick(stanceKinds),
    comment: random.nullable(() => random.text()),
  }),
  'stance.clear': (random, view) => ({
    action: random.id(view, 'action'),
    organisation: random.id(view, 'organisation'),
  }),
};

/** By the name of the mutation. */
export const generators: Readonly<Record<string, Generator>> = { ...general, ...kindGenerators };

/** Arguments for a mutator of this name; undefined when there is none. */
export function drawArgs(random: Random, view: View, name: string): unknown {
  return generators[name]?.(random, view);
}

/** How often mutations are drawn, where it is not once: rather those that workshops are full of. */
const weights: Readonly<Record<string, number>> = {
  ...kindWeights,
  'note.edit': 3,
  'note.withdraw': 2,
  'note.place': 4,
  'theme.create': 3,
  'step.start': 3,
  'step.time': 2,
  'step.reveal': 3,
  'note.hide': 2,
  'inquiry.ask': 2,
  'inquiry.answer': 2,
  'move.announce': 2,
  'move.go': 2,
  'seat.arrive': 3,
  'seat.admit': 2,
  'workshop.open': 4,
  // While one facilitator has control the other may do less.
  'control.claim': 0.6,
  'control.release': 2,
  // Both end what participants can do.
  'workshop.close': 0.3,
  'seat.remove': 0.5,
  'seat.removeMany': 0.3,
  'seat.lend': 0.2,
  'seat.reclaim': 4,
};

/** The name of a mutator, drawn by weight. */
export function drawName(random: Random, names: readonly string[] = [...mutators.keys()]): string {
  const bag = names.flatMap((name) =>
    Array<string>(Math.ceil((weights[name] ?? 1) * 3)).fill(name),
  );
  return random.pick(bag);
}

/** Somebody of a role that may send the mutation; participants are drawn among those who came. */
function drawActor(random: Random, view: View, name: string): Actor {
  const roles: readonly Role[] = mutators.get(name)?.policy.roles ?? [];
  return drawActorOf(random, view, random.pick(roles));
}

/** A facilitator with a link and a device of their own. */
export function facilitatorOf(n: number): Actor {
  return { role: 'facilitator', link: `link:f${n}`, device: `device:f${n}` };
}

function drawActorOf(random: Random, view: View, role: Role): Actor {
  switch (role) {
    case 'facilitator':
      return facilitatorOf(random.below(2));
    case 'screen':
      return { role, workshop: random.id(view, 'workshop') };
    case 'participant': {
      const came = view.list('attendance');
      const attendance = came[random.below(Math.max(1, came.length))];
      return attendance
        ? { role, seat: attendance.seat, workshop: attendance.workshop }
        : { role, seat: 'seat:nobody', workshop: 'workshop:w1' };
    }
    default:
      return { role };
  }
}

/** Any mutation by somebody of a role that may send it. */
export function drawMutation(random: Random, view: View, names?: readonly string[]): ActorMutation {
  const name = drawName(random, names);
  const actor = drawActor(random, view, name);
  const args = drawArgs(random, view, name);
  const likely = actor.role === 'participant' && random.chance(0.7);
  return uncheckedMutation(actor, name, likely ? plausible(view, actor, name, args) : args);
}

/** The arguments for records of the participant: own notes, and the own organisation. */
export function plausible(view: View, actor: Actor, name: string, args: unknown): unknown {
  if (actor.role !== 'participant') return args;
  const given = args as Readonly<Record<string, unknown>>;
  if (name === 'note.edit' || name === 'note.withdraw') {
    const own = view.list('note').find((note) => note.author === actor.seat);
    return own ? { ...given, note: own.id } : args;
  }
  if (name.startsWith('intent.')) {
    const said = view.list('intent').find(({ seat }) => seat === actor.seat);
    const own = view.list('note').find((note) => note.author === actor.seat);
    const note = name === 'intent.answer' && said ? said.note : own?.id;
    const step = name === 'intent.answer' && said ? said.step : given['step'];
    return note === undefined ? args : { ...given, note, step };
  }
  if (name === 'check.give') {
    const own = view.list('check').find(({ seat }) => seat === actor.seat);
    return own ? { ...given, check: own.id, step: own.step } : args;
  }
  if (name === 'laid.put' || name === 'laid.mark') {
    const own = view.list('note').find((note) => note.author === actor.seat);
    return own ? { ...given, note: own.id } : args;
  }
  if (name === 'inquiry.answer') {
    const own = view
      .list('inquiry')
      .find(({ note }) => view.get('note', note)?.author === actor.seat);
    return own ? { ...given, note: own.note } : args;
  }
  if (name === 'call.set') {
    const own = view.list('membership').find(({ seat }) => seat === actor.seat);
    return { ...given, who: own?.group ?? actor.seat };
  }
  if (name.startsWith('stance.')) {
    return { ...given, organisation: view.get('seat', actor.seat)?.organisation ?? 'x' };
  }
  return args;
}
