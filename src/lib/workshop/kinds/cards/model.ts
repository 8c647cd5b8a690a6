/** A card (kort): what those of one role in one organisation are responsible for, and how to reach them. */
import * as v from 'valibot';
import { idOf, keyOf } from '../../../sync/record.ts';
import { columns } from '../../model/column.ts';
import { composedId, id } from '../../model/fields.ts';
import { keyedChange, keyedTexts } from '../../model/keyed-texts.ts';
import { plainKind, type KindModel } from '../kind-model.ts';

/**
 * Its id is made of step, organisation and role: those who have both in common write one card
 * together. Not anonymous: the phone says that it is shown with role and organisation.
 */
export const cardSchema = v.strictObject({
  type: v.literal('card'),
  id: composedId('card'),
  step: id('step'),
  organisation: id('organisation'),
  role: id('role'),
  /** Under the headings of the step. */
  texts: keyedTexts,
  /** By the facilitator; visibly so. */
  hidden: v.boolean(),
});

export type Card = v.InferOutput<typeof cardSchema>;

export interface CardPlace {
  readonly step: string;
  readonly organisation: string;
  readonly role: string;
}

export function cardId({ step, organisation, role }: CardPlace): string {
  return idOf('card', `${keyOf(step)}.${keyOf(organisation)}.${keyOf(role)}`);
}

const place = { step: id('step'), organisation: id('organisation'), role: id('role') };

/** The arguments of every mutation of a card. */
export const cardArgs = {
  write: v.strictObject({ step: id('step'), ...keyedChange }),
  fill: v.strictObject({ ...place, ...keyedChange }),
  hide: v.strictObject({ ...place, hidden: v.boolean() }),
  /** Of one record, as it stood before two were written together. */
  restore: v.strictObject({ ...place, key: keyedChange.key, text: keyedChange.text }),
} as const;

/** How many cards there are, before they are shown: for the facilitator and the projector. */
export interface CardCounts {
  readonly type: 'cardCounts';
  readonly id: string;
  readonly step: string;
  /** On which something is written. */
  readonly cards: number;
  /** One for each role of each organisation that has come. */
  readonly of: number;
}

/** What the plan says of a step with cards, by organisation. */
export interface CardsResult {
  readonly kind: 'cards';
  /** Of the step. */
  readonly title: string;
  readonly organisations: readonly {
    readonly id: string;
    readonly name: string;
    readonly cards: readonly {
      readonly role: string;
      readonly fields: readonly { readonly title: string; readonly text: string }[];
    }[];
  }[];
}

export const cardsModel = {
  ...plainKind,
  settings: {
    /** The headings of a card. */
    columns,
  },
  defaults: { columns: [] },
  records: { card: { schema: cardSchema, args: cardArgs } },
} as const satisfies KindModel;
