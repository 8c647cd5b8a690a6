/** Cards: everybody tells what their role is responsible for, on one card for each role. */
import { defineKind } from '../kind.ts';
import { card } from './card.ts';

export const cardsKind = defineKind({
  kind: 'cards',
  entities: { card },
  ownTexts: true,
  // What people have written under a heading never goes with it.
  refuseChange(step, { columns }, view) {
    if (!columns) return null;
    const used = view
      .list('card')
      .some(
        ({ step: id, texts }) =>
          id === step.id && texts.some(({ key }) => !columns.some((column) => column.key === key)),
      );
    return used ? 'step.in-use' : null;
  },
});
