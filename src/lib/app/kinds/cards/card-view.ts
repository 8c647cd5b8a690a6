/** Cards as they are shown: by organisation, in the order of the lists, with names and headings. */
import { cardsIn } from '#lib/workshop/kinds/cards/card.ts';
import type { Card } from '#lib/workshop/kinds/cards/model.ts';
import type { View } from '#lib/workshop/define.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { nameOf, standingNames } from '#lib/workshop/people/names.ts';

export interface ShownCard {
  readonly id: string;
  readonly card: Card;
  readonly role: string;
  readonly fields: readonly { readonly title: string; readonly text: string }[];
}

export interface CardsOfOne {
  readonly id: string;
  readonly name: string;
  readonly cards: readonly ShownCard[];
}

/** The cards of a step that may be seen here, also hidden ones, which say nothing. */
export function cardsByOrganisation(view: View, step: StepOf<'cards'>): CardsOfOne[] {
  const roles = standingNames(view, 'role').map(({ id }) => id);
  const cards = [...cardsIn(view, step.id), ...coveredCards(view, step.id)];
  return standingNames(view, 'organisation').flatMap(({ id }) => {
    const own = cards
      .filter(({ organisation }) => organisation === id)
      .toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
    if (own.length === 0) return [];
    const name = nameOf(view, 'organisation', id);
    return [{ id, name, cards: own.map((card) => shownCard(view, step, card)) }];
  });
}

/** Hidden ones come without their texts. */
function coveredCards(view: View, step: string): readonly Card[] {
  return view
    .list('card')
    .filter((card) => card.step === step && card.hidden && card.texts.length === 0);
}

export function shownCard(view: View, step: StepOf<'cards'>, card: Card): ShownCard {
  return {
    ...{ id: card.id, card, role: nameOf(view, 'role', card.role) },
    fields: step.columns.flatMap(({ key, title }) =>
      card.texts.flatMap((text) => (text.key === key ? [{ title, text: text.text }] : [])),
    ),
  };
}
