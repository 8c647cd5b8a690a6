/** The sections of which results are made. Which result has which, in which order: ./results.ts. */
import type { ActionStatus, OrganisationKind } from '../model/terms.ts';
import type { StandingState } from '../model/standing-item.ts';
import type { Breadth } from '../../methods/breadth.ts';
import type { KindResult } from '../kinds/models.ts';
import type { NoteLine } from '../plan/note-line.ts';

/** Made of blocks: parts of one shape, whatever they are made from. */
export const blockSections = [
  'mainQuestions',
  'examples',
  'tried',
  'cards',
  'decisions',
  'everyday',
  'organisational',
  'otherThemes',
  'mission',
  'forms',
  'year',
  'local',
  'strengthen',
] as const;
export type BlockSection = (typeof blockSections)[number];

/** Each with a shape of its own. */
export const ownSections = [
  'purpose',
  'process',
  'current',
  'strengths',
  'areas',
  'actions',
  'stances',
  'followUp',
  'nextStep',
  'standing',
  'arrivals',
  'parking',
  'appendix',
  'glossary',
] as const;

export type SectionKey = BlockSection | (typeof ownSections)[number];

/** Where the result of a step kind stands, in results that have such a section; else with its step. */
export type ResultPlace = Extract<SectionKey, 'cards' | 'decisions' | 'examples'>;

/** What a part is headed with where it is not headed with words of its own. */
export type PartWord = 'found' | 'discussed' | 'focus' | 'sent';

export interface SectionTheme {
  readonly id: string;
  readonly title: string;
  /** Notes in it, of what the block is about. */
  readonly count: number;
  /** null: of no interest here. */
  readonly breadth: Breadth | null;
  readonly dots: number | null;
  /** What a person has written of it; empty: nothing, or told elsewhere. */
  readonly summary: string;
  readonly quotes: readonly NoteLine[];
}

export interface SectionPart {
  readonly word: PartWord | null;
  /** Such as a column's own title; empty: none. */
  readonly title: string;
  readonly lines: readonly string[];
  readonly themes: readonly SectionTheme[];
  readonly notes: readonly NoteLine[];
  /** Actions that an organisation answers for. */
  readonly tasks: readonly {
    readonly number: string;
    readonly title: string;
    readonly status: ActionStatus;
    readonly accepted: boolean;
  }[];
}

export interface SectionBlock {
  /** Such as a question, an organisation or an occasion; empty: none. */
  readonly title: string;
  readonly date: string | null;
  readonly parts: readonly SectionPart[];
  /** What step kinds gave, as their own views show it. */
  readonly results: readonly KindResult[];
}

/** What a series comes back to at its meetings. */
export interface StandingLine {
  readonly id: string;
  readonly text: string;
  readonly state: StandingState;
  /** Titles of the meetings that had it. */
  readonly occasions: readonly string[];
}

/** When an organisation took part, and by which roles. */
export interface ArrivalLine {
  readonly id: string;
  readonly organisation: string;
  readonly kind: OrganisationKind;
  /** The meeting from which it is new; null: it was there from the first. */
  readonly newFrom: string | null;
  readonly occasions: readonly {
    readonly occasion: string;
    readonly roles: readonly { readonly role: string; readonly count: number }[];
  }[];
}
