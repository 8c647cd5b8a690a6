/**
 * A rehearsal (provkörning): a copy of a series in which made-up people go through one of its
 * workshops. What goes along is said here for each type of record. Nothing ever comes back.
 *
 * What nobody was to see does not go along: in a copy it could be shown without anybody knowing.
 */
import { idOf } from '../sync/record.ts';
import { attendanceId } from './attendance.ts';
import type { View } from './noun.ts';
import { nouns, type RecordType, type StoredRecord } from './records.ts';

export interface RehearsalWish {
  /** Id of the workshop to rehearse; it has not begun. */
  readonly workshop: string;
  /** Id of the copy. */
  readonly series: string;
  /** Keys and join codes stand for one workshop on the whole server: the copy has its own. */
  readonly newKey: () => string;
  readonly newCode: () => string;
}

export interface RehearsalCopy {
  readonly records: readonly StoredRecord[];
  /** Id of the workshop in the copy. */
  readonly workshop: string;
}

type Rules = {
  readonly [T in RecordType]: (
    record: Extract<StoredRecord, { readonly type: T }>,
  ) => Extract<StoredRecord, { readonly type: T }> | null;
};

/** The records of a copy, in an order in which each comes after what it was made from. */
export function rehearsalOf(view: View, wish: RehearsalWish): RehearsalCopy {
  const keys = new Map(
    view.list('workshop').map(({ id }) => [id, idOf('workshop', wish.newKey())] as const),
  );
  const rules = rulesOf(view, wish, (id) => keys.get(id) ?? id);
  const types = Object.keys(nouns) as RecordType[];
  const records = types.flatMap((type): StoredRecord[] => {
    const rule = rules[type] as (record: StoredRecord) => StoredRecord | null;
    return view.list(type).flatMap((record) => rule(record) ?? []);
  });
  return { records, workshop: keys.get(wish.workshop) ?? wish.workshop };
}

function rulesOf(view: View, wish: RehearsalWish, renamed: (workshop: string) => string): Rules {
  const isOwn = (workshop: string): boolean => workshop === wish.workshop;
  const stepOf = (id: string) => {
    const step = view.get('step', id);
    return step && !isOwn(step.workshop) ? step : null;
  };
  const been = new Set(
    view.list('attendance').flatMap((one) => (isOwn(one.workshop) ? [] : [one.seat])),
  );
  /** Of another workshop. */
  const elsewhere = <R extends { readonly workshop: string }>(one: R): R | null =>
    isOwn(one.workshop) ? null : { ...one, workshop: renamed(one.workshop) };
  /** Of a step of another workshop in which everybody has seen it. */
  const counted = <R extends { readonly step: string }>(one: R): R | null =>
    stepOf(one.step)?.revealed ? one : null;
  const none = (): null => null;
  return {
    series: (one) => ({ ...one, id: wish.series, rehearsal: true, planDecidedBy: null }),
    organisation: (one) => one,
    role: (one) => one,
    workshop: (one) => ({
      ...one,
      id: renamed(one.id),
      code: wish.newCode(),
      // Prepared to be locked or frozen it would rehearse an empty hall.
      ...(isOwn(one.id) && { locked: false, screen: 'live' as const }),
    }),
    // A step that takes answers early goes on taking them: people write in it before it begins.
    step: (one) => ({
      ...one,
      workshop: renamed(one.workshop),
      ...(isOwn(one.workshop) && { endsAt: null, revealed: false, asked: 1 }),
    }),
    // Whose name it was is nothing to rehearse with.
    seat: (one) => (been.has(one.id) ? { ...one, name: null } : null),
    attendance: (one) => {
      const workshop = renamed(one.workshop);
      if (isOwn(one.workshop)) return null;
      return { ...one, id: attendanceId(one.seat, workshop), workshop };
    },
    group: elsewhere,
    membership: (one) => (stepOf(one.round) ? one : null),
    // Whom to keep apart is nobody's to read in a copy, and nothing is mixed anew in what has been.
    wish: none,
    note: (one) =>
      stepOf(one.step)?.revealed && !(one.withdrawn || one.hidden)
        ? { ...one, workshop: renamed(one.workshop) }
        : null,
    theme: (one) => ({ ...one, workshop: renamed(one.workshop) }),
    dot: counted,
    placement: counted,
    ballot: (one) => {
      const step = stepOf(one.step);
      return step && (step.revealed || one.asked < step.asked) ? one : null;
    },
    area: (one) => one,
    action: (one) => ({ ...one, name: null }),
    stance: (one) => one,
    // What passes with the moment.
    move: none,
    interest: none,
    speaker: none,
    ready: none,
    control: none,
    message: none,
  };
}
