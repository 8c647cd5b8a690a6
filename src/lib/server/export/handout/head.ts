/** What the papers of a workshop have in common. */
import { m } from '#lib/text/generated/messages.js';
import type { Locale } from '#lib/text/words.ts';
import type { View } from '#lib/workshop/define.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';

/** What every paper begins with. */
export interface HandoutHead {
  readonly lang: Locale;
  readonly region: string;
  readonly title: string;
  readonly kicker: string;
  readonly workshop: string;
  readonly meta: string;
}

/** Of what a paper is made. */
export interface HandoutOf {
  /** What the facilitator may see. */
  readonly view: View;
  readonly workshop: Workshop;
  /** Where phones join: `http://192.168.1.5:3000`. */
  readonly origin: string;
  /** Minutes after midnight at which the agenda begins. */
  readonly from: number;
}

/** "Sida 1 av 3", where the template knows the page and the catalogue the words around it. */
export function pageOf(locale: Locale): string {
  return m.print_page_of({ page: '{page}', total: '{total}' }, { locale });
}
