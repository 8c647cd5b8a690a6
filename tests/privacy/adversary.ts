/**
 * Somebody who leads a workshop, has as many phones with them as there are people, knows this code,
 * and wants to know who wrote which note. Of every note they hold a probability for each person who
 * may have written it, which each thing that they see changes by Bayes' rule; at last they name the
 * likeliest. What they begin with is what anybody has: the roster, and the group of notes that were
 * shown to a group in which a phone of theirs sits.
 */
import { leastTold } from '#lib/methods/breadth.ts';
import { rehearsalOf } from '#lib/workshop/agenda/rehearsal.ts';
import { project } from '#lib/workshop/visibility/visibility.ts';
import type { Random } from '../simulation/operations/random.ts';
import { newStep } from '../support/new-step.ts';
import {
  ownGroups,
  participant,
  round,
  workshop,
  type PrivateAct,
  type Workshop,
} from './workshop.ts';

/** A column of numbers, one for each person. */
type Weights = number[];

interface Line {
  readonly groups: number | null;
  readonly organisations: number | null;
}

/** Made up by the adversary, so that a number is never too small to be told. */
const madeUp = ['organisation:x0', 'organisation:x1', 'organisation:x2'];

export class Adversary {
  readonly #at: Workshop;
  readonly #random: Random;
  readonly phones: readonly string[];
  /** For each note of the people, how likely each of them wrote it. */
  readonly beliefs = new Map<string, Weights>();
  /** The same with nothing but what is shown on purpose. */
  readonly roster = new Map<string, Weights>();
  /** For each vote, the person who was seen to give it. */
  readonly votes = new Map<string, number>();
  /** How many figures of breadth were read that told something. */
  figures = 0;
  /** How many answers to questions were read. */
  answers = 0;
  /** How often something that is not shown was told otherwise when somebody was removed. */
  toldByRemoving = 0;
  /** How often organisations were merged, and how often anything but their people was told otherwise. */
  mergings = 0;
  toldByMerging = 0;
  /** How many moves in silent sorting were watched, and of how many a seat was told. */
  moves = 0;
  movesNamed = 0;
  /** How many themes came of what groups had laid together. */
  piles = 0;
  /** Who had been removed when the notes were shown first. */
  shownOut: ReadonlySet<string> = new Set();
  #made = 0;
  /** A group of real people in which one of the phones sits; null if in none. */
  readonly #inside: string | null;

  constructor(at: Workshop, random: Random) {
    this.#at = at;
    this.#random = random;
    this.#inside = random.chance(0.3) ? random.pick(at.people).group : null;
    // The last one sits among real people, if any does.
    this.phones = at.people.map((_, i) => `seat:x${i}`);
    for (const id of madeUp) at.attack('organisation.add', { id, name: id, kind: 'annan' });
    for (const phone of this.phones) at.join(phone, madeUp[0] ?? '');
    this.#sit();
  }

  // --- what is done before and while people write

  /** Lets people write, and looks after each of them: who is new, which counts have changed. */
  watchWriting(acts: readonly PrivateAct[]): void {
    this.#goTo('step:notes');
    const writers = new Set<string>();
    let before = this.#stats();
    let shown = new Set<string>();
    // Of a large workshop one in ten, which is as much as all of the small ones.
    const look = this.#random.chance(this.#at.people.length > 12 ? 0.1 : 0.5);
    for (const act of acts) {
      if (this.#at.act(act) !== null) continue;
      const after = this.#stats();
      const active = this.#active();
      const note = (act.args as { readonly id: string }).id;
      const weights = this.#firstWeights(act.by);
      const fresh = active.filter((seat) => !writers.has(seat));
      if (look) {
        // What has come since the last look is what was written since then.
        this.#reveal('step:notes', true);
        const now = this.#at.notesSeen();
        const added = [...now].filter((id) => !shown.has(id));
        this.#reveal('step:notes', false);
        shown = now;
        if (added.length === 1 && active.length > 0) {
          const suspects = fresh.length > 0 ? fresh : active;
          this.#only(weights, (i) => suspects.includes(this.#seatOf(i)));
        }
        const group = before.groups.findIndex((n, g) => after.groups[g] !== n);
        if (group >= 0) this.#only(weights, (i) => this.#groupAt(i) === group);
        // A phone that many share is seen in the number of those who have written.
        const more = after.writers - before.writers;
        if (more > 1) this.#only(weights, (i) => this.#at.people[i]?.headcount === more);
      }
      for (const seat of active) writers.add(seat);
      before = this.#stats();
      this.beliefs.set(note, weights);
    }
  }

  /** Shows one person out after the other, and looks what is missing: in the counts, in the notes. */
  removeAndRestore(): void {
    const columns = () => this.#stats().columns;
    const others = this.#at.people.map(({ seat }) => seat);
    const missing = this.#at.people.map(({ seat }, i) => {
      const before = columns();
      const told = this.#allTold();
      // Alone, and among others: of as many as one likes the same must be told.
      const among = this.#random.chance(0.5) ? [seat] : [seat, ...this.#random.sample(others, 3)];
      this.#at.attack('seat.removeMany', { seats: among, removed: true });
      const after = columns();
      if (this.#allTold() !== told) this.toldByRemoving += 1;
      this.#at.attack('seat.removeMany', { seats: among, removed: false });
      if (this.#allTold() !== told) this.toldByRemoving += 1;
      const lost = before.map((n, at) => n - (after[at] ?? 0));
      return among.length === 1 || i === 0 ? lost : lost.map((n) => n / among.length);
    });
    this.#showWithoutSome();
    const all = this.#at.notesSeen();
    const gone = this.#at.people.map(({ seat }) => {
      this.#at.attack('seat.remove', { seat, removed: true });
      this.#reveal('step:notes', false);
      this.#reveal('step:notes', true);
      const left = this.#at.notesSeen();
      this.#at.attack('seat.remove', { seat, removed: false });
      const back = this.#at.notesSeen();
      return new Set([...all, ...back].filter((id) => !left.has(id)));
    });
    for (const [note, weights] of this.beliefs) {
      const column = this.#columnOf(note);
      if (missing.some((own) => own.some((n) => n !== 0))) {
        this.#times(weights, (i) => missing[i]?.[column] ?? 0);
      }
      if (gone.some((own) => own.size > 0)) this.#only(weights, (i) => !!gone[i]?.has(note));
    }
  }

  /**
   * The one time at which removing tells something: when notes are shown first. Some people are shown
   * out before and let in after; whose notes are missing then is told to all who are there.
   */
  #showWithoutSome(): void {
    const settled = (this.#at.series.store.get('step', 'step:notes')?.settled ?? 0) > 0;
    const some =
      settled || !this.#random.chance(0.5)
        ? []
        : this.#at.people.filter(() => this.#random.chance(0.2)).map(({ seat }) => seat);
    if (some.length > 0) this.#at.attack('seat.removeMany', { seats: some, removed: true });
    this.#reveal('step:notes', true);
    if (some.length === 0) return;
    this.shownOut = new Set(some);
    const shown = this.#at.notesSeen();
    this.#at.attack('seat.removeMany', { seats: some, removed: false });
    this.#reveal('step:notes', false);
    this.#reveal('step:notes', true);
    const back = this.#at.notesSeen();
    for (const [note, weights] of this.beliefs) {
      const came = !shown.has(note) && back.has(note);
      if (shown.has(note)) this.#only(weights, (i) => !some.includes(this.#seatOf(i)));
      else if (came) this.#only(weights, (i) => some.includes(this.#seatOf(i)));
      // Shown to nobody, then and ever: there is no note of which to name the author.
      else this.beliefs.delete(note);
    }
  }

  /** All that facilitators are told of what is not shown, and what they can take as a file. */
  #allTold(): string {
    const { workshops, notes } = this.#at.exported();
    const steps = workshops.map((own) => own.steps);
    const stats = this.#at.seen(workshop, 'stats');
    const told = stats?.steps.map(({ notes: n, writers, columns, voters }) => {
      return { n, writers, columns, voters };
    });
    const unshown = this.#at.seen(workshop, 'unshown');
    const use = this.#at.seen('step:dots', 'dotUse');
    const inside = this.#inside === null ? [] : this.#at.notesOf(this.#inside);
    return JSON.stringify({ steps, notes, told, unshown, use, inside });
  }

  // --- what is done with the notes once they are shown

  /** A theme of a note and an anchor; then everybody in turn becomes of the anchor's organisation. */
  correctPeople(): void {
    const probe = madeUp[1] ?? '';
    for (const [note, weights] of this.beliefs) {
      const anchor = this.#anchor(probe);
      const theme = this.#theme([note, anchor]);
      if (this.#line(theme) === null) {
        this.#apart(theme);
        return;
      }
      const same = this.#at.people.map(({ seat, organisation }) => {
        this.#correct(seat, probe);
        const line = this.#line(theme);
        this.#correct(seat, organisation);
        return line?.organisations === 1;
      });
      this.#apart(theme);
      if (same.includes(true)) this.#only(weights, (i) => same[i] === true);
    }
  }

  /** Merges one organisation after the other into the anchor's and back, and looks what has changed. */
  mergeOrganisations(): void {
    const probe = madeUp[1] ?? '';
    for (const [note, weights] of this.beliefs) {
      const theme = this.#theme([note, this.#anchor(probe)]);
      const before = this.#line(theme);
      const same = new Map<string, boolean>();
      for (const organisation of this.#at.organisations) {
        const told = this.#allTold();
        const back = this.#merge([organisation], probe);
        const line = this.#line(theme);
        same.set(organisation, line?.organisations === 1);
        if (this.#allTold() !== told || !alike(line, before)) this.toldByMerging += 1;
        back();
        if (this.#allTold() !== told || !alike(this.#line(theme), before)) this.toldByMerging += 1;
      }
      this.#apart(theme);
      if ([...same.values()].includes(true)) {
        this.#only(weights, (i) => same.get(this.#organisationOf(i)) === true);
      }
      if (before === null) return;
    }
  }

  /** Two notes in one theme: do they share an organisation, a group? */
  pairNotes(): void {
    const [first, ...others] = [...this.beliefs.keys()];
    if (!first) return;
    for (const other of others) {
      const theme = this.#theme([first, other]);
      const line = this.#line(theme);
      this.#apart(theme);
      if (line === null) return;
      const known = this.beliefs.get(first)?.findIndex((weight) => weight > 0.99) ?? -1;
      const weights = this.beliefs.get(other);
      if (known < 0 || !weights || line.organisations === null) continue;
      const same = line.organisations === 1;
      this.#only(
        weights,
        (i) => (this.#organisationOf(i) === this.#organisationOf(known)) === same,
      );
    }
  }

  /**
   * As many times as there are figures to be had: in every theme one note, and notes of the own
   * phones and on paper from so many organisations and groups that one more would show. Then the
   * workshop goes on to a step that was added for it, or is closed and opened again.
   */
  differOverSteps(): void {
    for (let turn = 0, empty = 0; turn < 40 && empty < 2; turn += 1) {
      const queries = this.#targets(8).map((note) => this.#query(note));
      if (queries.length === 0) return;
      // Organisations that are one are counted once: now and then half of them are.
      const merged = this.#random.chance(0.5)
        ? this.#halfOfOrganisations(queries[0]?.note ?? '')
        : [];
      const back = this.#merge(merged, madeUp[0] ?? '');
      this.#goOn(turn);
      const exported = turn % 2 === 1 ? this.#exportedLines() : null;
      let told = 0;
      for (const query of queries) {
        const line = exported ? (exported.get(query.theme) ?? null) : this.#line(query.theme);
        if (line) told += 1;
        if (line) this.#learn({ ...query, merged }, line);
      }
      const lines = queries.map(({ theme }) => this.#line(theme));
      back();
      for (const [i, { theme }] of queries.entries()) {
        // What was told when they were one is told as well when they are not.
        if (!alike(this.#line(theme), lines[i] ?? null)) this.toldByMerging += 1;
        this.#apart(theme);
      }
      this.figures += told;
      empty = told === 0 ? empty + 1 : 0;
    }
  }

  /**
   * Asks the writer of one note after the other, the same of own notes so that there are answers enough,
   * whenever some of the phones are off; people answer or do not. Sometimes everybody but a few is shown
   * out before, meanwhile, or until the workshop goes on. Whoever answers was there, mostly.
   */
  askWriters(): void {
    const notes = [...this.beliefs.keys()];
    for (let turn = 0; turn < 12 && notes.length > 0; turn += 1) {
      const most = this.#random.pick([0.2, 0.5, 0.8, 1]);
      const isOn = this.#at.people.map(() => this.#random.chance(most));
      const out = this.#random.chance(0.3)
        ? this.#at.people.filter(() => this.#random.chance(0.7)).map(({ seat }) => seat)
        : [];
      const isOut = (i: number) => out.includes(this.#seatOf(i));
      const phones = this.#at.people.filter((_, i) => isOn[i]).map(({ seat }) => seat);
      this.#at.connect([...this.phones, ...phones]);
      const shownOut = (removed: boolean) => {
        if (out.length > 0) this.#at.attack('seat.removeMany', { seats: out, removed });
      };
      const when = this.#random.below(3);
      if (when === 0) shownOut(true);
      const asked = [...this.#random.sample(notes, 4)].filter(
        (note) => this.#at.attack('inquiry.ask', { note, text: 'Who are you?' }) === null,
      );
      const own = [0, 1].map(() => this.#anchor(madeUp[0] ?? ''));
      for (const note of own) {
        this.#at.attack('inquiry.ask', { note, text: 'x' });
        const author = this.#at.series.store.get('note', note)?.author ?? '';
        const args = { note, answer: 'Mine', left: false };
        this.#at.attack('inquiry.answer', args, participant(author));
      }
      if (when === 1) shownOut(true);
      for (const note of asked) {
        const by = this.#at.writerOf(note);
        if (!isOn[by] || !this.#random.chance(0.7)) continue;
        const args = { note, answer: 'An answer', left: false };
        this.#at.act({ by, name: 'inquiry.answer', args });
      }
      if (when === 2) shownOut(true);
      const kept = this.#random.chance(0.5);
      if (!kept) shownOut(false);
      this.#goOn(turn);
      if (kept) shownOut(false);
      const seen = new Map(
        asked.map((note) => [note, this.#at.seen(`inquiry:${note.slice(5)}`, 'inquiry')]),
      );
      const told = [...seen.values()].some((inquiry) => inquiry?.state === 'told');
      for (const [note, inquiry] of seen) {
        const weights = this.beliefs.get(note);
        const hasAnswer = typeof inquiry?.answer === 'string';
        if (hasAnswer) this.answers += 1;
        if (!weights || !told) continue;
        if (hasAnswer) this.#only(weights, (i) => isOn[i] === true && !(isOut(i) && when < 2));
        // What nobody answered is rather of somebody who was not there.
        else this.#times(weights, (i) => (isOn[i] && !isOut(i) ? 0.3 : 1));
      }
    }
  }

  /** Lets people sort in silence, and looks after each move: who is in anything that has changed? */
  watchMoves(): void {
    const step = 'step:themes';
    this.#at.attack('step.edit', { step, change: { sorters: 'everybody' } });
    this.#goTo(step);
    const notes = [...this.#random.sample([...this.beliefs.keys()], 3)];
    const looks = [...this.#random.sample(this.phones, 1)];
    for (const note of notes) {
      for (let turn = 0; turn < 3; turn += 1) {
        const by = this.#random.below(this.#at.people.length);
        const theme = this.#at.themes[turn % this.#at.themes.length] ?? null;
        const before = this.#at.told(looks);
        const args = { step, note, theme, title: null };
        if (this.#at.act({ by, name: 'moved.place', args }) !== null) continue;
        const changed = [...this.#at.told(looks)].filter((line) => !before.has(line));
        this.moves += 1;
        if (changed.some((line) => line.includes('"seat:'))) this.movesNamed += 1;
      }
    }
    this.#at.attack('note.place', { notes, theme: null, parked: false });
  }

  /**
   * Lets groups lay their notes into piles and brings them: what lies in one theme is rather of one
   * group, so that whose one of its notes is tells of the others.
   */
  bringPiles(): void {
    const step = 'step:themes';
    this.#at.attack('step.edit', { step, change: { sorters: 'groups' } });
    this.#goTo(step);
    for (const note of this.beliefs.keys()) {
      const group = this.#at.people[this.#at.writerOf(note)]?.group ?? '';
      const members = this.#at.people.flatMap((person, i) => (person.group === group ? i : []));
      // Some piles are called alike by several groups.
      const cluster = this.#random.chance(0.5)
        ? this.#random.pick(['Tillit', 'Tid'])
        : `${group} x`;
      const args = { step, note, cluster };
      this.#at.act({ by: this.#random.pick(members), name: 'laid.put', args });
    }
    const before = new Set(this.#at.series.store.list('theme').map(({ id }) => id));
    this.#at.attack('laid.bring', { step, brought: true, make: true });
    const { store } = this.#at.series;
    const made = store.list('theme').filter(({ id }) => !before.has(id));
    for (const { id: theme } of made) {
      this.piles += 1;
      const notes = store.list('note').filter((note) => note.theme === theme);
      const known = notes.flatMap(({ id }) => {
        const weights = this.beliefs.get(id) ?? [];
        const by = weights.findIndex((weight) => weight > 0.9);
        return by < 0 ? [] : [this.#groupAt(by)];
      });
      for (const { id } of notes) {
        const weights = this.beliefs.get(id);
        if (!weights || known.length === 0) continue;
        this.#times(weights, (i) => (known.includes(this.#groupAt(i)) ? 1 : 0.3));
      }
      this.#apart(theme);
    }
  }

  /** Practises the next workshop, and opens in the copy one seat after the other. */
  rehearse(): void {
    const next = 'workshop:w2';
    const about = { title: 'W2', date: '2026-09-23', place: null, groupSize: 4 };
    this.#at.attack(
      'workshop.create',
      { id: next, code: '87654321', secret: 'K7M4QTAC', ...about },
      { role: 'server' },
    );
    let made = 0;
    const newKey = () => `k${(made += 1)}`;
    const { records } = rehearsalOf(this.#at.series.store, {
      ...{ workshop: next, series: 'series:copy', newKey },
      newCode: () => ({ code: '11111111', secret: 'K7M4QTAB' }),
      newDraws: () => '',
    });
    for (const [i, { seat }] of this.#at.people.entries()) {
      for (const record of records) {
        if (record.type !== 'note') continue;
        const own = project(record, this.#at.series.store).find(([audience]) => audience === seat);
        const weights = this.beliefs.get(record.id);
        if (own && weights) this.#only(weights, (at) => at === i);
      }
    }
  }

  // --- votes

  /** Lets people vote, and counts after each: who is new, and what is new in the result? */
  watchVotes(acts: readonly PrivateAct[]): void {
    for (const kind of ['dots', 'matrix', 'poll'] as const) {
      const step = `step:${kind}`;
      this.#goTo(step);
      const seen = new Set<string>();
      let voters = this.#stats(step).voters;
      for (const act of acts.filter(({ args }) => 'step' in args && args.step === step)) {
        if (this.#at.act(act) !== null) continue;
        const fresh = this.#active().filter((seat) => !seen.has(seat));
        for (const seat of fresh) seen.add(seat);
        const now = this.#stats(step).voters;
        const alike = this.#at.people.flatMap(({ headcount }, i) =>
          headcount === now - voters && now - voters > 1 ? [i] : [],
        );
        voters = now;
        this.#reveal(step, true);
        this.#reveal(step, false);
        const who = this.#at.people.findIndex(
          ({ seat }) => fresh.length === 1 && seat === fresh[0],
        );
        const by = who >= 0 ? who : alike.length === 1 ? (alike[0] ?? -1) : -1;
        this.votes.set(`${step} ${act.by}`, by === act.by ? 1 : 0);
      }
      this.#reveal(step, true);
      this.#removeVoters(step);
    }
  }

  /** Shows one voter out after the other: a sum that changes would tell how they voted. */
  #removeVoters(step: string): void {
    const result = () =>
      JSON.stringify([
        this.#at.seen(step, 'score'),
        this.#at.seen(step, 'spread'),
        this.#at.seen(step, 'outcome'),
        this.#stats(step).voters,
      ]);
    for (const [by, { seat }] of this.#at.people.entries()) {
      const before = result();
      this.#at.attack('seat.remove', { seat, removed: true });
      const without = [result()];
      this.#reveal(step, false);
      this.#reveal(step, true);
      without.push(result());
      this.#at.attack('seat.remove', { seat, removed: false });
      this.#reveal(step, false);
      this.#reveal(step, true);
      without.push(result());
      if (without.some((told) => told !== before)) this.votes.set(`${step} ${by}`, 1);
    }
  }

  // --- steps of the above

  #query(note: string) {
    const weights = this.beliefs.get(note) ?? [];
    const organisations = [...madeUp, ...this.#half(weights, (i) => this.#organisationOf(i))];
    const groups = this.#half(weights, (i) => this.#at.people[i]?.group ?? '');
    const notes = [
      note,
      ...organisations.map((organisation) => this.#anchor(organisation)),
      ...groups.map((group) => this.#paper(group)),
      ...Array.from({ length: ownGroups }, (_, g) => this.#paper(`group:own${g}`)),
    ];
    return { note, organisations, groups, theme: this.#theme(notes) };
  }

  #learn(
    query: {
      readonly note: string;
      readonly organisations: readonly string[];
      readonly groups: readonly string[];
      /** Organisations that were those of the first phones when it was counted. */
      readonly merged: readonly string[];
    },
    line: Line,
  ): void {
    const weights = this.beliefs.get(query.note);
    if (!weights) return;
    const standing = (id: string) => (query.merged.includes(id) ? (madeUp[0] ?? id) : id);
    this.#times(weights, (i) => {
      const all = [...query.organisations, this.#organisationOf(i)].map(standing);
      return chanceOf(line.organisations, new Set(all).size);
    });
    this.#times(weights, (i) => {
      const groups = new Set([...query.groups, this.#at.people[i]?.group]).size;
      return chanceOf(line.groups, groups + ownGroups);
    });
  }

  #halfOfOrganisations(note: string): string[] {
    return this.#half(this.beliefs.get(note) ?? [], (i) => this.#organisationOf(i));
  }

  /** Merges organisations into one; the answer takes it back. */
  #merge(organisations: readonly string[], into: string): () => void {
    for (const from of organisations) {
      if (this.#at.attack('organisation.merge', { from, into }) === null) this.mergings += 1;
    }
    return () => {
      for (const organisation of organisations) {
        this.#at.attack('organisation.unmerge', { organisation });
      }
    };
  }

  /** The likeliest values, until they hold half of all chances. */
  #half(weights: Weights, valueOf: (i: number) => string): string[] {
    const sums = new Map<string, number>();
    for (const [i, weight] of weights.entries()) {
      sums.set(valueOf(i), (sums.get(valueOf(i)) ?? 0) + weight);
    }
    const chosen: string[] = [];
    let held = 0;
    for (const [value, sum] of [...sums].toSorted((a, b) => b[1] - a[1])) {
      if (held + sum > 0.6 && chosen.length > 0) continue;
      chosen.push(value);
      held += sum;
    }
    return chosen;
  }

  /** Notes that a figure would tell most of: those that are least certain. */
  #targets(count: number): string[] {
    return [...this.beliefs]
      .map(([note, weights]) => ({ note, most: Math.max(...weights), at: this.#random.next() }))
      .filter(({ most }) => most < 0.99)
      .toSorted((a, b) => a.most - b.most || a.at - b.at)
      .slice(0, count)
      .map(({ note }) => note);
  }

  /** A note of a phone that has said to be of this organisation just before. */
  #anchor(organisation: string): string {
    const written = Map.groupBy(this.#at.series.store.list('note'), ({ author }) => author);
    // Nobody may write more than two hundred.
    const phone = this.phones.find((seat) => (written.get(seat)?.length ?? 0) < 190) ?? '';
    this.#at.join(phone, organisation);
    const id = this.#newId('note');
    const args = { id, step: 'step:notes', column: 'works', text: 'Anchor' };
    this.#at.attack('note.post', args, participant(phone));
    return id;
  }

  #paper(group: string): string {
    const id = this.#newId('note');
    const about = { id, step: 'step:notes', column: 'works', text: 'Paper', withdrawn: false };
    this.#at.attack('note.copy', { ...about, group });
    return id;
  }

  #theme(notes: readonly string[]): string {
    const id = this.#newId('theme');
    this.#at.attack('theme.create', { id, workshop, title: id, notes });
    return id;
  }

  #apart(theme: string): void {
    this.#at.attack('theme.remove', { theme });
  }

  #correct(seat: string, organisation: string): void {
    this.#at.attack('seat.correct', { seat, organisation, role: 'role:r' });
  }

  #goOn(turn: number): void {
    if (turn % 5 === 4) {
      this.#at.attack('workshop.close', { workshop });
      this.#at.attack('workshop.open', { workshop });
      return;
    }
    const id = this.#newId('step');
    this.#at.attack('step.add', newStep({ id, workshop, kind: 'talk', order: 100 + this.#made }));
    this.#goTo(id);
  }

  #goTo(step: string): void {
    const from = this.#at.series.store.get('workshop', workshop)?.step ?? null;
    this.#at.attack('step.start', { step, from });
  }

  #reveal(step: string, revealed: boolean): void {
    this.#at.attack('step.reveal', { step, revealed });
  }

  #line(theme: string): Line | null {
    const record = this.#at.seen('series:s1', 'breadth');
    return told(record?.themes.find((line) => line.theme === theme));
  }

  #exportedLines(): ReadonlyMap<string, Line | null> {
    return new Map(this.#at.exported().themes.map(({ id, breadth }) => [id, told(breadth)]));
  }

  #stats(of = 'step:notes') {
    const stats = this.#at.seen(workshop, 'stats');
    const step = stats?.steps.find(({ step: id }) => id === of);
    const groups = (stats?.groups ?? []) as readonly { readonly notes?: number }[];
    return {
      columns: step?.columns.map(({ notes }) => notes) ?? [],
      writers: step?.writers ?? 0,
      voters: step?.voters ?? 0,
      groups: groups.map(({ notes = 0 }) => notes),
    };
  }

  /** Who has written or answered, where that is told. */
  #active(): readonly string[] {
    const activity = this.#at.seen(workshop, 'activity');
    return (activity as { readonly active?: readonly string[] } | undefined)?.active ?? [];
  }

  #sit(): void {
    const groups = new Set(this.#at.people.map(({ group }) => group)).size;
    this.#at.form(groups, this.phones);
    const inside = this.#inside;
    if (inside !== null) {
      const seat = this.phones.at(-1);
      this.#at.attack('move.announce', { seat, group: inside });
      const id = `move:${round.slice(5)}.${seat?.slice(5)}`;
      this.#at.attack('move.go', { move: id }, participant(seat ?? ''));
    }
  }

  #firstWeights(by: number): Weights {
    const group = this.#at.people[by]?.group;
    const shown = group !== undefined && group === this.#inside;
    const weights = this.#at.people.map((person) => (shown && person.group !== group ? 0 : 1));
    normalise(weights);
    return weights;
  }

  #only(weights: Weights, holds: (i: number) => boolean): void {
    this.#times(weights, (i) => (holds(i) ? 1 : 0));
  }

  #times(weights: Weights, factor: (i: number) => number): void {
    const next = weights.map((weight, i) => weight * factor(i));
    // What cannot be is an observation that was misunderstood: it is left out.
    if (next.every((weight) => weight === 0)) return;
    normalise(next);
    for (const [i, weight] of next.entries()) weights[i] = weight;
  }

  #seatOf(i: number): string {
    return this.#at.people[i]?.seat ?? '';
  }

  #organisationOf(i: number): string {
    return this.#at.people[i]?.organisation ?? '';
  }

  #groupAt(i: number): number {
    return Number(this.#at.people[i]?.group.slice('group:g'.length));
  }

  #columnOf(note: string): number {
    const column = this.#at.series.store.get('note', note)?.column;
    return ['works', 'develop'].indexOf(column ?? '');
  }

  #newId(type: string): string {
    return `${type}:made${(this.#made += 1)}`;
  }

  /** What anybody would begin with, for a note of this person. */
  rosterOf(by: number): Weights {
    const weights = this.#firstWeights(by);
    // Of those who were not there when notes were shown there are none, as all were told.
    this.#only(weights, (i) => !this.shownOut.has(this.#seatOf(i)));
    return weights;
  }
}

function alike(one: Line | null, other: Line | null): boolean {
  return one?.groups === other?.groups && one?.organisations === other?.organisations;
}

function told(line: Line | null | undefined): Line | null {
  if (!line || (line.groups === null && line.organisations === null)) return null;
  return line.groups === 0 && line.organisations === 0 ? null : line;
}

/** How likely a figure is for a true count: the bound is the count, or one less. */
function chanceOf(shown: number | null, count: number): number {
  const bounds = [count, count - 1].map((bound) => (bound < leastTold ? null : bound));
  return bounds.filter((bound) => bound === shown).length / 2;
}

function normalise(weights: Weights): void {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  for (const [i, weight] of weights.entries()) weights[i] = weight / sum;
}
