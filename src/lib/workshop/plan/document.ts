/**
 * The development plan as a finished text, before anybody lays it out.
 *
 * One shape for the plan page, the PDF and every later export, so that they cannot say different
 * things. It holds only what its audience may see; see visibility.ts. Dates are `YYYY-MM-DD`.
 */
import type { KindResult } from '../kinds/models.ts';
import type { NoteLine } from './note-line.ts';
import type { Result } from '../model/series.ts';
import type {
  ArrivalLine,
  BlockSection,
  SectionBlock,
  SectionKey,
  StandingLine,
} from '../results/sections.ts';
import type { Breadth } from '../../methods/breadth.ts';
import type { Rank } from '../../methods/ranking.ts';
import type {
  ActionStatus,
  ColumnTone,
  OrganisationKind,
  PlanState,
  StanceKind,
} from '../model/terms.ts';

export type { NoteLine };

export interface OccasionLine {
  readonly title: string;
  readonly date: string;
  readonly place: string | null;
  readonly participants: number;
  /** How many had sent something in beforehand; null: nobody, or so few that a number would tell who. */
  readonly sentIn: number | null;
  readonly groups: number;
  readonly notes: number;
  /** What a person has written of it in a few sentences; empty: nothing that is shown. */
  readonly summary: string;
  /** What was asked, but for what `results` answer. */
  readonly questions: readonly string[];
  /** What its steps gave, as the room was shown it, in the order of the agenda. */
  readonly results: readonly KindResult[];
  /** What was left without being shown, in the order of the agenda. */
  readonly unshown: readonly UnshownLine[];
}

/** What people submitted in a step and nobody was shown: it is nowhere else in the document. */
export interface UnshownLine {
  /** The step's own title. */
  readonly title: string;
  readonly what: 'notes' | 'answers' | 'texts';
  /** null: so few that a number would tell who. */
  readonly count: number | null;
}

export interface PartyLine {
  /** Of the organisation: two may have one name. */
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly participants: number;
}

/** How many people of a role in an organisation took part; people are never named. */
export interface AttendanceLine {
  /** Of the organisation. */
  readonly id: string;
  readonly organisation: string;
  readonly role: string;
  readonly count: number;
}

export interface ThemeLine {
  readonly id: string;
  readonly title: string;
  readonly breadth: Breadth;
  /** Of how many kinds the organisations are at least; null: too few to be told. */
  readonly kinds: { readonly least: number; readonly of: number } | null;
  /** Notes per column, in the columns' order; those that have none are left out. */
  readonly columns: readonly {
    readonly title: string;
    readonly tone: ColumnTone;
    readonly count: number;
  }[];
  /** null: the room has not voted, or voting is still blind. */
  readonly dots: number | null;
  /** Its place by dots; null: it has none. */
  readonly rank: Rank | null;
  readonly notes: readonly NoteLine[];
  /** Those that people have chosen to speak for it. */
  readonly quotes: readonly NoteLine[];
  /** What a person has written of it in a few sentences; empty: nothing that is shown. */
  readonly summary: string;
  /** The number of the priority area that came from this theme, or null. */
  readonly area: number | null;
}

export interface StanceLine {
  /** Of the organisation. */
  readonly id: string;
  readonly organisation: string;
  readonly stance: StanceKind;
  readonly comment: string | null;
}

export interface ActionLine {
  readonly id: string;
  /** "1.2": second action of the first area. */
  readonly number: string;
  readonly title: string;
  readonly responsible: {
    /** Of the organisation. */
    readonly id: string;
    readonly organisation: string;
    readonly role: string;
    readonly name: string | null;
  } | null;
  /** False while the responsible organisation has not taken the action on: it is then only proposed. */
  readonly accepted: boolean;
  readonly others: readonly string[];
  readonly start: string | null;
  readonly due: string | null;
  readonly indicator: string | null;
  readonly followUp: string | null;
  readonly support: string | null;
  readonly effect: string | null;
  readonly status: ActionStatus;
  readonly statusReason: string | null;
  /** The note that it was made from; null: none, or one that cannot be read any more. */
  readonly note: NoteLine | null;
  /** Only organisations that have answered, in the parties' order. */
  readonly stances: readonly StanceLine[];
}

export interface AreaLine {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly theme: ThemeLine | null;
  readonly currentState: string;
  readonly goal: string;
  readonly actions: readonly ActionLine[];
}

export interface PlanDocument {
  readonly language: 'sv' | 'en';
  /** Of a rehearsal, with made-up people: no plan of anybody's. */
  readonly rehearsal: boolean;
  readonly result: Result;
  /** What it holds, in order: a section that has nothing to say is only here if it says that. */
  readonly sections: readonly SectionKey[];
  /** Of sections that are made of blocks. */
  readonly blocks: Partial<Readonly<Record<BlockSection, readonly SectionBlock[]>>>;
  readonly standing: readonly StandingLine[];
  readonly arrivals: readonly ArrivalLine[];
  /** In which it was worked on, for a result that is told of a year; else null. */
  readonly years: string | null;
  /** The title of the one occasion that it tells of; null: of all. */
  readonly only: string | null;
  readonly title: string;
  readonly purpose: string;
  /** The authority that keeps the record, and its diary number (diarienummer). */
  readonly authority: string | null;
  readonly diaryNumber: string | null;
  readonly state: PlanState;
  readonly version: number;
  /** The day the document describes. */
  readonly date: string;
  readonly decidedBy: string | null;
  readonly parties: readonly PartyLine[];
  readonly occasions: readonly OccasionLine[];
  readonly attendance: readonly AttendanceLine[];
  /** What works and shall be kept ("Det här värnar vi"): themes by notes in a column that works well. */
  readonly strengths: readonly {
    readonly theme: string;
    readonly breadth: Breadth;
    readonly notes: readonly NoteLine[];
  }[];
  readonly themes: readonly ThemeLine[];
  readonly areas: readonly AreaLine[];
  /** Follow-ups in order of date. */
  readonly followUps: readonly {
    readonly date: string;
    readonly action: string;
    readonly title: string;
    readonly responsible: string | null;
  }[];
  /** Empty: nobody has said yet what happens next; the document says so. */
  readonly nextStep: string;
  readonly parking: readonly NoteLine[];
  readonly ungrouped: readonly NoteLine[];
  /** How many notes the facilitator has hidden; their text is nowhere in the document. */
  readonly hidden: number;
  readonly glossary: readonly { readonly term: string; readonly meaning: string }[];
}
