/**
 * The plan as the template gets it: every word, number and date already chosen and clean, so that
 * the template only lays out. The names are those that plan.typ reads.
 */
import type { PrintResult } from '../../kinds/kind.ts';
import type { ColumnTone, StanceKind } from '#lib/workshop/model/terms.ts';

export interface PrintFact {
  readonly label: string;
  readonly value: string;
}

/** "minst 7 av 9 bikupor", with the two numbers to draw. */
export interface PrintShare {
  readonly part: number;
  readonly of: number;
  readonly text: string;
}

export interface PrintBreadth {
  /** "Togs upp av minst 7 av 9 bikupor, alla 5 organisationer." */
  readonly sentence: string;
  readonly shares: readonly PrintShare[];
}

export interface PrintTally {
  /** null: not a column of notes. */
  readonly tone: ColumnTone | null;
  readonly title: string;
  readonly count: string;
}

export interface PrintNote {
  readonly tone: ColumnTone;
  readonly text: string;
  /** The column, or the occasion of a note without one. */
  readonly source: string;
}

export interface PrintOccasion {
  readonly title: string;
  readonly meta: string;
  readonly summary: readonly string[];
  readonly questions: readonly string[];
  readonly results: readonly PrintResult[];
  /** A sentence for each step of which something was never shown. */
  readonly unshown: readonly string[];
}

export interface PrintAttendance {
  readonly organisation: string;
  readonly kind: string;
  readonly roles: string;
  readonly count: string;
}

export interface PrintTheme {
  readonly title: string;
  readonly breadth: PrintBreadth | null;
  readonly tallies: readonly PrintTally[];
  readonly dots: string;
  /** Of the most dots, from 0 to 1. */
  readonly dotShare: number;
  /** "delad plats 2", or null. */
  readonly rank: string | null;
  readonly summary: readonly string[];
  readonly quotes: readonly PrintNote[];
  /** "Blev område 1", or null. */
  readonly became: string | null;
}

export interface PrintStrength {
  readonly theme: string;
  readonly breadth: PrintBreadth | null;
  readonly notes: readonly PrintNote[];
  /** "… och 4 lappar till i bilagan", or null. */
  readonly more: string | null;
}

export interface PrintAction {
  readonly number: string;
  readonly title: string;
  readonly organisation: string | null;
  readonly role: string | null;
  readonly person: string | null;
  /** "Föreslagen – inte antagen av …", or null once the responsible organisation has accepted. */
  readonly proposed: string | null;
  readonly start: string;
  readonly due: string;
  readonly indicator: string;
  /** What stands beneath the row: support, effect, others involved, follow-up, status. */
  readonly details: readonly PrintFact[];
  /** Short enough to be kept on one page. */
  readonly keep: boolean;
}

export interface PrintArea {
  readonly number: number;
  readonly label: string;
  readonly title: string;
  /** What is not there is said not to be; else it is left out. */
  readonly saysEmpty: boolean;
  readonly state: readonly string[];
  readonly goal: readonly string[];
  /** Where the area comes from, in whole sentences; empty without a theme. */
  readonly origin: string;
  readonly tallies: readonly PrintTally[];
  readonly voices: readonly PrintNote[];
  readonly actions: readonly PrintAction[];
}

export interface PrintStanceGroup {
  readonly kind: StanceKind | 'missing';
  readonly word: string;
  readonly organisations: readonly { readonly name: string; readonly comment: string | null }[];
}

export interface PrintStances {
  /** How far the organisations agree, area by area. */
  readonly agreement: readonly {
    readonly label: string;
    readonly title: string;
    readonly parts: readonly {
      readonly kind: StanceKind | 'missing';
      readonly word: string;
      readonly count: string;
      /** From 0 to 1; together 1. */
      readonly share: number;
    }[];
  }[];
  /** Action numbers in slices that fit the width of the page. */
  readonly matrices: readonly {
    readonly numbers: readonly string[];
    readonly rows: readonly {
      readonly organisation: string;
      readonly cells: readonly {
        readonly kind: StanceKind | 'missing';
        readonly word: string;
        readonly responsible: boolean;
      }[];
    }[];
  }[];
  readonly key: readonly { readonly kind: StanceKind | 'missing'; readonly word: string }[];
  readonly actions: readonly {
    readonly number: string;
    readonly title: string;
    readonly proposed: string | null;
    readonly groups: readonly PrintStanceGroup[];
  }[];
}

export interface PrintNotesGroup {
  readonly title: string;
  readonly meta: string;
  readonly notes: readonly PrintNote[];
}

export interface PrintBlock {
  readonly title: string;
  readonly date: string | null;
  readonly parts: readonly {
    readonly title: string;
    readonly lines: readonly string[];
    /** `meta`: "9 lappar · minst 4 av 6 bikupor". */
    readonly themes: readonly {
      readonly title: string;
      readonly meta: string;
      readonly summary: readonly string[];
      readonly quotes: readonly PrintNote[];
    }[];
    readonly tasks: readonly {
      readonly number: string;
      readonly title: string;
      readonly status: string;
    }[];
    readonly notes: readonly PrintNote[];
  }[];
  readonly results: readonly PrintResult[];
}

export interface PrintPlan {
  /** In the order in which they are set; those of their own shape have no blocks. */
  readonly sections: readonly {
    readonly key: string;
    readonly title: string;
    readonly blocks: readonly PrintBlock[];
  }[];
  /** The title of the one occasion that is told of, or null. */
  readonly only: string | null;
  readonly standing: readonly { readonly text: string; readonly meta: string }[];
  readonly arrivals: readonly {
    readonly organisation: string;
    /** "Ny från Möte 2", or null. */
    readonly new: string | null;
    readonly occasions: readonly { readonly occasion: string; readonly roles: string }[];
  }[];
  readonly lang: string;
  readonly region: string;
  readonly title: string;
  readonly author: string | null;
  readonly labels: Readonly<Record<string, string>>;
  /** "Fastställd · Version 2", on the cover and in the head of each page. */
  readonly edition: string;
  readonly facts: readonly PrintFact[];
  readonly parties: readonly string[];
  readonly footer: string;
  readonly figures: readonly { readonly value: string; readonly label: string }[];
  readonly purpose: readonly string[];
  readonly occasions: readonly PrintOccasion[];
  readonly attendance: readonly PrintAttendance[];
  readonly attendanceTotal: string;
  /** The columns of the table of themes; none when they are too many or long, and then listed. */
  readonly tallyColumns: readonly { readonly tone: ColumnTone; readonly title: string }[];
  readonly hasDots: boolean;
  readonly themes: readonly PrintTheme[];
  readonly strengths: readonly PrintStrength[];
  readonly areas: readonly PrintArea[];
  readonly stances: PrintStances | null;
  readonly followUps: readonly {
    readonly date: string;
    readonly action: string;
    readonly title: string;
    readonly responsible: string;
  }[];
  readonly nextStep: readonly string[];
  readonly parking: readonly PrintNote[];
  readonly appendix: readonly PrintNotesGroup[];
  /** That notes are missing; null: none are. */
  readonly unshown: string | null;
  readonly hidden: string | null;
  /** That some notes are not printed with all their letters; null: all are. */
  readonly unprintable: string | null;
  readonly glossary: readonly { readonly term: string; readonly meaning: string }[];
}
