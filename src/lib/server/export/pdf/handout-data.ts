/**
 * What is handed out on paper, as the template gets it: every word, number and time already chosen,
 * so that the template only lays out. The names are those that handout.typ reads.
 */
import type { Locale } from '#lib/text/words.ts';
import type { PrintSheet } from '../../kinds/kind.ts';

interface Head {
  readonly lang: Locale;
  readonly region: string;
  /** What the paper is, and of which workshop: the document's title. */
  readonly title: string;
  /** "Bordsskyltar" */
  readonly kicker: string;
  readonly workshop: string;
  /** Day and place. */
  readonly meta: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface PrintSigns extends Head {
  readonly kind: 'signs';
  /** The picture of the code as SVG, what it leads to as people type it, and the digits. */
  readonly qr: { readonly svg: string; readonly says: string };
  readonly address: string;
  readonly code: string;
  readonly signs: readonly {
    readonly letter: string;
    readonly name: string;
    readonly place: string | null;
    readonly topic: string | null;
  }[];
}

export interface PrintSheets extends Head {
  readonly kind: 'sheets';
  /** Of the steps in which people without a phone write. */
  readonly sheets: readonly PrintSheet[];
}

export interface PrintRunSheet extends Head {
  readonly kind: 'runsheet';
  readonly code: string;
  readonly rows: readonly {
    readonly time: string;
    readonly minutes: string;
    readonly kind: string;
    readonly title: string;
    readonly instruction: string;
    readonly questions: readonly string[];
    readonly you: string;
    readonly phones: string;
    readonly screen: string;
  }[];
  readonly ends: string;
  /** What to know of the times, or null. */
  readonly remark: string | null;
}

export interface PrintParticipants extends Head {
  readonly kind: 'participants';
  readonly intro: string;
  readonly organisations: readonly {
    readonly name: string;
    readonly roles: readonly { readonly name: string; readonly count: string }[];
    readonly count: string;
  }[];
  readonly roles: readonly { readonly name: string; readonly count: string }[];
  readonly total: string;
}

export interface PrintCatchUp extends Head {
  readonly kind: 'catchup';
  readonly sections: readonly {
    readonly title: string;
    /** `title`: of an area; empty: the lines stand under the section's own. */
    readonly parts: readonly { readonly title: string; readonly lines: readonly string[] }[];
  }[];
}

export interface PrintKeyCard extends Head {
  readonly kind: 'keycard';
  /** The picture of the facilitator's link as SVG, and what it is for. */
  readonly qr: { readonly svg: string; readonly says: string };
  readonly link: string;
  /** Where participants join, and the code of their workshop; null: there is none yet. */
  readonly address: string;
  readonly code: { readonly digits: string; readonly of: string } | null;
}

export type PrintHandout =
  PrintSigns | PrintSheets | PrintRunSheet | PrintParticipants | PrintCatchUp | PrintKeyCard;
