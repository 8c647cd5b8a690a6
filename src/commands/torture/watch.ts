/**
 * Looks at every message as it leaves, and says what should not have been in it. Stated from what
 * people are promised and not from the code that keeps it (workshop/visibility.ts):
 *
 * 1. A note is read by its writer; by the writer's group; once it is shown by all at the workshop,
 *    by readers and by the facilitator. One that was taken back is read by its writer only.
 * 2. Nobody but the writer is told who wrote a note, or when; nobody outside the group which it was.
 * 3. A covered note's text goes to its writer and the facilitator only.
 * 4. Dots go to whoever set them; totals to everybody, but only once they are counted.
 * 5. People are known in their own groups and to the facilitator; the projector knows of nobody.
 * 6. The code of a workshop goes to those who are there, and to the facilitator.
 * 7. Who waits to be let in is told of the own waiting and of nothing else, and is in no group.
 * 8. What is sent is stored, and says what was stored.
 * 9. Which device leads is known to the facilitators.
 * 10. A message goes to the workshop or the group that it was sent to, until it is taken back.
 */
import { keyOf, sameValue } from '#lib/sync/record.ts';
import type { Outcome } from '#lib/workshop/answers.ts';
import type { Actor } from '#lib/workshop/actor.ts';
import type { Note } from '#lib/workshop/note.ts';
import { nouns, type AnyRecord } from '#lib/workshop/records.ts';
import type { Findings } from './findings.ts';
import { nameOf } from './ledger.ts';
import type { Line } from './line.ts';
import type { Message } from './tampering.ts';

type Known = ReadonlyMap<string, AnyRecord>;

/** Which types of what the room works out may be told to whom. */
const derivedFor: Readonly<Record<string, readonly Actor['role'][]>> = {
  tally: ['facilitator', 'screen'],
  pulse: ['facilitator'],
  census: ['facilitator', 'reader'],
  mix: ['screen'],
  wish: ['facilitator'],
  breadth: ['facilitator', 'screen', 'reader', 'participant'],
  score: ['facilitator', 'screen', 'reader', 'participant'],
  floor: ['screen', 'participant'],
};

/** @param known the stored records as the room knows them at this moment */
export function watchFrame(
  message: Message,
  lines: readonly Line[],
  known: Known,
  findings: Findings,
): void {
  for (const record of recordsIn(message)) {
    const phantom = Object.hasOwn(nouns, record.type) && !isStored(record, known);
    if (phantom) findings.add('phantom', `shown and not stored: ${show(record)}`);
    for (const { actor } of lines) {
      const rule = broken(record, actor, known);
      if (rule) findings.add('leaked', `rule ${rule}, to ${nameOf(actor)}: ${show(record)}`);
    }
  }
}

function recordsIn(message: Message): readonly AnyRecord[] {
  if (message.t === 'patch') return message.layer.put;
  if (message.t === 'audiences') return message.add.flatMap((layer) => layer.put);
  return message.t === 'welcome' ? message.layers.flatMap((layer) => layer.put) : [];
}

/** True when it says what is stored, with nothing changed but what may be withheld. */
function isStored(record: AnyRecord, known: Known): boolean {
  const stored = known.get(record.id);
  if (!stored) return false;
  if (record.type === 'note' && stored.type === 'note') {
    const full = {
      ...record,
      author: record.author ?? stored.author,
      group: record.group ?? stored.group,
      postedAt: record.postedAt ?? stored.postedAt,
      text: record.hidden && record.text === '' ? stored.text : record.text,
    };
    return sameValue(full, stored);
  }
  if (record.type === 'workshop' && stored.type === 'workshop') {
    return sameValue({ ...record, code: stored.code }, stored);
  }
  return sameValue(record, stored);
}

/** The rule that is broken by telling somebody, or null. */
function broken(record: AnyRecord, actor: Actor, known: Known): number | null {
  const host = actor.role === 'facilitator';
  const own = actor.role === 'participant' ? actor.seat : null;
  if (isWaiting(actor, known)) {
    return record.type === 'attendance' && record.seat === own ? null : 7;
  }
  switch (record.type) {
    case 'note':
      return brokenByNote(record, actor, known);
    case 'interest':
      return host || record.seat === own ? null : 5;
    case 'dot':
    case 'placement':
    case 'ballot':
    case 'ready':
      return record.seat === own ? null : 4;
    case 'speaker':
      return host || record.who === own || sitsIn(known, record.who, own) ? null : 5;
    case 'outcome':
      return isOver(record, known) && !/"seat:/.test(JSON.stringify(record)) ? null : 4;
    case 'score':
    case 'spread':
      return counted(record.step, known) && !/"seat:/.test(JSON.stringify(record)) ? null : 4;
    case 'presence':
      return 5;
    case 'attendance':
      return host || record.seat === own ? null : 5;
    case 'seat':
      return host || record.id === own || meet(known, record.id, own) ? null : 5;
    case 'move':
      return host || record.seat === own ? null : 5;
    case 'membership':
      return host || record.seat === own || sitsIn(known, record.group, own) ? null : 5;
    case 'workshop': {
      const there = 'workshop' in actor && actor.workshop === record.id;
      return host || there || record.code === '' ? null : 6;
    }
    case 'control':
      return host ? null : 9;
    case 'message': {
      const heard =
        record.group === null ? isAt(actor, record.workshop) : sitsIn(known, record.group, own);
      return host || (!record.removed && heard) ? null : 10;
    }
    case 'group':
      return host || ('workshop' in actor && actor.workshop === record.workshop) ? null : 5;
    default: {
      const roles = derivedFor[record.type];
      if (roles && !roles.includes(actor.role)) return 5;
      return !host && /"seat:/.test(JSON.stringify(record)) ? 5 : null;
    }
  }
}

function isWaiting(actor: Actor, known: Known): boolean {
  if (actor.role !== 'participant') return false;
  const came = known.get(`attendance:${keyOf(actor.workshop)}.${keyOf(actor.seat)}`);
  return came?.type === 'attendance' && !came.admitted;
}

function brokenByNote(told: Note, actor: Actor, known: Known): number | null {
  const stored = known.get(told.id);
  if (stored?.type !== 'note') return null;
  const host = actor.role === 'facilitator';
  const own = actor.role === 'participant' ? actor.seat : null;
  if (own !== null && own === stored.author) return null;
  const inGroup = stored.group !== null && sitsAtTable(known, stored.group, own);
  const step = known.get(stored.step);
  const shown = step?.type === 'step' && step.revealed;
  const there = host || actor.role === 'reader' || isAt(actor, stored.workshop);
  if (stored.withdrawn || (!inGroup && !(shown && there))) return 1;
  if (told.author !== null || told.postedAt !== null) return 2;
  if (told.group !== null && !inGroup) return 2;
  return stored.hidden && told.text !== '' && !host ? 3 : null;
}

function isAt(actor: Actor, workshop: string): boolean {
  return 'workshop' in actor && actor.workshop === workshop;
}

function counted(stepId: string, known: Known): boolean {
  const step = known.get(stepId);
  return step?.type === 'step' && step.revealed;
}

/** True when nothing in it is of a time that is still asked. */
function isOver(told: Outcome, known: Known): boolean {
  const step = known.get(told.step);
  if (step?.type !== 'step') return false;
  return told.rounds.every(
    ({ asked }) => asked < step.asked || (asked === step.asked && step.revealed),
  );
}

/** True when somebody sits in a group, now. */
function sitsIn(known: Known, groupId: string, seat: string | null): boolean {
  const group = known.get(groupId);
  if (seat === null || group?.type !== 'group') return false;
  const sits = known.get(`membership:${keyOf(group.round)}.${keyOf(seat)}`);
  return sits?.type === 'membership' && sits.group === groupId;
}

/** True when somebody sits in a group, or in one that came to its table later in a world café. */
function sitsAtTable(known: Known, groupId: string, seat: string | null): boolean {
  if (sitsIn(known, groupId, seat)) return true;
  for (const record of known.values()) {
    if (record.type !== 'group' || record.after !== groupId || record.id === groupId) continue;
    if (sitsAtTable(known, record.id, seat)) return true;
  }
  return false;
}

/** True when two sit in a group together, in any round. */
function meet(known: Known, one: string, other: string | null): boolean {
  if (other === null) return false;
  for (const record of known.values()) {
    if (record.type === 'membership' && record.seat === one) {
      if (sitsIn(known, record.group, other)) return true;
    }
  }
  return false;
}

function show(record: AnyRecord): string {
  return record.type === 'note'
    ? `${record.id} ${record.text}`
    : JSON.stringify(record).slice(0, 160);
}
