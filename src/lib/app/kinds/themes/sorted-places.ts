/** Where notes can be laid on the phone: into the themes of all, or into the piles of one's group. */
import type { Note } from '#lib/workshop/model/note.ts';

export interface SortedPlaces {
  readonly all: readonly { readonly key: string; readonly title: string }[];
  /** The key of the place in which a note lies; null: in none. */
  readonly of: (note: Note) => string | null;
  /** Lays it there, or nowhere (null). False: it was refused. */
  readonly put: (note: Note, key: string | null) => boolean;
  /** Lays it into a new place; the code of a refusal, or null. */
  readonly add: (note: Note, title: string) => string | null;
  /** Whether it lies still until the plenary takes it. */
  readonly isTied?: (note: Note) => boolean;
  /** The most important ones. */
  readonly marks?: {
    readonly has: (note: Note) => boolean;
    readonly set: (note: Note, marked: boolean) => void;
  };
  readonly words: {
    readonly loose: string;
    readonly nowhere: string;
    readonly back: string;
    readonly didBack: (text: string) => string;
    /** What names a new one, and the button that lays the note there. */
    readonly fresh: string;
    readonly freshAction: string;
  };
}
