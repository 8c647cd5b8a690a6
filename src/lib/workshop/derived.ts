/**
 * What the room works out from records that its audiences may not see themselves: counts without
 * texts, breadth without authors, dots without voters. Sent like records, never stored.
 */
import type { Floor, Outcome, Spread } from './answers.ts';
import { breadthOf } from '../methods/breadth.ts';
import { idOf, keyOf } from '../sync/record.ts';
import { currentStep, groupsOfRound, roundOf, stepsOf } from './agenda.ts';
import { peopleAt, seatsAt } from './attendance.ts';
import { ballotsOf } from './ballot.ts';
import { leaderOf } from './control.ts';
import { standingTheme } from './theme.ts';
import type { Note } from './note.ts';
import type { MixShown } from './mix-figures.ts';
import type { View } from './noun.ts';
import type { Breadth } from './plan/document.ts';
import { placementsOf } from './placement.ts';
import { presenceId } from './presence.ts';
import { readyIn } from './ready.ts';
import type { Series } from './series.ts';
import type { Step } from './step.ts';
import type { Workshop } from './workshop.ts';

/** Counts of a workshop: for the projector and the facilitator, before anything is shown. */
export interface Tally {
  readonly type: 'tally';
  readonly id: string;
  readonly workshop: string;
  readonly arrived: number;
  readonly connected: number;
  readonly organisations: readonly { readonly organisation: string; readonly seats: number }[];
  readonly steps: readonly {
    readonly step: string;
    readonly notes: number;
    /** 0 once the notes are shown. */
    readonly writers: number;
    readonly columns: readonly { readonly key: string; readonly notes: number }[];
    /** Who has given dots, placed or answered; of a poll, this time. */
    readonly voters: number;
    /** Who has said to be done. */
    readonly ready: number;
  }[];
  /** Of the present round. */
  readonly groups: readonly {
    readonly group: string;
    readonly seats: number;
    readonly connected: number;
    /** In the present step; 0, as the writers, once its notes are shown. */
    readonly notes: number;
    readonly writers: number;
  }[];
}

/** Whom the facilitator may need to look after; never on the projector, never after the reveal. */
export interface Pulse {
  readonly type: 'pulse';
  readonly id: string;
  readonly workshop: string;
  readonly connected: readonly string[];
  /** Who has written or voted in the present step, while its result is still hidden. */
  readonly active: readonly string[];
  /** Whether the device that has control is connected; true while none has. */
  readonly led: boolean;
}

/** Breadth of every theme, by what has been shown to everybody. */
export interface BreadthRecord {
  readonly type: 'breadth';
  readonly id: string;
  readonly themes: readonly ({ readonly theme: string; readonly notes: number } & Breadth)[];
}

/** The dots of a step, once it is closed. */
export interface Score {
  readonly type: 'score';
  readonly id: string;
  readonly step: string;
  readonly voters: number;
  readonly themes: readonly {
    readonly theme: string;
    readonly dots: number;
    readonly seats: number;
  }[];
}

/** Who took part, by organisation and role, never by name: for the plan and the exports. */
export interface Census {
  readonly type: 'census';
  readonly id: string;
  readonly workshop: string;
  readonly groups: number;
  /** Who shared somebody's phone: of them only that they were there is known. */
  readonly others: number;
  readonly lines: readonly {
    readonly organisation: string;
    readonly role: string;
    readonly count: number;
  }[];
}

export type Derived =
  Tally | Pulse | BreadthRecord | Score | Census | Spread | Outcome | Floor | MixShown;

export function tallyOf(workshop: Workshop, view: View): Tally {
  const seats = seatsAt(view, workshop.id);
  const connected = new Set(
    seats.filter(({ id }) => view.get('presence', presenceId(id))).map(({ id }) => id),
  );
  const people = peopleAt(view, workshop.id);
  const notes = view.list('note').filter((one) => one.workshop === workshop.id && !one.withdrawn);
  const byStep = Map.groupBy(notes, (one) => one.step);
  const step = currentStep(view, workshop.id);
  const round = roundOf(view, workshop.id, workshop.step);
  const present = new Set(seats.map(({ id }) => id));
  const members = Map.groupBy(
    view.list('membership').filter((one) => one.round === round?.id && present.has(one.seat)),
    (one) => one.group,
  );
  // Beside notes that come in one by one, these would say from whom.
  const fresh = Map.groupBy(
    step && !step.revealed ? (byStep.get(step.id) ?? []) : [],
    (one) => one.group,
  );
  const organisations = countBy(seats.map((one) => one.organisation));
  return {
    type: 'tally',
    id: idOf('tally', keyOf(workshop.id)),
    workshop: workshop.id,
    arrived: people(seats.map(({ id }) => id)),
    connected: people(connected),
    organisations: [...organisations].map(([organisation, count]) => ({
      organisation,
      seats: count,
    })),
    steps: stepsOf(view, workshop.id).map((step) => {
      const own = byStep.get(step.id) ?? [];
      return {
        step: step.id,
        notes: own.length,
        writers: people(writersOf(own, step)),
        columns: step.columns.map(({ key }) => ({
          key,
          notes: own.filter((one) => one.column === key).length,
        })),
        voters: people(votersOf(view, step)),
        ready: people(readyIn(view, step.id)),
      };
    }),
    groups: (round ? groupsOfRound(view, round.id) : []).map(({ id }) => {
      const sitting = members.get(id) ?? [];
      const own = fresh.get(id) ?? [];
      return {
        group: id,
        seats: people(sitting.map(({ seat }) => seat)),
        connected: people(sitting.map(({ seat }) => seat).filter((seat) => connected.has(seat))),
        notes: own.length,
        writers: people(writersOf(own, step)),
      };
    }),
  };
}

export function pulseOf(workshop: Workshop, view: View): Pulse {
  const step = workshop.step === null ? undefined : view.get('step', workshop.step);
  const seats = seatsAt(view, workshop.id).map(({ id }) => id);
  const active = activeIn(view, step);
  const leader = leaderOf(view, workshop.id);
  return {
    type: 'pulse',
    id: idOf('pulse', keyOf(workshop.id)),
    workshop: workshop.id,
    connected: seats.filter((id) => view.get('presence', presenceId(id))),
    active: seats.filter((id) => active.has(id)),
    led: !leader?.device || view.get('presence', presenceId(leader.device)) !== undefined,
  };
}

// A newcomer among the writers, beside a newcomer among the notes, would be its writer.
function writersOf(notes: readonly Note[], step: Step | null): ReadonlySet<string> {
  return new Set(step && !step.revealed ? notes.flatMap((one) => one.author ?? []) : []);
}

// Once notes are shown one by one, "has just written" beside "a new note" would name the writer.
function activeIn(view: View, step: Step | undefined): ReadonlySet<string | null> {
  if (!step || step.revealed) return new Set();
  if (step.kind !== 'notes') return votersOf(view, step);
  const own = view.list('note').filter((one) => one.step === step.id && !one.withdrawn);
  return new Set(own.map((one) => one.author));
}

/**
 * Each theme is measured against the rooms that could have raised it: the organisations at the
 * workshops its notes come from, and the groups of the rounds in which they were written.
 */
export function breadthRecordOf(series: Series, view: View): BreadthRecord {
  const byTheme = new Map<string, Note[]>();
  for (const one of view.list('note')) {
    if (one.theme === null || one.withdrawn || one.hidden) continue;
    if (!view.get('step', one.step)?.revealed) continue;
    const own = byTheme.get(one.theme);
    if (own) own.push(one);
    else byTheme.set(one.theme, [one]);
  }
  const organisationOf = (seat: string | null) =>
    (seat !== null && view.get('seat', seat)?.organisation) || null;
  return {
    type: 'breadth',
    id: idOf('breadth', keyOf(series.id)),
    themes: [...byTheme].map(([theme, notes]) => {
      const workshops = new Set(notes.map((one) => one.workshop));
      const rounds = new Set(notes.map((one) => one.group && view.get('group', one.group)?.round));
      const present = view
        .list('attendance')
        .filter((one) => one.admitted && workshops.has(one.workshop));
      const groups = view.list('group').filter((one) => !one.dissolved && rounds.has(one.round));
      const origins = notes.map(({ group, author }) => ({
        group,
        organisation: organisationOf(author),
      }));
      const organisations = new Set(present.map((one) => organisationOf(one.seat))).size;
      return {
        theme,
        notes: notes.length,
        ...breadthOf(origins, { groups: groups.length, organisations }),
      };
    }),
  };
}

export function scoreOf(step: Step, view: View): Score {
  const totals = new Map<string, { dots: number; seats: Set<string> }>();
  for (const one of view.list('dot')) {
    if (one.step !== step.id || one.dots === 0) continue;
    const theme = standingTheme(view, one.theme);
    const total = totals.get(theme) ?? { dots: 0, seats: new Set() };
    total.dots += one.dots;
    total.seats.add(one.seat);
    totals.set(theme, total);
  }
  const people = peopleAt(view, step.workshop);
  const themes = [...totals].map(([theme, { dots, seats }]) => ({
    theme,
    dots,
    seats: people(seats),
  }));
  return {
    type: 'score',
    id: idOf('score', keyOf(step.id)),
    step: step.id,
    voters: people(votersOf(view, step)),
    themes: themes.toSorted((a, b) => b.dots - a.dots || a.theme.localeCompare(b.theme)),
  };
}

export function censusOf(workshop: Workshop, view: View): Census {
  const seats = seatsAt(view, workshop.id);
  const counts = countBy(seats.map((one) => `${one.organisation} ${one.role}`));
  const groups = view.list('group').filter((one) => one.workshop === workshop.id && !one.dissolved);
  return {
    type: 'census',
    id: idOf('census', keyOf(workshop.id)),
    workshop: workshop.id,
    groups: groups.length,
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

/** Who has answered in private: how is seen by nobody, that they have by the facilitator. */
function votersOf(view: View, step: Step): Set<string> {
  switch (step.kind) {
    case 'dots': {
      const dots = view.list('dot').filter((one) => one.step === step.id && one.dots > 0);
      return new Set(dots.map((one) => one.seat));
    }
    case 'matrix':
      return new Set(placementsOf(view, step.id).map((one) => one.seat));
    case 'poll':
      return new Set(ballotsOf(view, step.id, step.asked).map((one) => one.seat));
    default:
      return new Set();
  }
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
