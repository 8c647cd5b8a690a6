/** Cards: everybody tells what their role is responsible for, on one card for each role. */
import { idOf, keyOf } from '../../../sync/record.ts';
import type { View } from '../../define.ts';
import type { StepOf } from '../../model/step.ts';
import { seatsAt } from '../../people/attendance.ts';
import { nameOf, standingNames } from '../../people/names.ts';
import { screenAudience, workshopAudience } from '../../visibility/audiences.ts';
import { defineRoomKind, type Shown } from '../kind.ts';
import { cardsIn, isCards, standingPlace } from './card.ts';
import { cardId, type Card, type CardCounts, type CardsResult } from './model.ts';

export const cardsRoomKind = defineRoomKind({
  kind: 'cards',
  projections: { card: projectCard },
  unshown: ({ id, revealed }, view) =>
    revealed ? null : { what: 'texts', count: cardsIn(view, id).length },
  project: (step, view) =>
    step.revealed ? [] : [[['host', screenAudience(step.workshop)], countsOf(step, view)]],
  rehearsed: (record, { revealed }) =>
    record.type === 'card' && revealed && !record.hidden ? record : null,
  place: 'cards',
  results,
  exported: {
    empty: { cards: [] },
    of: (step, view) => ({
      cards: shownCards(step, view).map(({ organisation, role, texts }) => ({
        ...{ organisation, role },
        texts: texts.map(({ key, text }) => ({ column: key, text })),
      })),
    }),
  },
});

/**
 * Those whose card it is, and the facilitator, at once; everybody once the cards are shown. With the
 * names that stand, since phones do not know of mergers.
 */
function projectCard(card: Card, view: View): readonly Shown[] {
  const step = view.get('step', card.step);
  if (!step || !isCards(step)) return [];
  const place = standingPlace(view, card);
  const sharers = seatsAt(view, step.workshop)
    .filter((seat) => cardId(standingPlace(view, { ...seat, step: step.id })) === cardId(place))
    .map(({ id }) => id);
  const told = { ...card, ...place };
  const own: readonly Shown[] = [[['host', ...sharers], told]];
  if (!step.revealed) return own;
  const all = card.hidden ? { ...told, texts: [] } : told;
  return [...own, [[workshopAudience(step.workshop), 'archive'], all]];
}

function countsOf(step: StepOf<'cards'>, view: View): CardCounts {
  const there = seatsAt(view, step.workshop).map((seat) =>
    cardId(standingPlace(view, { ...seat, step: step.id })),
  );
  const cards = cardsIn(view, step.id).map(({ id }) => id);
  return {
    type: 'cardCounts',
    id: idOf('cardCounts', keyOf(step.id)),
    step: step.id,
    cards: cards.length,
    of: new Set([...there, ...cards]).size,
  };
}

function shownCards({ id, revealed }: StepOf<'cards'>, view: View): readonly Card[] {
  return revealed ? cardsIn(view, id).filter(({ hidden }) => !hidden) : [];
}

function results(step: StepOf<'cards'>, view: View): readonly CardsResult[] {
  const cards = shownCards(step, view);
  if (cards.length === 0) return [];
  const roles = standingNames(view, 'role').map(({ id }) => id);
  const organisations = standingNames(view, 'organisation').flatMap(({ id }) => {
    const own = cards
      .filter(({ organisation }) => organisation === id)
      .toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
    if (own.length === 0) return [];
    const name = nameOf(view, 'organisation', id);
    return [{ id, name, cards: own.map((card) => printed(card)) }];
  });
  return [{ kind: 'cards', title: step.title, organisations }];

  function printed({ role, texts }: Card) {
    return {
      role: nameOf(view, 'role', role),
      fields: step.columns.flatMap(({ key, title }) =>
        texts.flatMap((own) => (own.key === key ? [{ title, text: own.text }] : [])),
      ),
    };
  }
}
