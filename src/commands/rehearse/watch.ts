/**
 * Looks at everything that every client is sent, and says what should not have been in it.
 *
 * The rules are stated here a second time, from what people are promised and not from the code
 * that keeps the promise (workshop/visibility.ts), so that one mistake is not made twice:
 *
 * 1. Until the notes of a step are shown, a note is read by its writer, its writer's group and who
 *    comes to its table after them. Nobody else is sent it, or its text in any other place.
 * 2. Nobody is told who wrote somebody else's note, or when.
 * 3. Nobody is told how somebody else has voted, placed or answered; totals come when it is closed.
 * 4. A hidden note's text goes to its writer and the facilitator alone.
 * 5. A phone knows of the people in its own group; the projector knows of nobody.
 */
import { cleanText } from '#lib/workshop/fields.ts';

export interface Viewer {
  readonly name: string;
  readonly kind: 'phone' | 'host' | 'screen';
  /** Whose phone. */
  readonly seat: string | null;
}

export interface Violation {
  readonly viewer: string;
  readonly rule: 1 | 2 | 3 | 4 | 5;
  /** The record or note that it was about. */
  readonly about: string;
}

interface Written {
  readonly text: string;
  readonly seat: string;
  readonly step: string;
}

interface Sight {
  readonly viewer: Viewer;
  /** Any one of these may be what it saw: two people can write the same. */
  readonly notes: readonly string[];
}

/** By seat. */
type Groups = ReadonlyMap<string, readonly string[]>;

/** What somebody has chosen, and what is counted of it. */
const answers: ReadonlySet<string> = new Set(['dot', 'placement', 'ballot']);
const totals: ReadonlySet<string> = new Set(['score', 'spread', 'outcome']);

type Loose = Readonly<Record<string, unknown>>;

export class Watch {
  readonly #written = new Map<string, Written>();
  readonly #byText = new Map<string, string[]>();
  readonly #public: ReadonlySet<string>;
  readonly #violations: Violation[] = [];
  /** Judged at the end, when it is known who sat where. */
  readonly #early: Sight[] = [];
  readonly #people: { readonly viewer: Viewer; readonly seat: string }[] = [];
  readonly #covered = new Map<string, Set<string>>();
  /** Steps whose notes are shown. */
  readonly #shown = new Set<string>();
  /** Steps whose answers are counted, and of a poll up to which time it asked. */
  readonly #counted = new Map<string, number>();

  /** @param publicTexts what everybody may read from the start: titles, questions, names of themes */
  constructor(publicTexts: Iterable<string> = []) {
    this.#public = new Set([...publicTexts].map(cleanText));
  }

  /** A phone has written a note. Told before the note leaves the phone. */
  wrote(note: string, text: string, seat: string, step = ''): void {
    const clean = cleanText(text);
    this.#written.set(note, { text: clean, seat, step });
    const same = this.#byText.get(clean);
    if (same) same.push(note);
    else if (clean !== '') this.#byText.set(clean, [note]);
  }

  /** The facilitator is about to show the notes of a step. */
  willShow(step = ''): void {
    this.#shown.add(step);
  }

  /** The facilitator is about to close a vote; `asked`: which time a poll asks. */
  willCount(step = '', asked = 1): void {
    this.#counted.set(step, asked);
  }

  /** The facilitator is about to hide a note. */
  willCover(note: string): void {
    this.#covered.set(note, new Set());
  }

  /** The facilitator is about to show a hidden note again. */
  willUncover(note: string): void {
    this.#covered.delete(note);
  }

  /** Somebody was sent something: the message as it came over the wire. */
  saw(viewer: Viewer, message: unknown): void {
    for (const record of recordsIn(message)) this.#judge(viewer, record);
    for (const text of stringsIn(message)) {
      const notes = this.#public.has(text) ? undefined : this.#byText.get(text);
      if (notes && !notes.some((note) => this.#isShown(note))) this.#early.push({ viewer, notes });
    }
  }

  /** Somebody was sent a page: its source, where texts stand as they are or escaped. */
  sawPage(viewer: Viewer, source: string): void {
    if (viewer.kind === 'screen') {
      const seat = /\bseat:[A-Za-z0-9_-]+/.exec(source)?.[0];
      if (seat) this.#violations.push(violation(viewer, 5, seat));
    }
    for (const [text, notes] of this.#byText) {
      // A short text may stand in any page by chance.
      if (text.length < 12 || this.#public.has(text)) continue;
      if (notes.some((note) => this.#isShown(note))) continue;
      const escaped = JSON.stringify(text).slice(1, -1).replaceAll('<', '\\u003C');
      if (source.includes(text) || source.includes(escaped)) this.#early.push({ viewer, notes });
    }
  }

  /**
   * All that was seen and should not have been.
   *
   * @param groups in which groups each seat has sat
   * @param tables these, and the groups before them at their tables
   * @param wroteIn in which group somebody wrote in a step
   */
  verdict(
    groups: Groups,
    tables: Groups = groups,
    wroteIn: (seat: string, step: string) => string | undefined = (seat) => groups.get(seat)?.[0],
  ): readonly Violation[] {
    const mayRead = (viewer: string | null, note: string): boolean => {
      const { seat, step } = this.#written.get(note) ?? {};
      if (viewer === null || seat === undefined || step === undefined) return false;
      const group = wroteIn(seat, step);
      return (
        viewer === seat || (group !== undefined && tables.get(viewer)?.includes(group) === true)
      );
    };
    const know = (viewer: string | null, seat: string): boolean => {
      const met = new Set(groups.get(seat));
      const own = viewer === null ? [] : (groups.get(viewer) ?? []);
      return viewer === seat || own.some((group) => met.has(group));
    };
    const early = this.#early.filter(
      ({ viewer, notes }) => !notes.some((note) => mayRead(viewer.seat, note)),
    );
    const people = this.#people.filter(({ viewer, seat }) => !know(viewer.seat, seat));
    return [
      ...this.#violations,
      ...early.map(({ viewer, notes }) => violation(viewer, 1, notes[0] ?? '')),
      ...people.map(({ viewer, seat }) => violation(viewer, 5, seat)),
    ];
  }

  #judge(viewer: Viewer, record: Loose): void {
    const { id, type } = record;
    if (typeof id !== 'string') return;
    const seats = seatsIn(record);
    const others = seats.filter((seat) => seat !== viewer.seat);
    const blame = (rule: Violation['rule']) => this.#violations.push(violation(viewer, rule, id));

    if (type === 'note') {
      const own = viewer.seat !== null && this.#written.get(id)?.seat === viewer.seat;
      if (!this.#isShown(id)) this.#early.push({ viewer, notes: [id] });
      if (others.length > 0) blame(2);
      if (!own && (seats.length > 0 || typeof record['postedAt'] === 'number')) blame(2);
      if (!own && viewer.kind !== 'host' && this.#isUncovered(viewer, record, id)) blame(4);
      return;
    }
    if (answers.has(String(type)) && (others.length > 0 || viewer.kind !== 'phone')) {
      return void blame(3);
    }
    if (totals.has(String(type)) && (seats.length > 0 || !this.#isCounted(record))) {
      return void blame(3);
    }
    if (viewer.kind === 'screen' && seats.length > 0) return void blame(5);
    if (viewer.kind !== 'phone') return;
    for (const seat of others) this.#people.push({ viewer, seat });
  }

  #isShown(note: string): boolean {
    return this.#shown.has(this.#written.get(note)?.step ?? '');
  }

  /** True for totals of a vote that is closed; of a poll, of times that are over. */
  #isCounted({ step, rounds }: Loose): boolean {
    const asked = this.#counted.get(typeof step === 'string' ? step : '');
    return asked !== undefined && (!Array.isArray(rounds) || rounds.length <= asked);
  }

  /** True when the text of a hidden note can be read. */
  #isUncovered(viewer: Viewer, record: Loose, id: string): boolean {
    const readable = record['text'] !== '';
    if (record['hidden'] === true) {
      this.#covered.get(id)?.add(viewer.name);
      return readable;
    }
    // What was on its way when the note was hidden is no fault; what comes after the cover is.
    return readable && this.#covered.get(id)?.has(viewer.name) === true;
  }
}

function violation(viewer: Viewer, rule: Violation['rule'], about: string): Violation {
  return { viewer: viewer.name, rule, about };
}

/** Everything in a message that has an id, however deep. */
function* recordsIn(value: unknown): Iterable<Loose> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value) && 'id' in value) yield { ...value };
  for (const part of Object.values(value)) yield* recordsIn(part);
}

function* stringsIn(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const part of Object.values(value)) yield* stringsIn(part);
}

/** Ids of people in a record, in whatever field. */
function seatsIn(record: Loose): string[] {
  return [...stringsIn(record)].filter((text) => text.startsWith('seat:'));
}
