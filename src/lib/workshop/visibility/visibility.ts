/**
 * Who sees what: the one redaction. Snapshot, patch, page, PDF and every other export go through
 * it; what an audience may not see never leaves the server.
 * The audiences are listed in audiences.ts.
 */
import type { Projection } from '../../sync/domain.ts';
import type { Audience, Visible } from '../../sync/record.ts';
import type { Actor } from '../model/actor.ts';
import { attendanceId } from '../model/attendance.ts';
import {
  everybody,
  loanAudience,
  screenAudience,
  shownAudience,
  tableAudience,
  workshopAudience,
} from './audiences.ts';
import type { Shown } from '../kinds/kind.ts';
import type { kindRecords } from '../kinds/models.ts';
import { isReadAhead } from '../agenda/reading.ts';
import { breadthRecordOf, attendanceSummaryOf, activityOf, statsOf } from './derived.ts';
import { speakerQueueOf } from '../speakers/speaker-queue.ts';
import { roomKindOf, kindProjections, projectWorkshop } from '../kinds/room-kinds.ts';
import type { RecordType } from '../model/models.ts';
import { onTable } from '../groups/seating.ts';
import type { Inquiry } from '../model/inquiry.ts';
import type { Note } from '../model/note.ts';
import { loanOf } from '../model/seat.ts';
import type { View } from '../define.ts';
import type { Workshop } from '../model/workshop.ts';
import { asTold } from '../plan/action.ts';
import { stands } from '../plan/stance.ts';
import { isTold } from '../themes/summaries.ts';
import { unshownForReaders, unshownOf } from './unshown.ts';
import type { AnyRecord, StoredRecord } from '../model/records.ts';

type Projected = Projection<AnyRecord>;
type Rule<T extends AnyRecord['type']> = (
  record: Extract<AnyRecord, { readonly type: T }>,
  view: View,
) => readonly Projected[];
/** For every stored type that is not of one step kind. What is worked out comes with its source. */
type Rules = {
  readonly [T in Exclude<RecordType, keyof typeof kindRecords>]: Rule<T>;
};

const rules: Rules = {
  series: (series, view) => [
    ...to(everybody, series),
    ...to(everybody, breadthRecordOf(series, view)),
  ],
  organisation: offered,
  role: offered,
  workshop: (workshop, view) => [
    ...to(['host', workshopAudience(workshop.id)], { ...workshop, draws: '' }),
    // Who may read the plan, or was at another occasion, has not thereby a way into this one.
    ...to(['public'], { ...workshop, code: '', secret: '', draws: '' }),
    ...to(['host', screenAudience(workshop.id)], statsOf(workshop, view)),
    ...to(['host'], activityOf(workshop, view)),
    ...to(['host', 'archive'], attendanceSummaryOf(workshop, view)),
    ...unshownIn(workshop, view),
    ...shown(projectWorkshop(workshop, view)),
  ],
  step: (step, view) => [
    ...to(everybody, step),
    ...shown(roomKindOf(step).project?.(step, view) ?? []),
    ...given([workshopAudience(step.workshop)], speakerQueueOf(step, view)),
  ],
  // Who sits in a group is known to the group: they see each other across the table.
  // Of devices that were lent its owner is told, and whoever lends them.
  seat: (seat, view) => [
    ...to(['host', seat.id], seat),
    ...to(companyOf(groupsOf(view, seat.id)), { ...seat, loans: [], added: 0 }),
  ],
  // The third is all that somebody hears who waits to be let in.
  attendance: (attendance) => to(['host', attendance.seat, attendance.id], attendance),
  group: (group) => to(['host', workshopAudience(group.workshop)], group),
  // Of the move itself only who moves is told: the group hears when somebody comes.
  move: (move) => to(['host', move.seat], move),
  membership: (membership) =>
    to(['host', membership.seat, ...companyOf([membership.group])], membership),
  // Whom somebody must not sit with is the facilitator's business alone.
  wish: (wish) => to(['host'], wish),
  // Everybody at a table is told who stays there, also those who come to it next.
  tableHost: (host, view) => to(['host', ...companyOf(comingTo(host.group, view))], host),
  note: projectNote,
  theme: (theme) => to(everybody, theme),
  standingItem: (item) => to(everybody, item),
  // How far facilitators have read is theirs to know.
  reading: (reading) => to(['host'], reading),
  // Of the notes only which they are: what they say is shown with them or not at all.
  mainQuestion: (question) => to(everybody, question),
  // What is told of it is in the breadth of the series.
  themeCount: () => [],
  // Until somebody shows it, it is a draft.
  summary: (summary, view) => to(isTold(summary, view) ? everybody : ['host'], summary),
  speaker: (speaker) => to(['host', speaker.who], speaker),
  ready: (ready) => to([ready.seat], ready),
  area: (area) => to(everybody, area),
  action: (action, view) => to(everybody, asTold(view, action)),
  // Who said it is nobody's: it is the organisation that says it, as long as they speak for it.
  stance: (stance, view) => (stands(view, stance) ? to(everybody, { ...stance, by: null }) : []),
  // Who leads is told to those who may.
  control: (control) => to(['host'], control),
  // Who sorts what is told to those who sort.
  claim: (claim) => to(['host'], claim),
  focus: (focus) => to(['host', screenAudience(focus.workshop)], focus),
  message: (message) => [
    ...to(['host'], message),
    ...(message.removed
      ? []
      : to(
          message.group === null
            ? [workshopAudience(message.workshop)]
            : companyOf([message.group]),
          message,
        )),
  ],
  // Passes with the workshop; no other group is told that somebody needs help.
  call: (call, view) => {
    if (view.get('workshop', call.workshop)?.state !== 'open') return [];
    const theirs = call.who.startsWith('seat:') ? [call.who] : companyOf([call.who]);
    return to(['host', ...theirs], call);
  },
  inquiry: projectInquiry,
};

function unshownIn(workshop: Workshop, view: View): readonly Projected[] {
  const unshown = unshownOf(workshop, view);
  return [...given(['host'], unshown), ...given(['archive'], unshownForReaders(unshown))];
}

function hasRule(type: AnyRecord['type']): type is keyof Rules {
  return type in rules;
}

type AnyRule = (record: AnyRecord, view: View) => readonly Projected[];
type OwnRule = (record: AnyRecord, view: View) => readonly Shown[];

/** Who sees a record, and how. Reads of `view` are tracked by the room. */
export function project(record: AnyRecord, view: View): readonly Projected[] {
  const projected = projectedByRule(record, view);
  return [...projected, ...toLentDevices(record, projected, view)];
}

function projectedByRule(record: AnyRecord, view: View): readonly Projected[] {
  if (hasRule(record.type)) return (rules[record.type] as AnyRule)(record, view);
  const own = (kindProjections as Readonly<Record<string, OwnRule | undefined>>)[record.type];
  return shown(own?.(record, view) ?? []);
}

/** What seats see of a record, for the devices that are lent to them: nothing from before. */
function toLentDevices(
  record: AnyRecord,
  projected: readonly Projected[],
  view: View,
): readonly Projected[] {
  return projected.flatMap(([audience, copy]): Projected[] => {
    const seat = audience.startsWith('seat:') ? view.get('seat', audience) : undefined;
    const loan = seat ? loanOf(seat) : null;
    if (!seat || !loan || !isOfLoan(record, { seat: seat.id, from: loan.from }, view)) return [];
    return [[loanAudience(seat.id), copy]];
  });
}

/** Whether a record of a seat came about on the device that is lent to it, or is no answer at all. */
function isOfLoan(
  record: AnyRecord,
  { seat, from }: { readonly seat: string; readonly from: number },
  view: View,
): boolean {
  switch (record.type) {
    case 'note':
      return record.author === seat && record.lent && (record.postedAt ?? -Infinity) >= from;
    case 'idea':
    case 'inquiry':
      return isOfLoanedNote(record.note);
    case 'seat':
    case 'attendance':
    case 'membership':
    case 'move':
    case 'call':
      return true;
    default:
      // In steps that were opened since, nobody but the lent device answers.
      return 'step' in record && (view.get('step', record.step ?? '')?.openedAt ?? -1) >= from;
  }

  function isOfLoanedNote(noteId: string): boolean {
    const note = view.get('note', noteId);
    return note !== undefined && isOfLoan(note, { seat, from }, view);
  }
}

/** The lists from which people choose, but for what somebody has named who waits, or was merged. */
function offered(name: Extract<AnyRecord, { readonly held: boolean }>): readonly Projected[] {
  return to(name.held || name.merged ? ['host'] : everybody, name);
}

/**
 * The writer sees all of it; the group sees it at once; everybody sees it once it is shown;
 * nobody but the writer sees who wrote it or when, or what is hidden or taken back; nobody outside
 * the group sees from which group it came: in a group where one has written that would be a name.
 * In a world café, as the phone says there, notes lie on the table for whoever comes to it next.
 * What is shown, later workshops of the series build on: their phones read it too.
 * A step kind may say otherwise who reads before all do.
 */
function projectNote(note: Note, view: View): readonly Projected[] {
  const own = note.author === null ? [] : to([note.author], note);
  if (note.withdrawn) return own;
  const anonymous: Note = {
    ...note,
    ...{ author: null, organisation: null, postedAt: null, lent: false },
  };
  const covered: Note = note.hidden ? { ...anonymous, text: '' } : anonymous;
  const step = view.get('step', note.step);
  const revealed = step?.revealed === true;
  const chosen = step && roomKindOf(step).noteReaders?.(note, step, view);
  if (chosen && !revealed)
    return [...own, ...to(others(chosen, note), { ...covered, group: null })];
  const group = chosen || note.group === null ? [] : to(readersOf(note.group, view), covered);
  if (!revealed) {
    const ahead = step && isReadAhead(view, note, step) ? ['host' as const] : [];
    return [...own, ...group, ...to(ahead, { ...covered, group: null })];
  }
  const all = [shownAudience(note.workshop), 'archive'];
  const host = to(['host'], { ...anonymous, group: null });
  return [...own, ...group, ...host, ...to(all, { ...covered, group: null })];
}

/**
 * Whoever asks hears of the answer when it is told and not before, nor whether there is one; the
 * writer alone is asked. On paper there is nobody to ask, and nobody is told that.
 */
function projectInquiry(inquiry: Inquiry, view: View): readonly Projected[] {
  const note = view.get('note', inquiry.note);
  if (!note || note.withdrawn || !view.get('step', note.step)?.revealed) return [];
  const answer = inquiry.state === 'told' ? inquiry.answer : null;
  const host = to(['host'], { ...inquiry, answer, left: false });
  const isOn = !inquiry.removed && view.get('workshop', inquiry.workshop)?.state === 'open';
  return note.author === null || !isOn ? host : [...host, ...to([note.author], inquiry)];
}

/** Readers of a note but for its writer, who sees all of it. */
function others(readers: readonly Audience[], { author }: Note): Audience[] {
  return readers.filter((reader) => reader !== author);
}

/** The group in which a note was written and those that come to its table after it. */
function readersOf(group: string, view: View): string[] {
  return view.get('group', group)?.cafe === true ? comingTo(group, view) : [group];
}

/** A group and those that come to its table after it. */
function comingTo(group: string, view: View): string[] {
  const later = view.list('group').filter(({ id }) => onTable(view, id).includes(group));
  return [group, ...later.flatMap(({ id }) => (id === group ? [] : id))];
}

/** What an actor sees now; null: the seat was removed or the workshop is not theirs. */
export function audiencesOf(actor: Actor, view: View): readonly Audience[] | null {
  switch (actor.role) {
    case 'facilitator':
      return ['host'];
    case 'screen':
      // What earlier workshops have shown is not read out again: of that it has the themes.
      return [
        ...['public', workshopAudience(actor.workshop)],
        ...[screenAudience(actor.workshop), shownAudience(actor.workshop)],
      ];
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
        (group) => view.get('group', group)?.workshop === actor.workshop,
      );
      const shown = upTo(actor.workshop, view).map(shownAudience);
      const room = ['public', workshopAudience(actor.workshop), ...shown];
      if (!actor.lent) return [...room, ...groups, seat.id];
      // Notes of a group that are not shown yet may be the owner's: they come with all others.
      return loanOf(seat) ? [...room, ...groups.map(tableAudience), loanAudience(seat.id)] : null;
    }
  }
}

/** A workshop and those before it in its series. Which those are is settled when it is made. */
function upTo(workshop: string, view: View): string[] {
  const order = view.get('workshop', workshop)?.order ?? 0;
  const earlier = view.list('workshop').filter((other) => other.order < order);
  return [workshop, ...earlier.map(({ id }) => id)];
}

/** Types that decide over `audiencesOf`. */
export const audienceTypes: ReadonlySet<string> = new Set<StoredRecord['type']>([
  'seat',
  'attendance',
  'membership',
]);

/** Those who sit in groups, on whichever device. */
function companyOf(groups: readonly string[]): Audience[] {
  return groups.flatMap((group) => [group, tableAudience(group)]);
}

function groupsOf(view: View, seat: string): string[] {
  return view
    .list('membership')
    .filter((membership) => membership.seat === seat)
    .map((membership) => membership.group);
}

function shown(records: readonly Shown[]): readonly Projected[] {
  return records.flatMap(([audiences, record]) => to(audiences, record));
}

function given(audiences: readonly Audience[], record: AnyRecord | null): readonly Projected[] {
  return record === null ? [] : to(audiences, record);
}

/** The only place where a record becomes one that may be sent. */
function to(audiences: readonly Audience[], record: AnyRecord): readonly Projected[] {
  return audiences.map((audience) => [audience, record as Visible<AnyRecord>]);
}
