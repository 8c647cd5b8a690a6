/**
 * What the room works out from records that its audiences may not see themselves: counts without
 * texts, breadth without authors, dots without voters. Sent like records, never stored.
 */
import { kindOf } from '../kinds/kinds.ts';
import { roomKindOf } from '../kinds/room-kinds.ts';
import type { BreadthRecord, AttendanceSummary, Activity, Stats } from '../model/derived.ts';
import { columnsOf } from '../notes/columns.ts';
import type { Breadth } from '../../methods/breadth.ts';
import { idOf, keyOf } from '../../sync/record.ts';
import { groupsOfRound, roundOf, stepsOf } from '../agenda/agenda.ts';
import { answeredAt, peopleAt, seatsAt } from '../people/attendance.ts';
import { leaderOf } from '../agenda/control.ts';
import type { Note } from '../model/note.ts';
import type { View } from '../define.ts';
import { fewestRead } from '../model/reading.ts';
import { presenceId } from '../model/presence.ts';
import { readyIn } from '../agenda/ready.ts';
import type { Series } from '../model/series.ts';
import type { Step } from '../model/step.ts';
import type { ThemeCount } from '../model/theme-count.ts';
import { roundsBehind, shownByTheme } from '../themes/theme-count.ts';
import { standingTheme } from '../themes/themes.ts';
import type { Workshop } from '../model/workshop.ts';

export function statsOf(workshop: Workshop, view: View): Stats {
  const seats = seatsAt(view, workshop.id);
  const connected = new Set(
    seats.filter(({ id }) => view.get('presence', presenceId(id))).map(({ id }) => id),
  );
  const people = peopleAt(view, workshop.id);
  const answered = answeredAt(view, workshop.id);
  const notes = view
    .list('note')
    .filter((note) => note.workshop === workshop.id && !note.withdrawn);
  const byStep = Map.groupBy(notes, (note) => note.step);
  const round = roundOf(view, workshop.id, workshop.step);
  const present = new Set(seats.map(({ id }) => id));
  const members = Map.groupBy(
    view
      .list('membership')
      .filter((membership) => membership.round === round?.id && present.has(membership.seat)),
    (membership) => membership.group,
  );
  const organisations = countBy(seats.map((seat) => seat.organisation));
  return {
    type: 'stats',
    id: idOf('stats', keyOf(workshop.id)),
    workshop: workshop.id,
    arrived: people(seats.map(({ id }) => id)),
    connected: people(connected),
    sentIn: sentInTo(workshop, view),
    organisations: [...organisations].map(([organisation, count]) => ({
      organisation,
      seats: count,
    })),
    steps: stepsOf(view, workshop.id).map((step) => {
      const own = byStep.get(step.id) ?? [];
      return {
        step: step.id,
        notes: own.length,
        writers: answered(writersOf(own, step)),
        columns: columnsOf(step).map(({ key }) => ({
          key,
          notes: own.filter((note) => note.column === key).length,
        })),
        voters: answered(roomKindOf(step).voters?.(step, view) ?? []),
        ready: people(readyIn(view, step.id).filter((seat) => present.has(seat))),
      };
    }),
    groups: (round ? groupsOfRound(view, round.id) : []).map(({ id }) => {
      const sitting = members.get(id) ?? [];
      return {
        group: id,
        seats: people(sitting.map(({ seat }) => seat)),
        connected: people(sitting.map(({ seat }) => seat).filter((seat) => connected.has(seat))),
      };
    }),
  };
}

/** Of fewer than three readers are not told how many they are. */
function manyOrNull(count: number | null): number | null {
  return count === null || count < fewestRead ? null : count;
}

/** Also what was taken back was sent in: the number tells of no note that it is gone. */
function sentInTo(workshop: Workshop, view: View): number | null {
  const begun = workshop.openedAt ?? Infinity;
  const early = stepsOf(view, workshop.id).filter(
    (step) =>
      kindOf(step).takesEarlyAnswers === true && step.openedAt !== null && step.openedAt < begun,
  );
  const isShown = early.some(({ revealed }) => revealed);
  if (early.length === 0 || (isShown && workshop.openedAt === null)) return null;
  const ids = new Set(early.map(({ id }) => id));
  const writers = view
    .list('note')
    .filter(({ step, postedAt }) => ids.has(step) && (postedAt ?? Infinity) < begun)
    .flatMap(({ author }) => author ?? []);
  return answeredAt(view, workshop.id)(writers);
}

export function activityOf(workshop: Workshop, view: View): Activity {
  const seats = seatsAt(view, workshop.id).map(({ id }) => id);
  const leader = leaderOf(view, workshop.id);
  return {
    type: 'activity',
    id: idOf('activity', keyOf(workshop.id)),
    workshop: workshop.id,
    connected: seats.filter((id) => view.get('presence', presenceId(id))),
    led: !leader?.device || view.get('presence', presenceId(leader.device)) !== undefined,
  };
}

// Beside notes that come in one by one, a newcomer among the writers would be the writer of one.
function writersOf(notes: readonly Note[], step: Step): ReadonlySet<string> {
  return new Set(step.revealed ? [] : notes.flatMap((note) => note.author ?? []));
}

/**
 * Of every theme how many notes are shown in it, and how broad it is as it was counted last. What is
 * told follows from those counts and from where notes lie now, which everybody sees.
 */
export function breadthRecordOf(series: Series, view: View): BreadthRecord {
  const counts = Map.groupBy(view.list('themeCount'), ({ theme }) => standingTheme(view, theme));
  return {
    type: 'breadth',
    id: idOf('breadth', keyOf(series.id)),
    themes: [...shownByTheme(view)].map(([theme, notes]) => ({
      theme,
      notes: notes.length,
      ...toldOf(view, counts.get(theme) ?? [], notes),
    })),
  };
}

/**
 * Groups of several workshops are different groups, and are added up; an organisation may have come
 * to several, so the workshop at which most raised it stands for all. Of themes that have become
 * one, the broadest stands for it: it is at least as broad.
 */
function toldOf(view: View, counts: readonly ThemeCount[], notes: readonly Note[]): Breadth {
  const lying = Map.groupBy(notes, ({ workshop }) => workshop);
  // Of what was counted most has gone elsewhere: it is another theme by now.
  const valid = counts.filter(
    (count) => 2 * (lying.get(count.workshop)?.length ?? 0) >= count.notes,
  );
  const byWorkshop = Map.groupBy(valid, ({ workshop }) => workshop);
  const groups = [...byWorkshop].flatMap(([workshop, own]) => {
    const { groups: most = null, ofGroups = 0 } =
      own.toSorted((a, b) => (b.groups ?? 0) - (a.groups ?? 0))[0] ?? {};
    const rounds = roundsBehind(view, workshop, lying.get(workshop) ?? []).length;
    return most === null ? [] : [{ groups: most, ofGroups, rounds: Math.max(1, rounds) }];
  });
  const broadest = valid.toSorted((a, b) => (b.organisations ?? 0) - (a.organisations ?? 0))[0];
  return {
    groups: groups.length === 0 ? null : groups.reduce((sum, { groups: n }) => sum + n, 0),
    ofGroups: groups.reduce((sum, { ofGroups }) => sum + ofGroups, 0),
    rounds: groups.reduce((sum, { rounds }) => sum + rounds, 0),
    organisations: broadest?.organisations ?? null,
    ofOrganisations: broadest?.ofOrganisations ?? 0,
  };
}

export function attendanceSummaryOf(workshop: Workshop, view: View): AttendanceSummary {
  const seats = seatsAt(view, workshop.id);
  const counts = countBy(seats.map((seat) => `${seat.organisation} ${seat.role}`));
  const groups = view
    .list('group')
    .filter((group) => group.workshop === workshop.id && !group.dissolved);
  // People who change places make no further groups of the room.
  const rounds = [...Map.groupBy(groups, ({ round }) => round).values()];
  return {
    type: 'attendanceSummary',
    id: idOf('attendanceSummary', keyOf(workshop.id)),
    workshop: workshop.id,
    groups: Math.max(0, ...rounds.map((round) => round.length)),
    sentIn: manyOrNull(sentInTo(workshop, view)),
    others: peopleAt(view, workshop.id)(seats.map(({ id }) => id)) - seats.length,
    lines: [...counts]
      .map(([key, count]) => {
        const [organisation = '', role = ''] = key.split(' ');
        return { organisation, role, count };
      })
      .toSorted(
        (a, b) => a.organisation.localeCompare(b.organisation) || a.role.localeCompare(b.role),
      ),
  };
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
