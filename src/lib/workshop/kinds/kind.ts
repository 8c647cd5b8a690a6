/** What the domain knows of a step kind beyond its fields: what people do in it and what comes of it. */
import type { Note } from '../model/note.ts';
import type { Workshop } from '../model/workshop.ts';
import type { Audience } from '../../sync/record.ts';
import type { Entity, Tx, View } from '../define.ts';
import type { UnshownAmount } from '../model/derived.ts';
import type { AnyRecord } from '../model/records.ts';
import type { Step, StepChange, StepOf } from '../model/step.ts';
import type { ResultPlace } from '../results/sections.ts';
import type { DomainCode } from '../refusals.ts';
import type { kindRecords, KindResult, StepKind } from './models.ts';

/** A record, and who sees it. */
export type Shown = readonly [audiences: readonly Audience[], record: AnyRecord];

/** A record of one of the kinds: it names its step. */
export type KindRecord = Of<keyof typeof kindRecords>;

type Of<T extends AnyRecord['type']> = Extract<AnyRecord, { readonly type: T }>;

/** For types of record: who sees one of them. Reads of `view` are tracked by the room. */
export type Projections = {
  readonly [T in AnyRecord['type']]?: (record: Of<T>, view: View) => readonly Shown[];
};

/** What phones and rooms share of a step kind. What is left out is so in no step of it. */
export interface Kind<S extends Step = Step> {
  readonly kind: S['kind'];
  /** The entities whose records exist only in steps of this kind. */
  readonly entities?: Readonly<Record<string, Entity>>;
  /** Participants post notes in it, into its columns. */
  readonly takesNotes?: true;
  /** What is written under its columns are texts of its own: no notes, also none on paper. */
  readonly ownTexts?: true;
  /** It can be opened for answers before the workshop begins. */
  readonly takesEarlyAnswers?: true;
  /** Forms groups: whether they are the tables of a world café. */
  readonly formsCafe?: (step: S) => boolean;
  /** A theme has got another title: for records that know it by its title. */
  readonly themeRenamed?: (tx: Tx, before: string, after: string) => void;
  /** What these people have answered in it is given back to them: it is shown, without them. */
  readonly leaveOut?: (tx: Tx, step: S, seats: ReadonlySet<string>) => void;
  /** Why the writer of one of its notes can neither change it now nor take it back; null: they can. */
  readonly refuseNoteChange?: (note: Note, step: S, view: View) => DomainCode | null;
  /** Why its settings cannot be changed like this now; null if they can. */
  readonly refuseChange?: (step: S, change: StepChange, view: View) => DomainCode | null;
}

/**
 * What the room makes of a step kind, and whoever reads what the room has made of it: the console,
 * the plan, exports. Phones have none of it, and do not load it.
 */
export interface RoomKind<S extends Step = Step> {
  readonly kind: S['kind'];
  /** Who sees the records of its entities. */
  readonly projections?: Projections;
  /** Who reads one of its notes before all do, besides its writer; else the writer's group. */
  readonly noteReaders?: (note: Note, step: S, view: View) => readonly Audience[];
  /**
   * What people have submitted in it and is not shown; null: nothing. Where it is left out: notes,
   * where it takes any, else those who have answered in private, until the step is revealed.
   */
  readonly unshown?: (step: S, view: View) => UnshownAmount | null;
  /** Who has answered in private in it: of them nobody sees more than how many they are. */
  readonly voters?: (step: S, view: View) => Iterable<string>;
  /** What the room works out for one of its steps, and who sees that. */
  readonly project?: (step: S, view: View) => readonly Shown[];
  /** What the room works out for a workshop beyond one step, and who sees that. */
  readonly projectWorkshop?: (workshop: Workshop, view: View) => readonly Shown[];
  /**
   * How many people have given something to a theme in it, as far as the facilitator may know; null:
   * perhaps somebody has, which nobody sees before it is revealed.
   */
  readonly themeAnswers?: (step: S, view: View, theme: string) => number | null;
  /** The same for an action of the plan. */
  readonly actionAnswers?: (step: S, view: View, action: string) => number | null;
  /** Notes that belong to a theme beside the one in which they lie, by theme: for breadth alone. */
  readonly alsoIn?: (view: View) => ReadonlyMap<string, readonly string[]>;
  /** How many dots each theme got in it; undefined while that is not shown. */
  readonly themeDots?: (step: S, view: View) => ReadonlyMap<string, number> | undefined;
  /**
   * What of a record of this kind goes along into the copy in which a workshop is rehearsed; null:
   * nothing. `isCopied` says of the id of a note, a theme or whatever else is not of one kind whether
   * it does; of what else is of this kind the view tells.
   */
  readonly rehearsed?: (
    record: KindRecord,
    step: S,
    beside: { readonly isCopied: (id: string) => boolean; readonly view: View },
  ) => KindRecord | null;
  /** In results without such a section, its part stands before those of other kinds. */
  readonly leads?: true;
  /** Where that part stands in results that have such a section; else with its step. */
  readonly place?: ResultPlace;
  /** Its part of the plan document, from what its readers may see. */
  readonly results?: (step: S, view: View) => readonly KindResult[];
  /** Fields of its own in the data of a series (`series.json`), from what readers may see. */
  readonly exported?: {
    /** What these fields are in steps of the other kinds. */
    readonly empty: Readonly<Record<string, unknown>>;
    readonly of: (step: S, view: View) => Readonly<Record<string, unknown>>;
  };
}

/** Ties what is said of a kind to the fields that its steps have. */
export function defineKind<K extends StepKind, const Definition extends Kind<StepOf<K> & Step>>(
  definition: Definition & { readonly kind: K },
): Definition {
  return definition;
}

/** The same for what the room makes of the kind. */
export function defineRoomKind<
  K extends StepKind,
  const Definition extends RoomKind<StepOf<K> & Step>,
>(definition: Definition & { readonly kind: K }): Definition {
  return definition;
}
