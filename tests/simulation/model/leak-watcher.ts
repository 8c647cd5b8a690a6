/**
 * Watches every message as it leaves a server: what is sent must be stored, and may be sent to these
 * viewers by the rules that `rehearse` judges by too.
 */
import { keyOf, sameValue } from '#lib/sync/record.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { entities } from '#lib/workshop/registry.ts';
import {
  brokenRules,
  recordsIn,
  type Facts,
  type Sent,
  type Viewer,
} from '../../../src/commands/rehearse/leaks/rules.ts';
import type { Findings } from '../run/findings.ts';
import { nameOf } from './ledger.ts';

type Known = ReadonlyMap<string, AnyRecord>;

/** Of one server: judges by the stored records as they are when a message leaves. */
export class LeakWatcher {
  readonly #known: Known;
  readonly #facts: Facts;
  readonly #findings: Findings;

  /** @param known the stored records, as they change */
  constructor(known: Known, findings: Findings) {
    this.#known = known;
    this.#facts = factsOf(known);
    this.#findings = findings;
  }

  /** A message is about to leave, to each of these; as `readFrame` reads it. */
  watch(message: unknown, viewers: readonly Viewer[]): void {
    for (const record of recordsIn(message)) {
      const isPhantom =
        Object.hasOwn(entities, String(record['type'])) && !isStored(record, this.#known);
      if (isPhantom) this.#findings.add('phantom', `sent and not stored: ${show(record)}`);
      for (const viewer of viewers) {
        for (const rule of brokenRules(record, viewer, this.#facts)) {
          this.#findings.add('leaked', `rule ${rule}, to ${viewer.name}: ${show(record)}`);
        }
      }
    }
  }
}

export function viewerOf(actor: Actor): Viewer {
  return {
    name: nameOf(actor),
    role: actor.role,
    seat: actor.role === 'participant' ? actor.seat : null,
    workshop: 'workshop' in actor ? actor.workshop : null,
  };
}

/** True when a record says what is stored, except for what may be withheld or is left out. */
function isStored(record: Sent, known: Known): boolean {
  const kept = known.get(String(record['id']));
  if (!kept) return false;
  const stored = inStandingOrganisations(kept, known);
  const withheld = mayBeWithheld(record, stored.type);
  if (!Object.keys(record).every((field) => field in stored)) return false;
  return Object.entries(stored).every(([field, value]) => {
    const said = record[field];
    if (said === undefined) return withheld.includes(field) || saysNothing(value);
    return sameValue(said, value) || withheld.includes(field);
  });
}

/** An action names, for organisations that were merged, those that took them in. */
function inStandingOrganisations(stored: AnyRecord, known: Known): AnyRecord {
  if (stored.type !== 'action') return stored;
  const standing = (id: string): string => {
    const organisation = known.get(id);
    const merged = organisation?.type === 'organisation' ? organisation.merged : null;
    return merged ? standing(merged.into) : id;
  };
  const organisation = stored.organisation === null ? null : standing(stored.organisation);
  const others = stored.others.map(standing);
  if (organisation === stored.organisation && sameValue(others, stored.others)) return stored;
  const apart = [...new Set(others)].filter((other) => other !== organisation);
  return { ...stored, organisation, others: apart };
}

/** Fields that may be told otherwise, where they say nothing. */
function mayBeWithheld(record: Sent, type: AnyRecord['type']): readonly string[] {
  const told = (field: string): boolean => !saysNothing(record[field] ?? null);
  if (type === 'workshop') {
    return record['code'] === '' ? ['code', 'secret', 'draws'] : ['draws'];
  }
  // Of devices that were lent its owner is told, and whoever lends them.
  if (type === 'seat' && !told('loans')) return ['loans', 'added'];
  if (type === 'stance') return told('by') ? [] : ['by'];
  if (type === 'idea') return told('round') ? [] : ['round'];
  // A card is told with the names that stand.
  if (type === 'card') return ['organisation', 'role', ...(told('texts') ? [] : ['texts'])];
  if (type === 'agreed') return told('texts') ? [] : ['texts'];
  if (type === 'inquiry') return ['answer', 'left'].filter((field) => !told(field));
  if (type === 'proposal') {
    return ['author', 'group', 'theme'].filter((field) => !told(field));
  }
  if (type === 'laid') return told('group') ? [] : ['group', 'cluster'];
  if (type !== 'note') return [];
  const fields = ['author', 'organisation', 'group', 'postedAt', 'lent'].filter(
    (field) => !told(field),
  );
  return record['hidden'] === true && record['text'] === '' ? [...fields, 'text'] : fields;
}

/** What the wire leaves out: null, no, and an empty list. */
function saysNothing(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}

function factsOf(known: Known): Facts {
  const stepOf = (id: string) => {
    const step = known.get(id);
    return step?.type === 'step' ? step : undefined;
  };
  const noteOf = (id: string) => {
    const note = known.get(id);
    return note?.type === 'note' ? note : undefined;
  };
  const sitsIn = (seat: string, groupId: string): boolean => {
    const group = known.get(groupId);
    if (group?.type !== 'group') return false;
    const sits = known.get(`membership:${keyOf(group.round)}.${keyOf(seat)}`);
    return sits?.type === 'membership' && sits.group === groupId;
  };
  const sitsAtTable = (seat: string, groupId: string): boolean => {
    if (sitsIn(seat, groupId)) return true;
    for (const record of known.values()) {
      if (record.type !== 'group' || record.after !== groupId || record.id === groupId) continue;
      if (sitsAtTable(seat, record.id)) return true;
    }
    return false;
  };
  const placeOf = (workshop: string): number => {
    const found = known.get(workshop);
    return found?.type === 'workshop' ? found.order : NaN;
  };
  const ideaOf = (note: string) => {
    const idea = known.get(`idea:${keyOf(note)}`);
    return idea?.type === 'idea' ? idea : undefined;
  };
  return {
    note: (id) => {
      const note = noteOf(id);
      // A note on paper stands on no sheet, and is nobody's to read before all can.
      return note && { ...note, onSheet: stepOf(note.step)?.kind === 'brainwriting' };
    },
    isRevealed: (id) => stepOf(id)?.revealed === true,
    isBrought: (id) => {
      const step = stepOf(id);
      return step?.kind === 'themes' && step.brought;
    },
    countedRounds: (id) => {
      const step = stepOf(id);
      if (!step) return 0;
      // Only a poll asks more than once.
      const asked = step.kind === 'poll' ? step.asked : 1;
      return step.revealed ? asked : asked - 1;
    },
    isHidden: (id) => noteOf(id)?.hidden === true,
    isReadAhead: (id) => {
      const note = noteOf(id);
      const reading = note && known.get(`reading:${keyOf(note.step)}`);
      const workshop = note && known.get(note.workshop);
      if (reading?.type !== 'reading' || workshop?.type !== 'workshop') return false;
      const at = note?.postedAt ?? Infinity;
      return !reading.covered && at <= reading.until && at < (workshop.openedAt ?? Infinity);
    },
    isLater: (workshop, than) => placeOf(workshop) > placeOf(than),
    sitsIn,
    sitsAtTable,
    haveMet: (seat, other) => {
      for (const record of known.values()) {
        if (record.type === 'membership' && record.seat === other && sitsIn(seat, record.group)) {
          return true;
        }
      }
      return false;
    },
    holdsSheetOf: (seat, note) => {
      const idea = ideaOf(note);
      const step = idea && stepOf(idea.step);
      if (!idea || step?.kind !== 'brainwriting' || (idea.round ?? Infinity) >= step.round)
        return false;
      const held = known.get(`holding:${keyOf(idea.sheet)}.${step.round}`);
      if (held?.type !== 'holding' || held.seat !== seat) return false;
      return held.group === null || sitsIn(seat, held.group);
    },
    isWaiting: (seat, workshop) => {
      const came = known.get(`attendance:${keyOf(workshop)}.${keyOf(seat)}`);
      return came?.type === 'attendance' && !came.admitted;
    },
  };
}

function show(record: Sent): string {
  return record['type'] === 'note'
    ? `${String(record['id'])} ${String(record['text'])}`
    : JSON.stringify(record).slice(0, 160);
}
