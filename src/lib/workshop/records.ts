/**
 * The registry: one line for every type of record. Storage, protocol, permissions and the wire's
 * pinned hash all read this list.
 */
import { attendance, type Attendance } from './attendance.ts';
import { ballot, type Ballot } from './ballot.ts';
import { control, type Control } from './control.ts';
import type { Derived } from './derived.ts';
import { dot, type Dot } from './dot.ts';
import { group, type Group } from './group.ts';
import { interest, type Interest } from './interest.ts';
import { message, type Message } from './message.ts';
import { membership, type Membership } from './membership.ts';
import { move, type Move } from './move.ts';
import type { DomainMutator, Noun } from './noun.ts';
import { note, type Note } from './note.ts';
import { organisation, type Organisation } from './organisation.ts';
import { placement, type Placement } from './placement.ts';
import { action, type Action } from './plan/action.ts';
import { area, type Area } from './plan/area.ts';
import { stance, type Stance } from './plan/stance.ts';
import type { Presence } from './presence.ts';
import { ready, type Ready } from './ready.ts';
import { role, type RoleRecord } from './role.ts';
import { seat, type Seat } from './seat.ts';
import { series, type Series } from './series.ts';
import { speaker, type Speaker } from './speaker.ts';
import { step, type Step } from './step.ts';
import { theme, type Theme } from './theme.ts';
import { wish, type Wish } from './wish.ts';
import { workshop, type Workshop } from './workshop.ts';

export const nouns = {
  series,
  organisation,
  role,
  workshop,
  step,
  seat,
  attendance,
  group,
  membership,
  move,
  wish,
  interest,
  note,
  theme,
  dot,
  placement,
  ballot,
  speaker,
  ready,
  area,
  action,
  stance,
  control,
  message,
} as const;

export type RecordType = keyof typeof nouns;

/** What is stored. */
export type StoredRecord =
  | Series
  | Organisation
  | RoleRecord
  | Workshop
  | Step
  | Seat
  | Attendance
  | Group
  | Membership
  | Move
  | Wish
  | Interest
  | Note
  | Theme
  | Dot
  | Placement
  | Ballot
  | Speaker
  | Ready
  | Area
  | Action
  | Stance
  | Control
  | Message;

/** What is stored, what passes, and what the room works out for its audiences. */
export type AnyRecord = StoredRecord | Presence | Derived;

/** Every mutator by its name on the wire: `note.post`. */
export const mutators: ReadonlyMap<string, DomainMutator> = new Map(
  Object.values<Noun>(nouns).flatMap((one) =>
    Object.entries(one.mutators).map(
      ([verb, mutator]) => [`${one.type}.${verb}`, mutator] as const,
    ),
  ),
);
