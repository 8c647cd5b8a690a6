/**
 * Watches everything that pages are sent over the wire, without a view of the server: it knows what
 * people have written and what the facilitator is about to do, and judges by rules.ts. What depends
 * on who sits with whom is judged at the end, when that is known.
 */
import { cleanText } from '#lib/workshop/model/fields.ts';
import {
  brokenRules,
  recordsIn,
  stringsIn,
  type Facts,
  type KnownNote,
  type LeakRule,
  type Sent,
  type Viewer,
} from './rules.ts';

export interface Violation {
  readonly viewer: string;
  readonly rule: LeakRule;
  /** The record or note that it is about. */
  readonly about: string;
}

interface WrittenNote {
  readonly text: string;
  readonly seat: string;
  readonly step: string;
  /** Null: it stands on no sheet. */
  readonly sheet: string | null;
}

/** What does not depend on groups, at the time at which something was sent. */
type Moment = Pick<
  Facts,
  | 'isRevealed'
  | 'isBrought'
  | 'countedRounds'
  | 'isHidden'
  | 'isWaiting'
  | 'holdsSheetOf'
  | 'isReadAhead'
>;

interface SentRecord {
  readonly viewer: Viewer;
  readonly record: Sent;
  readonly moment: Moment;
}

interface SentText {
  readonly viewer: Viewer;
  /** Two people can write the same: one that the viewer may read is enough. */
  readonly notes: readonly string[];
}

/** Groups, by seat. */
type Groups = ReadonlyMap<string, readonly string[]>;

/** Shorter texts may stand in the source of a page by chance. */
const SHORTEST_IN_PAGE = 12;

export class LeakWatcher {
  readonly #written = new Map<string, WrittenNote>();
  readonly #byText = new Map<string, string[]>();
  readonly #public: ReadonlySet<string>;
  readonly #inPages: Violation[] = [];
  /** What is a leak unless groups make it right. */
  readonly #records: SentRecord[] = [];
  readonly #texts: SentText[] = [];
  /** Hidden notes, and who has been told that they are. */
  readonly #hidden = new Map<string, Set<string>>();
  readonly #revealed = new Set<string>();
  readonly #brought = new Set<string>();
  readonly #counted = new Map<string, number>();
  /** By seat and step, the sheet that each was last given, as their page was told. */
  readonly #holding = new Map<string, { sheet: string; round: number }>();
  /** By sheet and round, who was given it: nobody else may be. */
  readonly #given = new Map<string, string>();
  #moment: Moment | null = null;

  /** @param publicTexts what everybody may read from the start: titles, questions, names of themes */
  constructor(publicTexts: Iterable<string> = []) {
    this.#public = new Set([...publicTexts].map(cleanText));
  }

  /** A phone has written a note. Called before the note leaves the phone. */
  wrote(note: string, text: string, seat: string, step = '', sheet: string | null = null): void {
    const clean = cleanText(text);
    this.#written.set(note, { text: clean, seat, step, sheet });
    const same = this.#byText.get(clean);
    if (same) same.push(note);
    else if (clean !== '') this.#byText.set(clean, [note]);
  }

  /** The facilitator is about to reveal the notes of a step. */
  willReveal(step = ''): void {
    this.#revealed.add(step);
    this.#moment = null;
  }

  /** The facilitator is about to bring what the groups have laid in a step. */
  willBring(step: string): void {
    this.#brought.add(step);
    this.#moment = null;
  }

  /** The facilitator is about to count answers; `asked`: how often a poll has been asked. */
  willCount(step = '', asked = 1): void {
    this.#counted.set(step, asked);
    this.#moment = null;
  }

  /** The facilitator is about to hide a note. */
  willHide(note: string): void {
    this.#hidden.set(note, new Set());
  }

  /** The facilitator is about to show a hidden note again. */
  willShow(note: string): void {
    this.#hidden.delete(note);
  }

  /** A page was sent a message, as it came over the wire. */
  received(viewer: Viewer, message: unknown): void {
    for (const record of recordsIn(message)) this.#noteHolding(viewer, record);
    for (const record of recordsIn(message)) this.#judge(viewer, record);
    for (const text of stringsIn(message)) {
      const notes = this.#public.has(text) ? undefined : this.#byText.get(text);
      if (!notes?.length || notes.some((note) => this.#isRevealed(note))) continue;
      // What is in somebody's hand is decided now: later it is in another's.
      if (notes.some((note) => this.#holdsSheetOf(viewer.seat ?? '', note))) continue;
      this.#texts.push({ viewer, notes });
    }
  }

  /** Somebody was sent a page: its source, where texts stand as they are or escaped. */
  receivedPage(viewer: Viewer, source: string): void {
    if (viewer.role === 'screen') {
      const seat = /\bseat:[A-Za-z0-9_-]+/.exec(source)?.[0];
      if (seat) this.#inPages.push({ viewer: viewer.name, rule: 5, about: seat });
    }
    for (const [text, notes] of this.#byText) {
      if (text.length < SHORTEST_IN_PAGE || this.#public.has(text)) continue;
      if (notes.some((note) => this.#isRevealed(note))) continue;
      const escaped = JSON.stringify(text).slice(1, -1).replaceAll('<', '\\u003C');
      if (source.includes(text) || source.includes(escaped)) this.#texts.push({ viewer, notes });
    }
  }

  /**
   * Everything that was sent and should not have been.
   *
   * @param groups the groups in which each seat has sat
   * @param tables these, and the groups before them at their tables
   * @param wroteIn the group in which somebody wrote in a step
   */
  verdict(
    groups: Groups,
    tables: Groups = groups,
    wroteIn: (seat: string, step: string) => string | undefined = (seat) => groups.get(seat)?.[0],
  ): readonly Violation[] {
    const facts = this.#factsAbout(groups, tables, wroteIn);
    const records = this.#records.flatMap(({ viewer, record, moment }) =>
      violationsOf(record, viewer, { ...facts, ...moment }),
    );
    const mayRead = ({ role, seat }: Viewer, id: string): boolean => {
      const note = facts.note(id);
      if (role !== 'participant' || seat === null || !note) return false;
      if (note.author === seat) return true;
      return !note.onSheet && note.group !== null && facts.sitsAtTable(seat, note.group);
    };
    const texts = this.#texts.filter(
      ({ viewer, notes }) => !notes.some((note) => mayRead(viewer, note)),
    );
    return [
      ...this.#inPages,
      ...records,
      ...texts.map(({ viewer, notes }): Violation => ({
        viewer: viewer.name,
        rule: 1,
        about: notes[0] ?? '',
      })),
    ];
  }

  #judge(viewer: Viewer, record: Sent): void {
    const moment = this.#now();
    const nobody: Groups = new Map();
    const facts = { ...this.#factsAbout(nobody, nobody, () => undefined), ...moment };
    if (brokenRules(record, viewer, facts).length > 0) {
      const hidden = this.#isHidden(String(record['id']), viewer);
      const about = String(record['type'] === 'idea' ? record['note'] : record['id']);
      const holds = viewer.seat !== null && this.#holdsSheetOf(viewer.seat, about);
      const then = { ...moment, isHidden: () => hidden, holdsSheetOf: () => holds };
      this.#records.push({ viewer, record, moment: then });
    }
    // What was on its way when a note was hidden is no leak; what comes afterwards is.
    if (record['type'] === 'note' && record['hidden'] === true) {
      this.#hidden.get(String(record['id']))?.add(viewer.name);
    }
  }

  /** A snapshot, which stays as it is when more is revealed, brought or counted. */
  #now(): Moment {
    if (this.#moment) return this.#moment;
    const revealed = new Set(this.#revealed);
    const brought = new Set(this.#brought);
    const counted = new Map(this.#counted);
    this.#moment = {
      isRevealed: (step) => revealed.has(step),
      isBrought: (step) => brought.has(step),
      countedRounds: (step) => counted.get(step) ?? 0,
      isHidden: (note, viewer) => this.#isHidden(note, viewer),
      isWaiting: () => false,
      // Nobody plays that they are read.
      isReadAhead: () => false,
      holdsSheetOf: (seat, note) => this.#holdsSheetOf(seat, note),
    };
    return this.#moment;
  }

  #factsAbout(
    groups: Groups,
    tables: Groups,
    wroteIn: (seat: string, step: string) => string | undefined,
  ): Omit<Facts, keyof Moment> {
    const has = (of: Groups, seat: string, group: string) => of.get(seat)?.includes(group) === true;
    return {
      note: (id): KnownNote | undefined => {
        const note = this.#written.get(id);
        if (!note) return undefined;
        const { seat: author, step, sheet } = note;
        const group = wroteIn(author, step) ?? null;
        return { author, step, group, workshop: null, withdrawn: false, onSheet: sheet !== null };
      },
      // Of no note it is known of which workshop it is.
      isLater: () => false,
      sitsIn: (seat, group) => has(groups, seat, group),
      sitsAtTable: (seat, group) => has(tables, seat, group),
      haveMet: (seat, other) =>
        groups.get(seat)?.some((group) => has(groups, other, group)) === true,
    };
  }

  /** Somebody is told which sheet they hold: one sheet is in one hand, and in each hand once. */
  #noteHolding({ name, seat }: Viewer, record: Sent): void {
    const { type, step, sheet, round } = record;
    if (type !== 'holding' || seat === null || typeof round !== 'number') return;
    for (const key of [`${String(sheet)} in ${round}`, `${String(sheet)} of ${seat}`]) {
      const value = key.includes(' in ') ? seat : String(round);
      const known = this.#given.get(key) ?? value;
      if (known !== value) this.#inPages.push({ viewer: name, rule: 10, about: String(sheet) });
      this.#given.set(key, known);
    }
    const key = `${seat} ${String(step)}`;
    const held = this.#holding.get(key);
    if (!held || held.round < round) this.#holding.set(key, { sheet: String(sheet), round });
  }

  #holdsSheetOf(seat: string, note: string): boolean {
    const written = this.#written.get(note);
    if (!written || written.sheet === null) return false;
    return this.#holding.get(`${seat} ${written.step}`)?.sheet === written.sheet;
  }

  #isRevealed(note: string): boolean {
    return this.#revealed.has(this.#written.get(note)?.step ?? '');
  }

  #isHidden(note: string, { name }: Viewer): boolean {
    return this.#hidden.get(note)?.has(name) === true;
  }
}

function violationsOf(record: Sent, viewer: Viewer, facts: Facts): Violation[] {
  const about = String(record['id']);
  return brokenRules(record, viewer, facts).map((rule) => ({ viewer: viewer.name, rule, about }));
}
