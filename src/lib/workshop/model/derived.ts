/**
 * What rooms work out from records that some of their audiences may not see: counts without texts,
 * breadth without authors. Sent like records, never stored. Those of one step kind are in its model.
 */
import type { Breadth } from '../../methods/breadth.ts';
import type { SpeakerState } from './speaker.ts';

/** Counts of a workshop: for the projector and the facilitator, before anything is shown. */
export interface Stats {
  readonly type: 'stats';
  readonly id: string;
  readonly workshop: string;
  readonly arrived: number;
  readonly connected: number;
  /**
   * How many people have sent something in before it began, whether they have come or not: fewer each
   * time somebody comes would tell of whoever it is. null: nobody could, or what was sent is shown
   * already, note by note.
   */
  readonly sentIn: number | null;
  readonly organisations: readonly { readonly organisation: string; readonly seats: number }[];
  readonly steps: readonly {
    readonly step: string;
    readonly notes: number;
    /** 0 once the notes are shown. Of those who share a phone as many as share one on average. */
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
  }[];
}

/** How much of what people submitted in a step is not shown. */
export interface UnshownAmount {
  readonly what: 'notes' | 'answers' | 'choices' | 'texts';
  /** Notes, people who have answered or chosen, or texts that several have written together. */
  readonly count: number;
}

/** Whether it is notes that are not shown: those are missed in themes and in the plan's appendix. */
export function isOfNotes({ what }: { readonly what: string }): boolean {
  return what === 'notes';
}

/**
 * What people have submitted at a workshop and nobody has been shown. Facilitators are told of all
 * opened steps, readers of those that were left.
 */
export interface Unshown {
  readonly type: 'unshown';
  readonly id: string;
  readonly workshop: string;
  readonly steps: readonly {
    readonly step: string;
    readonly what: UnshownAmount['what'];
    /** Null, for readers: so few that a number would tell who. */
    readonly count: number | null;
    /** The workshop has gone on from the step, or has ended. */
    readonly left: boolean;
  }[];
}

/** Whom the facilitator may need to look after; never on the projector. */
export interface Activity {
  readonly type: 'activity';
  readonly id: string;
  readonly workshop: string;
  readonly connected: readonly string[];
  /** Whether the device that has control is connected; true while none has. */
  readonly led: boolean;
}

/** How many notes are shown in every theme, and its breadth as it was counted last. */
export interface BreadthRecord {
  readonly type: 'breadth';
  readonly id: string;
  readonly themes: readonly ({ readonly theme: string; readonly notes: number } & Breadth)[];
}

/** Who took part, by organisation and role, never by name: for the plan and the exports. */
export interface AttendanceSummary {
  readonly type: 'attendanceSummary';
  readonly id: string;
  readonly workshop: string;
  readonly groups: number;
  /** Who shared somebody's phone: of them only that they were there is known. */
  readonly others: number;
  /** How many had sent something in before it began; null: nobody, or fewer than three. */
  readonly sentIn: number | null;
  readonly lines: readonly {
    readonly organisation: string;
    readonly role: string;
    readonly count: number;
  }[];
}

/** Who has the floor and who waits for it, as it is called out: by label, never by seat. */
export interface SpeakerQueue {
  readonly type: 'speakerQueue';
  readonly id: string;
  readonly step: string;
  readonly line: readonly {
    readonly label: string;
    /** Of an organisation that was at no earlier workshop of the series. */
    readonly fresh: boolean;
    readonly group: string | null;
    readonly state: SpeakerState;
    readonly order: number;
  }[];
}
