/**
 * Who sees what: the one redaction. Snapshot, patch, page, PDF and every other export go through
 * it; what an audience may not see never leaves the server.
 * The audiences are listed in audiences.ts.
 */
import type { Audience, Exposure } from '../sync/domain.ts';
import type { Visible } from '../sync/record.ts';
import type { Actor } from './actor.ts';
import { attendanceId } from './attendance.ts';
import { screenAudience, workshopAudience } from './audiences.ts';
import { breadthRecordOf, censusOf, pulseOf, scoreOf, tallyOf } from './derived.ts';
import { floorOf, outcomeOf, spreadOf } from './answers.ts';
import { onTable } from './group.ts';
import { mixShown } from './mix-figures.ts';
import type { Note } from './note.ts';
import type { View } from './noun.ts';
import type { AnyRecord, StoredRecord } from './records.ts';
import type { Workshop } from './workshop.ts';

type Exposed = Exposure<AnyRecord>;
type Rules = {
  readonly [T in AnyRecord['type']]: (
    record: Extract<AnyRecord, { type: T }>,
    view: View,
  ) => readonly Exposed[];
};

const everybody: readonly Audience[] = ['host', 'public'];

const rules: Rules = {
  series: (one, view) => [...to(everybody, one), ...to(everybody, breadthRecordOf(one, view))],
  organisation: (one) => to(everybody, one),
  role: (one) => to(everybody, one),
  workshop: (one, view) => [
    ...to(['host', workshopAudience(one.id)], one),
    // Who may read the plan, or was at another occasion, has not thereby a way into this one.
    ...to(['public'], { ...one, code: '' }),
    ...to(['host', screenAudience(one.id)], tallyOf(one, view)),
    ...to(['host'], pulseOf(one, view)),
    ...to(['host', 'archive'], censusOf(one, view)),
    ...mixExposed(one, view),
  ],
  step: (one, view) => [
    ...to(everybody, one),
    ...(one.kind === 'dots' && one.revealed ? to(everybody, scoreOf(one, view)) : []),
    ...(one.kind === 'matrix' && one.revealed ? to(everybody, spreadOf(one, view)) : []),
    ...(one.kind === 'poll' ? given(everybody, outcomeOf(one, view)) : []),
    ...given([workshopAudience(one.workshop)], floorOf(one, view)),
  ],
  // Who sits in a group is known to the group: they see each other across the table.
  seat: (one, view) => to(['host', one.id, ...groupsOf(view, one.id)], one),
  // The third is all that somebody hears who waits to be let in.
  attendance: (one) => to(['host', one.seat, one.id], one),
  group: (one) => to(['host', workshopAudience(one.workshop)], one),
  // Of the move itself only who moves is told: the group hears when somebody comes.
  move: (one) => to(['host', one.seat], one),
  membership: (one) => to(['host', one.seat, one.group], one),
  // Whom somebody must not sit with is the facilitator's business alone.
  wish: (one) => to(['host'], one),
  // Groups are worked out at the console; the phone says who reads it.
  interest: (one) => to(['host', one.seat], one),
  note: exposeNote,
  theme: (one) => to(everybody, one),
  dot: (one) => to([one.seat], one),
  placement: (one) => to([one.seat], one),
  ballot: (one) => to([one.seat], one),
  speaker: (one) => to(['host', one.who], one),
  ready: (one) => to([one.seat], one),
  area: (one) => to(everybody, one),
  action: (one) => to(everybody, one),
  stance: (one) => to(everybody, one),
  // Who leads is told to those who may.
  control: (one) => to(['host'], one),
  message: (one) => [
    ...to(['host'], one),
    ...(one.removed ? [] : to([one.group ?? workshopAudience(one.workshop)], one)),
  ],
  presence: () => [],
  tally: () => [],
  pulse: () => [],
  breadth: () => [],
  score: () => [],
  census: () => [],
  spread: () => [],
  outcome: () => [],
  floor: () => [],
  mix: () => [],
};

/** Who sees a record, and how. Reads of `view` are tracked by the room. */
export function expose(record: AnyRecord, view: View): readonly Exposed[] {
  const rule = rules[record.type] as (record: AnyRecord, view: View) => readonly Exposed[];
  return rule(record, view);
}

/**
 * The writer sees all of it; the group sees it at once; everybody sees it once it is shown;
 * nobody but the writer sees who wrote it or when, or what is hidden or taken back; nobody outside
 * the group sees from which group it came: in a group where one has written that would be a name.
 * In a world café, as the phone says there, notes lie on the table for whoever comes to it next.
 */
function exposeNote(note: Note, view: View): readonly Exposed[] {
  const own = note.author === null ? [] : to([note.author], note);
  if (note.withdrawn) return own;
  const anonymous: Note = { ...note, author: null, postedAt: null };
  const covered: Note = note.hidden ? { ...anonymous, text: '' } : anonymous;
  const shown = view.get('step', note.step)?.revealed === true;
  const group = note.group === null ? [] : to(readersOf(note.group, view), covered);
  if (!shown) return [...own, ...group];
  const others = [workshopAudience(note.workshop), 'archive'];
  const host = to(['host'], { ...anonymous, group: null });
  return [...own, ...group, ...host, ...to(others, { ...covered, group: null })];
}

/** Worked out only while somebody looks at it. */
function mixExposed(workshop: Workshop, view: View): readonly Exposed[] {
  const shown = workshop.screen === 'mix' ? mixShown(workshop, view) : null;
  return shown ? to([screenAudience(workshop.id)], shown) : [];
}

/** The group in which a note was written and those that come to its table after it. */
function readersOf(group: string, view: View): string[] {
  if (view.get('group', group)?.cafe !== true) return [group];
  const later = view.list('group').filter(({ id }) => onTable(view, id).includes(group));
  return [group, ...later.flatMap(({ id }) => (id === group ? [] : id))];
}

/** What an actor sees now; null: the seat was removed or the workshop is not theirs. */
export function audiencesOf(actor: Actor, view: View): readonly Audience[] | null {
  switch (actor.role) {
    case 'facilitator':
      return ['host'];
    case 'screen':
      return ['public', workshopAudience(actor.workshop), screenAudience(actor.workshop)];
    case 'reader':
      return ['public', 'archive'];
    case 'server':
      return [];
    case 'participant': {
      const seat = view.get('seat', actor.seat);
      const attends = view.get('attendance', attendanceId(actor.seat, actor.workshop));
      if (!seat || seat.removed || !attends) return null;
      if (!attends.admitted) return [attends.id];
      // Groups of other occasions stay there: their notes are not this occasion's.
      const groups = groupsOf(view, seat.id).filter(
        (one) => view.get('group', one)?.workshop === actor.workshop,
      );
      return ['public', workshopAudience(actor.workshop), ...groups, seat.id];
    }
  }
}

/** Types that decide over `audiencesOf`. */
export const audienceTypes: ReadonlySet<string> = new Set<StoredRecord['type']>([
  'seat',
  'attendance',
  'membership',
]);

function groupsOf(view: View, seat: string): string[] {
  return view
    .list('membership')
    .filter((one) => one.seat === seat)
    .map((one) => one.group);
}

function given(audiences: readonly Audience[], record: AnyRecord | null): readonly Exposed[] {
  return record === null ? [] : to(audiences, record);
}

/** The only place where a record becomes one that may be sent. */
function to(audiences: readonly Audience[], record: AnyRecord): readonly Exposed[] {
  return audiences.map((audience) => [audience, record as Visible<AnyRecord>]);
}
