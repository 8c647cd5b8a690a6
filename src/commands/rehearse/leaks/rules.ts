/**
 * Who may be sent what, stated independently of the code that keeps it (workshop/visibility): from
 * what people are promised. The command `rehearse` and the simulation in tests judge by these rules.
 *
 * 1. A note is sent to its author; to the author's group and those who come to its table later; once
 *    it is revealed, to everybody at the workshop, participants of later ones, readers and
 *    facilitators. One that is withdrawn is sent to its author alone. What was sent in before a workshop
 *    began is sent to facilitators when they read it ahead of the others.
 * 2. Only the author is told who wrote a note, of which organisation, when, or on which device; only the group which
 *    group it was. Who has written is told to nobody, nor how much any group has.
 * 3. Answers (dots, placements, ballots, ready) are sent to whoever gave them; totals to everybody,
 *    once they are counted. How often people have moved a note is sent once it was moved three times,
 *    to facilitators and everybody at the workshop, and who has moved it to nobody.
 * 4. The text of a hidden note is sent to its author and to facilitators alone.
 * 5. A participant is told of people in the own groups; facilitators of everybody; others of nobody.
 *    Who said a stance is told to nobody, and that a seat was lent to its owner and facilitators.
 * 6. The code of a workshop is sent to those who are there, and to facilitators; what was drawn for
 *    it to nobody.
 * 7. Somebody who waits to be let in is told of the own attendance and of nothing else.
 * 8. Which device has control is told to facilitators, and what is discussed to projectors besides.
 * 9. A message is sent to its workshop or group until it is removed, and to facilitators.
 * 10. A note on a sheet is sent, until it is revealed, to its author and to whoever holds the sheet and
 *    got it after the note had come. Who holds a sheet is sent to that person alone, and in which round
 *    a note came to its author alone.
 * 11. Who is expected is sent to facilitators alone. A card is sent, until cards are shown, to
 *    participants (those whose card it is; tested with its step kind)
 *    and facilitators; what a group agreed on to its group and facilitators; then to
 *    everybody at the workshop and readers, without its texts where it is hidden. The draft of a
 *    decision is sent to facilitators alone; who hosts a table to those who come to it.
 *    What a group has proposed is sent to it, and to facilitators once it is shown. Where a group has
 *    laid its notes is sent to it and to those who come to its table; once it is brought, that a note is
 *    marked is sent to everybody who sees the note, with neither group nor pile.
 * 12. That somebody calls is sent to those who call, their group, and facilitators. What is asked of the
 * writer of a note is sent to facilitators and that writer alone; the answer to the writer, and to
 * facilitators once it is told; that it is left to the writer alone.
 */
import { kindRecords } from '#lib/workshop/kinds/models.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';

export type LeakRule = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11;

/** A record as it came over the wire: nothing is taken for granted but what is looked at. */
export type Sent = Readonly<Record<string, unknown>>;

/** Somebody who is sent something. */
export interface Viewer {
  readonly name: string;
  readonly role: Actor['role'];
  /** Of a participant; else null. */
  readonly seat: string | null;
  /** Of a participant or a screen; null where the viewer is at no workshop. */
  readonly workshop: string | null;
}

export interface KnownNote {
  /** Null: a note on paper, typed in by a facilitator. */
  readonly author: string | null;
  readonly group: string | null;
  readonly step: string;
  /** Null where it is not known: then everybody counts as being there. */
  readonly workshop: string | null;
  readonly withdrawn: boolean;
  /** In a step in which sheets go round: its group reads it only when it is in their hand. */
  readonly onSheet: boolean;
}

/** What is true when something is sent, as far as the one who watches knows. */
export interface Facts {
  /** Undefined for a note that nobody is known to have written. */
  readonly note: (id: string) => KnownNote | undefined;
  readonly isRevealed: (step: string) => boolean;
  /** How often a step has asked something that is counted: 0 while nothing is. */
  readonly countedRounds: (step: string) => number;
  /** True when a viewer may no longer be sent the text of a note, because it is hidden. */
  readonly isHidden: (note: string, viewer: Viewer) => boolean;
  /** True for a note that was sent in before its workshop and that facilitators read since then. */
  readonly isReadAhead: (note: string) => boolean;
  readonly sitsIn: (seat: string, group: string) => boolean;
  /** True for a group, and for those who come to its table after it in a world café. */
  readonly sitsAtTable: (seat: string, group: string) => boolean;
  /** True when two people sit in the same group, in any round. */
  readonly haveMet: (seat: string, other: string) => boolean;
  readonly isWaiting: (seat: string, workshop: string) => boolean;
  /** True for a workshop that comes later in its series than the other. */
  readonly isLater: (workshop: string, than: string) => boolean;
  /** True once what groups have laid in a step is brought to the plenary. */
  readonly isBrought: (step: string) => boolean;
  /** True when somebody holds the sheet of a note, and the note had come before they got it. */
  readonly holdsSheetOf: (seat: string, note: string) => boolean;
}

/** Who may be sent what the room computes, by role. */
const derivedFor: Readonly<Record<string, readonly Actor['role'][]>> = {
  stats: ['facilitator', 'screen'],
  activity: ['facilitator'],
  attendanceSummary: ['facilitator', 'reader'],
  mix: ['screen'],
  unshown: ['facilitator', 'reader'],
  dotUse: ['facilitator'],
  wish: ['facilitator'],
  rounds: ['facilitator', 'screen'],
  cardCounts: ['facilitator', 'screen'],
  agreedCounts: ['facilitator', 'screen'],
  placingProgress: ['facilitator', 'screen'],
  openPlaces: ['facilitator', 'screen'],
  breadth: ['facilitator', 'screen', 'reader', 'participant'],
  nameCounts: ['facilitator', 'screen'],
  nameNotes: ['participant'],
  speakerQueue: ['screen', 'participant'],
  presence: [],
  themeCount: [],
};

type Judge = (record: Sent, viewer: Viewer, facts: Facts) => readonly LeakRule[];

const none: readonly LeakRule[] = [];
const unless = (allowed: boolean, rule: LeakRule): readonly LeakRule[] => (allowed ? none : [rule]);
const isHost = ({ role }: Viewer): boolean => role === 'facilitator';

/** True when a record is of the viewer and speaks of nobody else. */
function isOwn(record: Sent, { role, seat }: Viewer): boolean {
  return role === 'participant' && record['seat'] === seat && othersIn(record, seat).length === 0;
}

const ownAnswer: Judge = (record, viewer) => unless(isOwn(record, viewer), 3);

const total: Judge = (record, _viewer, facts) => {
  const counted = facts.countedRounds(textOf(record, 'step'));
  const rounds = Array.isArray(record['rounds']) ? (record['rounds'] as readonly Sent[]) : null;
  const isCounted = rounds
    ? rounds.every(({ asked }) => typeof asked === 'number' && asked <= counted)
    : counted > 0;
  return unless(isCounted && othersIn(record, null).length === 0, 3);
};

const ownRecord: Judge = (record, viewer) => unless(isHost(viewer) || isOwn(record, viewer), 5);

/** The rules of a type of record; of every other, `ownAnswer` or `judgePeople`. */
const judges: Readonly<Record<string, Judge>> = {
  note: judgeNote,
  ready: ownAnswer,
  score: total,
  spread: total,
  outcome: total,
  leanings: total,
  card: (record, viewer, facts) =>
    unless(isHost(viewer) || viewer.role === 'participant' || isShownText(record, facts), 11),
  agreed: (record, viewer, facts) => {
    const { seat } = viewer;
    const isTheirs = seat !== null && facts.sitsIn(seat, textOf(record, 'group'));
    return unless(isHost(viewer) || isTheirs || isShownText(record, facts), 11);
  },
  proposal: (record, viewer, facts) => {
    const { seat } = viewer;
    const isTheirs = seat !== null && facts.sitsIn(seat, textOf(record, 'group'));
    const isShown = isHost(viewer) && typeof record['group'] !== 'string';
    const isTold =
      isShown && (facts.isRevealed(textOf(record, 'step')) || record['added'] === true);
    const isOwn = seat !== null && record['author'] === seat;
    return [
      ...unless(isOwn || isTheirs || isTold, 11),
      ...unless(othersIn(record, viewer.seat).length === 0, 2),
    ];
  },
  nameList: (record, _viewer, facts) =>
    unless(facts.isRevealed(textOf(record, 'step')) && othersIn(record, null).length === 0, 11),
  // Which notes were shown at once to those who check, is told to nobody.
  batch: ({ notes }) => unless(!Array.isArray(notes) || notes.length === 0, 3),
  moved: (record, { role }) =>
    unless(record['times'] === 3 && role !== 'reader' && othersIn(record, null).length === 0, 3),
  laid: (record, { seat }, facts) => {
    const isTheirs = seat !== null && facts.sitsAtTable(seat, textOf(record, 'group'));
    const tellsWhose = typeof record['group'] === 'string' || typeof record['cluster'] === 'string';
    const isMark = record['marked'] === true && facts.isBrought(textOf(record, 'step'));
    const isTold = isTheirs || (isMark && !tellsWhose);
    return unless(isTold && othersIn(record, null).length === 0, 11);
  },
  doubt: (record, { role, seat }, facts) => {
    const author = facts.note(textOf(record, 'note'))?.author ?? null;
    return unless(role === 'participant' && seat !== null && author === seat, 3);
  },
  expected: (_record, viewer) => unless(isHost(viewer), 11),
  reading: (_record, viewer) => unless(isHost(viewer), 1),
  decision: (record, viewer) => unless(isHost(viewer) || typeof record['madeAt'] === 'number', 11),
  tableHost: (record, viewer, facts) => {
    const { seat } = viewer;
    const isTheirs = seat !== null && facts.sitsAtTable(seat, textOf(record, 'group'));
    return unless(isHost(viewer) || isTheirs, 11);
  },
  holding: (record, viewer) => unless(isOwn(record, viewer), 10),
  idea: judgeIdea,
  interest: ownRecord,
  attendance: ownRecord,
  move: ownRecord,
  speaker: (record, viewer, facts) => {
    const who = textOf(record, 'who');
    const { seat } = viewer;
    const isTheirs = seat !== null && (who === seat || facts.sitsIn(seat, who));
    return unless(isHost(viewer) || isTheirs, 5);
  },
  workshop: (record, viewer) => {
    const isThere = viewer.workshop === record['id'];
    const isDrawn = textOf(record, 'draws') !== '';
    return unless((isHost(viewer) || isThere || textOf(record, 'code') === '') && !isDrawn, 6);
  },
  stance: (record) => unless(typeof record['by'] !== 'string', 5),
  seat: (record, viewer, facts) => {
    const loans = record['loans'];
    const tellsLoans = Array.isArray(loans) && loans.length > 0;
    const mayKnow = isHost(viewer) || record['id'] === viewer.seat;
    return [...unless(!tellsLoans || mayKnow, 5), ...judgePeople(record, viewer, facts)];
  },
  group: (record, viewer) => unless(isHost(viewer) || viewer.workshop === record['workshop'], 5),
  membership: (record, viewer, facts) => {
    const { seat } = viewer;
    const isOwnGroup = seat !== null && facts.sitsIn(seat, textOf(record, 'group'));
    return unless(isHost(viewer) || isOwn(record, viewer) || isOwnGroup, 5);
  },
  // Beside notes that come in, whoever is in these would be the author of one.
  activity: (record, viewer, facts) => [
    ...unless(!('active' in record), 2),
    ...judgePeople(record, viewer, facts),
  ],
  stats: (record, viewer, facts) => {
    const groups = Array.isArray(record['groups']) ? (record['groups'] as readonly Sent[]) : [];
    const tellsHowMuch = groups.some((group) => 'notes' in group || 'writers' in group);
    return [...unless(!tellsHowMuch, 2), ...judgePeople(record, viewer, facts)];
  },
  rounds: (record, viewer, facts) => [
    ...unless(!('groups' in record), 2),
    ...judgePeople(record, viewer, facts),
  ],
  control: (_record, viewer) => unless(isHost(viewer), 8),
  focus: (record, viewer) => {
    const isThere = viewer.role === 'screen' && viewer.workshop === record['workshop'];
    return unless(isHost(viewer) || isThere, 8);
  },
  call: (record, viewer, facts) => {
    const who = textOf(record, 'who');
    const { seat } = viewer;
    const isTheirs = seat !== null && (who === seat || facts.sitsIn(seat, who));
    return unless(isHost(viewer) || isTheirs, 11);
  },
  inquiry: (record, viewer, facts) => {
    const { role, seat } = viewer;
    const author = facts.note(textOf(record, 'note'))?.author ?? null;
    const isTheirs = role === 'participant' && seat !== null && author === seat;
    const isTold = record['state'] === 'told' || typeof record['answer'] !== 'string';
    const tellsNothing = isTold && record['left'] !== true && othersIn(record, null).length === 0;
    return unless(isTheirs || (isHost(viewer) && tellsNothing), 11);
  },
  message: (record, { role, seat, workshop }, facts) => {
    const group = record['group'];
    const isTheirs =
      typeof group === 'string'
        ? seat !== null && facts.sitsIn(seat, group)
        : workshop === record['workshop'];
    return unless(role === 'facilitator' || (record['removed'] !== true && isTheirs), 9);
  },
};

/** Shown to everybody, and without its texts where it is hidden. */
function isShownText(record: Sent, facts: Facts): boolean {
  const texts = record['texts'];
  const says = Array.isArray(texts) && texts.length > 0;
  return facts.isRevealed(textOf(record, 'step')) && (record['hidden'] !== true || !says);
}

function judgeNote(record: Sent, viewer: Viewer, facts: Facts): readonly LeakRule[] {
  const id = textOf(record, 'id');
  const note = facts.note(id);
  const { seat } = viewer;
  const seats = othersIn(record, null);
  if (note && seat !== null && note.author === seat) {
    return unless(othersIn(record, seat).length === 0, 2);
  }
  const isAtTable =
    seat !== null && !note?.onSheet && !!note?.group && facts.sitsAtTable(seat, note.group);
  const holdsSheet = seat !== null && note?.onSheet === true && facts.holdsSheetOf(seat, id);
  const mayRead =
    (isHost(viewer) && facts.isReadAhead(id)) ||
    isAtTable ||
    holdsSheet ||
    isShownTo(note, viewer, facts) ||
    isLeftTo(note, viewer, facts);
  const group = record['group'];
  const isFrom = typeof record['organisation'] === 'string';
  const isTimed = typeof record['postedAt'] === 'number';
  const tellsWho = seats.length > 0 || isFrom || isTimed || record['lent'] === true;
  const tellsGroup = typeof group === 'string' && !isAtTable;
  const isHidden = record['hidden'] === true || facts.isHidden(id, viewer);
  return [
    ...unless(note?.withdrawn !== true && mayRead, note?.onSheet ? 10 : 1),
    ...unless(!tellsWho && !tellsGroup, 2),
    ...unless(isHost(viewer) || !isHidden || record['text'] === '', 4),
  ];
}

/** True once a note is revealed, for those who are at its workshop. */
function isShownTo(note: KnownNote | undefined, viewer: Viewer, facts: Facts): boolean {
  const isThere =
    isHost(viewer) ||
    viewer.role === 'reader' ||
    note?.workshop === null ||
    note?.workshop === viewer.workshop;
  return facts.isRevealed(note?.step ?? '') && isThere;
}

/** True once a note is revealed, for those who are at a later workshop of the series. */
function isLeftTo(note: KnownNote | undefined, viewer: Viewer, facts: Facts): boolean {
  const { role, workshop } = viewer;
  if (!note || note.workshop === null || role !== 'participant' || workshop === null) return false;
  return facts.isRevealed(note.step) && facts.isLater(workshop, note.workshop);
}

function judgeIdea(record: Sent, viewer: Viewer, facts: Facts): readonly LeakRule[] {
  const id = textOf(record, 'note');
  const note = facts.note(id);
  const { seat } = viewer;
  if (note && seat !== null && note.author === seat) return none;
  const holdsSheet = seat !== null && facts.holdsSheetOf(seat, id);
  const mayRead = note?.withdrawn === false && (holdsSheet || isShownTo(note, viewer, facts));
  return unless(
    mayRead && typeof record['round'] !== 'number' && othersIn(record, null).length === 0,
    10,
  );
}

/** What a record tells of people. */
function judgePeople(record: Sent, viewer: Viewer, facts: Facts): readonly LeakRule[] {
  const roles = derivedFor[textOf(record, 'type')];
  if (roles && !roles.includes(viewer.role)) return [5];
  if (isHost(viewer)) return none;
  const { seat } = viewer;
  const others = othersIn(record, seat);
  return unless(
    others.every((other) => seat !== null && facts.haveMet(seat, other)),
    5,
  );
}

/** The rules that sending a record to a viewer breaks. */
export function brokenRules(record: Sent, viewer: Viewer, facts: Facts): readonly LeakRule[] {
  const { role, seat, workshop } = viewer;
  const isWaiting =
    role === 'participant' && seat !== null && workshop !== null && facts.isWaiting(seat, workshop);
  if (isWaiting) return unless(record['type'] === 'attendance' && record['seat'] === seat, 7);
  const type = textOf(record, 'type');
  // What belongs to one kind of step and to somebody is an answer, if nothing else is said of it.
  const judge = judges[type] ?? (Object.hasOwn(kindRecords, type) ? ownAnswer : judgePeople);
  return judge(record, viewer, facts);
}

/** Everything in a message that has an id, at any depth. */
export function* recordsIn(value: unknown): Iterable<Sent> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value) && 'id' in value && typeof value.id === 'string') yield value;
  for (const part of Object.values(value)) yield* recordsIn(part);
}

export function* stringsIn(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const part of Object.values(value)) yield* stringsIn(part);
}

/** A record is sent to many viewers, and walked through once. */
const seatsOf = new WeakMap<Sent, readonly string[]>();

/** The ids of people in any field of a record, but for one. */
function othersIn(record: Sent, seat: string | null): readonly string[] {
  let seats = seatsOf.get(record);
  if (!seats) {
    seats = [...stringsIn(record)].filter((text) => text.startsWith('seat:'));
    seatsOf.set(record, seats);
  }
  return seats.filter((other) => other !== seat);
}

function textOf(record: Sent, field: string): string {
  const value = record[field];
  return typeof value === 'string' ? value : '';
}
