/** A workshop of random size in which people write and vote, and what an adversary in it may see. */
import { exportSeries, type SeriesExport } from '#lib/server/export/series-json.ts';
import { typeOf } from '#lib/sync/record.ts';
import { stepKinds } from '#lib/workshop/kinds/models.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { presenceId } from '#lib/workshop/model/presence.ts';
import type { MutationName } from '#lib/workshop/model/mutations.ts';
import type { RecordType } from '#lib/workshop/model/models.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { buildPlanDocument } from '#lib/workshop/plan/build-document.ts';
import { unshownNotes } from '#lib/workshop/visibility/unshown.ts';
import { project } from '#lib/workshop/visibility/visibility.ts';
import { actorMutation } from '../simulation/operations/generators.ts';
import type { Random } from '../simulation/operations/random.ts';
import { facilitator, noon, Series } from '../simulation/series.ts';
import { newStep } from '../support/new-step.ts';
import { viewOf } from './views.ts';

export const workshop = 'workshop:w1';
export const round = 'step:groups';
/** In which the adversary's phones sit. */
export const ownGroups = 3;
const server: Actor = { role: 'server' };
const [screen, shown] = ['screen:w1', 'shown:w1'];

/** Somebody who is really there. What they are is known to whoever leads; what they write is not. */
export interface Person {
  readonly seat: string;
  readonly organisation: string;
  readonly group: string;
  readonly headcount: number;
}

/** What somebody does in private. */
export interface PrivateAct {
  readonly by: number;
  readonly name:
    | 'note.post'
    | 'dot.set'
    | 'placement.set'
    | 'ballot.cast'
    | 'inquiry.answer'
    | 'moved.place'
    | 'laid.put';
  readonly args: object;
}

export function participant(seat: string): Actor {
  return { role: 'participant', seat, workshop };
}

export class Workshop {
  readonly series = new Series();
  readonly people: readonly Person[];
  readonly organisations: readonly string[];
  /** Themes that people vote on. */
  readonly themes = ['theme:v0', 'theme:v1', 'theme:v2'];
  /** What those who lead have done. */
  actions = 0;
  #now = noon;

  /** @param few whether it has at most twelve people */
  constructor(random: Random, few: boolean) {
    const size = few ? 3 + random.below(10) : 13 + random.below(48);
    this.organisations = Array.from(
      { length: Math.min(size, 2 + random.below(6)) },
      (_, i) => `organisation:o${i}`,
    );
    const groups = Math.max(1, Math.round(size / 4));
    this.people = Array.from({ length: size }, (_, i) => ({
      seat: `seat:p${i}`,
      // Some come with many, some alone: the lower of two draws.
      organisation:
        this.organisations[
          Math.min(random.below(this.organisations.length), random.below(this.organisations.length))
        ] ?? 'organisation:o0',
      group: `group:g${i % groups}`,
      headcount: random.chance(0.1) ? 2 + random.below(4) : 1,
    }));
    this.#begin(random, groups);
  }

  #begin(random: Random, groups: number): void {
    this.#must(server, 'series.create', {
      id: 'series:s1',
      title: 'Nära vård',
      purpose: '',
      language: 'sv',
      template: 'utvecklingsplan',
    });
    for (const id of this.organisations) {
      this.#must(server, 'organisation.add', { id, name: id, kind: 'kommun' });
    }
    this.#must(server, 'role.add', { id: 'role:r', name: 'r' });
    const draws = Array.from({ length: 64 }, () => random.below(16).toString(16)).join('');
    const about = { title: 'W', date: '2026-09-22', place: null, groupSize: 4 };
    this.#must(server, 'workshop.create', {
      ...{ id: workshop, code: '12345678', secret: 'K7M4QTAB' },
      ...about,
      draws,
    });
    for (const [order, kind] of stepKinds.entries()) {
      this.#must(
        server,
        'step.add',
        newStep({ id: `step:${kind}`, workshop, kind, order, ...fieldsOf(kind) }),
      );
    }
    this.#must(facilitator, 'workshop.open', { workshop });
    for (const person of this.people) {
      this.join(person.seat, person.organisation);
      if (person.headcount > 1) {
        this.#must(participant(person.seat), 'seat.count', { heads: person.headcount });
      }
    }
    this.form(groups, []);
    for (const theme of this.themes) {
      this.#must(facilitator, 'theme.create', { id: theme, workshop, title: theme, notes: [] });
    }
  }

  /** Forms the groups of the people, and some of other seats if there are any. */
  form(groups: number, others: readonly string[]): void {
    this.#must(facilitator, 'group.form', {
      round,
      groups: [
        ...Array.from({ length: groups }, (_, g) => ({
          ...{ id: `group:g${g}`, letter: String.fromCharCode(65 + g), place: null },
          seats: this.people.filter(({ group }) => group === `group:g${g}`).map(({ seat }) => seat),
        })),
        ...Array.from({ length: others.length === 0 ? 0 : ownGroups }, (_, g) => ({
          ...{ id: `group:own${g}`, letter: String.fromCharCode(90 - g), place: null },
          seats: others.filter((_seat, i) => i % ownGroups === g),
        })),
      ],
    });
  }

  /** Takes a seat, or says anew what it is: the form by which everybody joins. */
  join(seat: string, organisation: string): void {
    this.#must(server, 'seat.take', { id: seat, organisation, role: 'role:r', name: null });
    this.#must(server, 'seat.arrive', { seat, workshop });
  }

  /** What people do without anybody looking at who does it. */
  act({ by, name, args }: PrivateAct): string | null {
    const { seat } = this.people[by] ?? { seat: 'seat:nobody' };
    return this.#do(participant(seat), name, args);
  }

  /** What the adversary does, with the code if it was refused. */
  attack(name: MutationName, args: object, actor: Actor = facilitator): string | null {
    this.actions += 1;
    return this.#do(actor, name, args);
  }

  /** Says which phones are connected; those who lead see it. */
  connect(seats: readonly string[]): void {
    const { store } = this.series;
    for (const { id } of store.list('presence')) store.remove(id);
    for (const who of seats) store.put({ type: 'presence', id: presenceId(who), who });
  }

  /** The person who wrote a note, by where they are in the list; they alone are asked. */
  writerOf(note: string): number {
    const author = this.series.store.get('note', note)?.author;
    return this.people.findIndex(({ seat }) => seat === author);
  }

  /** One record as facilitators see what comes of it. */
  seen<T extends AnyRecord['type']>(
    of: string,
    type: T,
  ): Extract<AnyRecord, { readonly type: T }> | undefined {
    const { store } = this.series;
    const stored = store.get(typeOf(of) as RecordType, of);
    const shown = stored ? project(stored, store) : [];
    const found = shown.find(([audience, record]) => audience === 'host' && record.type === type);
    return found?.[1] as Extract<AnyRecord, { readonly type: T }> | undefined;
  }

  /** Ids of the notes that facilitators may read. */
  notesSeen(): Set<string> {
    const { store } = this.series;
    const notes = store.list('note');
    return new Set(notes.filter(({ id }) => this.seen(id, 'note')).map(({ id }) => id));
  }

  /** Ids of the notes that the phones of a group may read. */
  notesOf(group: string): string[] {
    const view = viewOf(this.series.store, [group]);
    return view.list('note').map(({ id }) => id);
  }

  /** All that can be had of it, but for what its groups see: a line for each record, by audience. */
  told(phones: readonly string[]): ReadonlySet<string> {
    const outside = ['host', 'public', 'archive', workshop, screen, shown, ...phones];
    return new Set(
      outside.flatMap((audience) =>
        [...viewOf(this.series.store, [audience]).all()].map(
          (record) => `${audience} ${JSON.stringify(record)}`,
        ),
      ),
    );
  }

  /** `series.json`, as anybody with a link may take it. */
  exported(): SeriesExport {
    const { store } = this.series;
    const archive = viewOf(store, ['public', 'archive']);
    const plan = buildPlanDocument(archive, { today: '2026-09-22' });
    const host = viewOf(store, ['host']);
    return exportSeries({ archive, host, plan, unshown: unshownNotes(store), now: noon });
  }

  #must(actor: Actor, name: MutationName, args: object): void {
    const refused = this.#do(actor, name, args);
    if (refused) throw new Error(`${name} was refused: ${refused}`);
  }

  #do(actor: Actor, name: MutationName, args: object): string | null {
    this.#now += 1_000;
    return this.series.do(actorMutation(actor, name, args as never), this.#now);
  }
}

/** What the people of a workshop write and vote, in the order in which they do. */
export function privateActs(random: Random, { people, themes }: Workshop): PrivateAct[] {
  const acts = people.flatMap((_person, by): PrivateAct[] =>
    Array.from({ length: random.below(6) }, (__, n) => ({
      by,
      name: 'note.post' as const,
      args: {
        id: `note:n${by}x${n}`,
        step: 'step:notes',
        column: random.pick(['works', 'develop']),
        text: `Text ${by} ${n}`,
      },
    })),
  );
  const votes = people.flatMap((_person, by): PrivateAct[] => [
    {
      ...{ by, name: 'dot.set' },
      args: { step: 'step:dots', theme: random.pick(themes), dots: 1 + random.below(2) },
    },
    {
      ...{ by, name: 'placement.set' },
      args: {
        ...{ step: 'step:matrix', theme: random.pick(themes) },
        at: { effort: 1 + random.below(5), impact: 1 + random.below(5) },
      },
    },
    {
      ...{ by, name: 'ballot.cast' },
      args: {
        ...{ step: 'step:poll', asked: 1, question: 0, value: random.below(6) },
        comment: null,
      },
    },
  ]);
  return [...mixed(acts, random), ...mixed(votes, random)];
}

function mixed<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function fieldsOf(kind: string): object {
  return kind === 'poll' ? { questions: ['Kan vi göra så?'], scale: 'fist' } : {};
}
