/**
 * A rehearsal (provkörning): a copy of a series in which made-up people go through one of its
 * workshops. What goes along is said here for each type of record. Nothing ever comes back.
 *
 * What nobody was to see does not go along: in a copy it could be shown without anybody knowing.
 */
import type { JoinCode } from '../../methods/code.ts';
import { idOf, keyOf } from '../../sync/record.ts';
import { attendanceId } from '../model/attendance.ts';
import type { View } from '../define.ts';
import type { KindRecord } from '../kinds/kind.ts';
import { roomKindOf } from '../kinds/room-kinds.ts';
import type { kindRecords } from '../kinds/models.ts';
import { asNew, firstStateOf } from '../model/step.ts';
import type { Note } from '../model/note.ts';
import { summaryId } from '../model/summary.ts';
import { themeCountId } from '../model/theme-count.ts';
import { entities } from '../registry.ts';
import type { RecordType } from '../model/models.ts';
import { stands } from '../plan/stance.ts';
import type { StoredRecord } from '../model/records.ts';

export interface RehearsalWish {
  /** Id of the workshop to rehearse; it has not begun. */
  readonly workshop: string;
  /** Id of the copy. */
  readonly series: string;
  /** Keys and join codes stand for one workshop on the whole server: the copy has its own. */
  readonly newKey: () => string;
  readonly newCode: () => JoinCode;
  /** What a copy tells must not be what rounds the figures of the series itself. */
  readonly newDraws: () => string;
}

export interface RehearsalCopy {
  readonly records: readonly StoredRecord[];
  /** Id of the workshop in the copy. */
  readonly workshop: string;
}

/** For every type that is not of one step kind; of those, `Kind.rehearsed` says it. */
type Rules = {
  readonly [T in Exclude<RecordType, keyof typeof kindRecords>]: (
    record: Extract<StoredRecord, { readonly type: T }>,
  ) => Extract<StoredRecord, { readonly type: T }> | null;
};

type AnyRule = (record: StoredRecord) => StoredRecord | null;

/** The records of a copy, in an order in which each comes after what it was made from. */
export function rehearsalOf(view: View, wish: RehearsalWish): RehearsalCopy {
  const keys = new Map(
    view.list('workshop').map(({ id }) => [id, idOf('workshop', wish.newKey())] as const),
  );
  const rules = rulesOf(view, wish, (id) => keys.get(id) ?? id);
  const aliases = new Map<string, string>();
  const aliasOf = (seat: string): string => {
    const alias = aliases.get(seat) ?? idOf('seat', wish.newKey());
    aliases.set(seat, alias);
    return alias;
  };
  const copied = new Set<string>();
  const isCopied = (id: string): boolean => copied.has(id);
  const ofKind = (record: StoredRecord): StoredRecord | null => {
    const of = record as KindRecord;
    const step = view.get('step', of.step);
    if (!step || step.workshop === wish.workshop) return null;
    const goes = roomKindOf(step).rehearsed?.(of, step, { isCopied, view }) ?? null;
    return goes && nobodys(goes, aliasOf);
  };
  // Those of one kind come last: they speak of all others.
  const types = Object.keys(entities) as RecordType[];
  const records = types.flatMap((type): StoredRecord[] => {
    const rule = (rules as Readonly<Record<string, AnyRule | undefined>>)[type] ?? ofKind;
    const copies = view.list(type).flatMap((record) => rule(record) ?? []);
    // Only what keeps its id is spoken of by it.
    for (const { id } of copies) copied.add(id);
    return copies;
  });
  return { records, workshop: keys.get(wish.workshop) ?? wish.workshop };
}

/**
 * An answer as if it were of somebody who is not there: a copy of a seat can be handed to anybody,
 * who would see the answers of its owner.
 */
function nobodys(record: StoredRecord, aliasOf: (seat: string) => string): StoredRecord {
  if (!('seat' in record)) return record;
  const [own, alias] = [record.seat, aliasOf(record.seat)].map(keyOf);
  // An answer's id is made of the keys of its step, of what it is about and of its seat.
  const id = record.id
    .split('.')
    .map((key) => (key === own ? alias : key))
    .join('.');
  return { ...record, id, seat: aliasOf(record.seat) };
}

function rulesOf(view: View, wish: RehearsalWish, renamed: (workshop: string) => string): Rules {
  const isOwn = (workshop: string): boolean => workshop === wish.workshop;
  const stepOf = (id: string) => {
    const step = view.get('step', id);
    return step && !isOwn(step.workshop) ? step : null;
  };
  const been = new Set(
    view.list('attendance').flatMap(({ workshop, seat }) => (isOwn(workshop) ? [] : [seat])),
  );
  /** Of another workshop. */
  const elsewhere = <R extends { readonly workshop: string }>(record: R): R | null =>
    isOwn(record.workshop) ? null : { ...record, workshop: renamed(record.workshop) };
  const none = (): null => null;
  const goes = (note: Note | undefined): boolean =>
    note !== undefined && stepOf(note.step)?.revealed === true && !(note.withdrawn || note.hidden);
  return {
    series: (series) => ({ ...series, id: wish.series, rehearsal: true, planDecidedBy: null }),
    // What was merged stays so; whom it concerned is nobody's to read in a copy.
    organisation: ({ merged, ...organisation }) => ({
      ...organisation,
      merged: merged && { ...merged, seats: [], representatives: [] },
    }),
    role: ({ merged, ...role }) => ({ ...role, merged: merged && { ...merged, seats: [] } }),
    workshop: (workshop) => ({
      ...workshop,
      id: renamed(workshop.id),
      ...wish.newCode(),
      draws: wish.newDraws(),
      // Prepared to be locked or frozen it would rehearse an empty hall.
      ...(isOwn(workshop.id) && { locked: false, screen: 'live' as const }),
    }),
    // A step that takes answers early goes on taking them: people write in it before it begins.
    step: (step) => ({
      ...(isOwn(step.workshop) ? { ...firstStateOf(asNew(step)), openedAt: step.openedAt } : step),
      workshop: renamed(step.workshop),
    }),
    // Whose name it was is nothing to rehearse with.
    // Nothing is lent in a copy.
    seat: (seat) => (been.has(seat.id) ? { ...seat, name: null, loans: [] } : null),
    attendance: (attendance) => {
      const workshop = renamed(attendance.workshop);
      if (isOwn(attendance.workshop)) return null;
      return { ...attendance, id: attendanceId(attendance.seat, workshop), workshop };
    },
    group: elsewhere,
    membership: (membership) => (stepOf(membership.round) ? membership : null),
    // Whom to keep apart is nobody's to read in a copy, and nothing is mixed anew in what has been.
    wish: none,
    // A copy of a seat can be handed to anybody: in it nothing is anybody's.
    note: (note) =>
      goes(note)
        ? {
            ...note,
            ...{ author: null, organisation: null, group: null, postedAt: null, lent: false },
            workshop: renamed(note.workshop),
          }
        : null,
    theme: (theme) => ({
      ...theme,
      workshop: renamed(theme.workshop),
      // Of notes that go along.
      quotes: theme.quotes.filter((id) => goes(view.get('note', id))),
    }),
    // A draft goes along as well: it is facilitators who rehearse.
    summary(summary) {
      const about = renamed(summary.about);
      return { ...summary, id: summaryId(about), about };
    },
    standingItem: (item) => ({ ...item, workshops: item.workshops.map(renamed).toSorted() }),
    themeCount(count) {
      const workshop = renamed(count.workshop);
      return { ...count, id: themeCountId(workshop, count.theme), workshop };
    },
    area: (area) => area,
    action: (action) => ({ ...action, name: null }),
    stance: (stance) => (stands(view, stance) ? { ...stance, by: null } : null),
    // What passes with the moment.
    move: none,
    tableHost: none,
    speaker: none,
    ready: none,
    control: none,
    claim: none,
    focus: none,
    message: none,
    call: none,
    inquiry: none,
    reading: none,
    mainQuestion: none,
  };
}
