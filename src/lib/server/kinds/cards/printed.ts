/** Cards on paper, for people without a phone, and the cards of a step as they are printed. */
import { m } from '#lib/text/generated/messages.js';
import type { Locale } from '#lib/text/words.ts';
import type { CardsResult } from '#lib/workshop/kinds/cards/model.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';

/** Two empty cards on a page, to cut apart and write on. */
export interface PrintCardSheet {
  readonly kind: 'cards';
  readonly step: string;
  readonly how: string;
  readonly role: string;
  readonly organisation: string;
  readonly headings: readonly string[];
}

export interface PrintCards {
  readonly kind: 'cards';
  readonly title: string;
  readonly meta: string;
  readonly organisations: readonly {
    readonly name: string;
    readonly cards: CardsResult['organisations'][number]['cards'];
  }[];
}

/** One sheet, with the headings of the step. */
export function cardSheets(
  { title, columns }: StepOf<'cards'>,
  locale: Locale,
): readonly PrintCardSheet[] {
  if (columns.length === 0) return [];
  return [
    {
      kind: 'cards',
      step: title,
      how: m.cards_print_how({}, { locale }),
      role: m.cards_role({}, { locale }),
      organisation: m.cards_organisation({}, { locale }),
      headings: columns.map((column) => column.title),
    },
  ];
}

export function printCards({ title, organisations }: CardsResult, locale: Locale): PrintCards {
  const n = organisations.reduce((sum, { cards }) => sum + cards.length, 0);
  return {
    kind: 'cards',
    title,
    meta: m.cards_result_count({ n }, { locale }),
    organisations: organisations.map(({ name, cards }) => ({ name, cards })),
  };
}
