/** What phones and desk have done and what they were told of it, held against what is on disk. */
import BetterSqlite3 from 'better-sqlite3';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerMessage } from '#lib/sync/protocol/protocol.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';

/** Everything a field was ever set to, in order, and up to which of them has been acknowledged. */
interface Course {
  readonly values: string[];
  acked: number;
}

interface Entry {
  readonly text: Course;
  readonly place: Course;
}

export interface Findings {
  /** Acknowledged, and not there or not as acknowledged. */
  readonly lost: readonly string[];
  /** There twice, or done twice. */
  readonly duplicated: readonly string[];
  /** There, and never written by anybody. */
  readonly phantom: readonly string[];
  /** Done, and not there although nothing is on its way any more. */
  readonly missing: readonly string[];
  /** What SQLite says of the file; `ok`. */
  readonly integrity: string;
}

interface NoteRow {
  readonly id: string;
  readonly text: string;
  readonly theme: string | null;
  readonly parked: number;
}

export const nowhere = placeOf({ theme: null, parked: 0 });

export class Ledger {
  readonly series: string;
  readonly notes = new Map<string, Entry>();
  /** Codes of what was refused for good: nothing that is done here may be. */
  readonly refused: string[] = [];
  acks = 0;
  readonly #acts = new Map<string, () => void>();

  constructor(series: string) {
    this.series = series;
  }

  /** @param act `client/n`, as the room will answer it */
  posted(note: string, text: string, act: string): void {
    this.notes.set(note, {
      text: { values: [text], acked: -1 },
      place: { values: [nowhere], acked: 0 },
    });
    this.#expect(act, note, 'text');
  }

  edited(note: string, text: string, act: string): void {
    this.notes.get(note)?.text.values.push(text);
    this.#expect(act, note, 'text');
  }

  placed(note: string, place: string, act: string): void {
    this.notes.get(note)?.place.values.push(place);
    this.#expect(act, note, 'place');
  }

  /** Takes in whatever a page hears. */
  heard(message: ServerMessage<AnyRecord>): void {
    if (message.t !== 'answers') return;
    for (const answer of message.answers) {
      const act = this.#acts.get(`${message.client}/${answer.n}`);
      if (!act) continue;
      if (answer.ok) {
        this.acks += 1;
        act();
      } else if (!answer.retry) this.refused.push(answer.code);
    }
  }

  get ackedNotes(): readonly string[] {
    return [...this.notes].flatMap(([id, { text }]) => (text.acked >= 0 ? [id] : []));
  }

  /** Looks at a copy of the files, so that what the next start finds is as the kill left it. */
  check(dataDirectory: string, drained: boolean): Findings {
    const copy = mkdtempSync(join(tmpdir(), 'bikupa-ledger-'));
    try {
      for (const file of ['bikupa.db', 'bikupa.db-wal', 'bikupa.db-journal']) {
        const from = join(dataDirectory, file);
        if (existsSync(from)) cpSync(from, join(copy, file));
      }
      return this.checkFile(join(copy, 'bikupa.db'), drained);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  }

  checkFile(file: string, drained: boolean): Findings {
    const db = new BetterSqlite3(file);
    try {
      const integrity = String(db.pragma('integrity_check', { simple: true }));
      const rows = db
        .prepare('SELECT "id", "text", "theme", "parked" FROM "note" WHERE "room" = ?')
        .all(this.series) as NoteRow[];
      const acts = db
        .prepare('SELECT "name", "targets" FROM "audit" WHERE "room" = ?')
        .all(this.series) as { readonly name: string; readonly targets: string }[];
      return { integrity, ...this.#compare(rows, countsOf(acts), drained) };
    } finally {
      db.close();
    }
  }

  #expect(act: string, note: string, field: keyof Entry): void {
    const course = this.notes.get(note)?.[field];
    if (!course) return;
    const value = course.values.length - 1;
    this.#acts.set(act, () => (course.acked = Math.max(course.acked, value)));
  }

  #compare(rows: readonly NoteRow[], done: ReadonlyMap<string, number>, drained: boolean) {
    const lost: string[] = [];
    const duplicated: string[] = [];
    const phantom: string[] = [];
    const missing: string[] = [];
    const texts = new Map<string, string>();
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const row of rows) {
      const other = texts.get(row.text);
      if (other !== undefined) duplicated.push(`${row.id} is ${other}`);
      texts.set(row.text, row.id);
      const entry = this.notes.get(row.id);
      const stands = entry && standsAt(entry.text, row.text);
      const lies = entry && standsAt(entry.place, placeOf(row), 'latest');
      if (!entry || stands === -1 || lies === -1) phantom.push(`${row.id} ${row.text}`);
    }
    for (const [id, entry] of this.notes) {
      const row = found.get(id);
      if (!row) {
        if (entry.text.acked >= 0) lost.push(`${id} is gone`);
        else if (drained) missing.push(`${id} never came`);
        continue;
      }
      for (const [course, value] of [
        [entry.text, row.text],
        [entry.place, placeOf(row)],
      ] as const) {
        const at = standsAt(course, value, 'latest');
        if (at < course.acked) lost.push(`${id} fell back from ${course.acked} to ${at}`);
        else if (drained && at < course.values.length - 1) missing.push(`${id} stands at ${at}`);
      }
      // Each act that changed something has one line in the log, and each of these changes something.
      for (const [name, least, most] of [
        ['note.post', Math.min(1, entry.text.acked + 1), 1],
        ['note.edit', entry.text.acked, entry.text.values.length - 1],
        ['note.place', entry.place.acked, entry.place.values.length - 1],
      ] as const) {
        const times = done.get(`${name} ${id}`) ?? 0;
        if (times < least) lost.push(`${name} ${id} was done ${times} times of ${least}`);
        if (times > most) duplicated.push(`${name} ${id} was done ${times} times for ${most}`);
        if (drained && times < most)
          missing.push(`${name} ${id} was done ${times} of ${most} times`);
      }
    }
    return { lost, duplicated, phantom, missing };
  }
}

/** Where a note lies, as one word. */
export function placeOf({ theme, parked }: Pick<NoteRow, 'theme' | 'parked'>): string {
  return theme ?? (parked ? 'parked' : 'ungrouped');
}

function standsAt({ values }: Course, value: string, which?: 'latest'): number {
  return which ? values.lastIndexOf(value) : values.indexOf(value);
}

function countsOf(acts: readonly { readonly name: string; readonly targets: string }[]) {
  const counts = new Map<string, number>();
  for (const { name, targets } of acts) {
    for (const target of JSON.parse(targets) as string[]) {
      const key = `${name} ${target}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
