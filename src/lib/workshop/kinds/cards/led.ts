/** What facilitators do with cards: phones do not load it. */
import { refuse } from '../../../sync/mutation.ts';
import { entity, mutator, type View } from '../../define.ts';
import { mergedText, textUnder, withText } from '../../model/keyed-texts.ts';
import { most } from '../../model/most.ts';
import type { MutationOf } from '../../model/mutations.ts';
import { card, cardAt, isCards, piecesOf, standingPlace, written } from './card.ts';
import { cardArgs, cardId, type Card, type CardPlace } from './model.ts';

export const ledCard = entity({
  ...card,
  mutators: {
    ...card.mutators,
    /** The facilitator writes for people without a phone, or puts something right. */
    fill: mutator({
      policy: { roles: ['facilitator'] },
      args: cardArgs.fill,
      run(tx, { step, organisation, role, ...change }) {
        const at = tx.get('step', step);
        if (!at) return refuse('step.unknown');
        if (!isCards(at) || at.openedAt === null) return refuse('step.not-now');
        if (!tx.get('organisation', organisation)) return refuse('organisation.unknown');
        if (!tx.get('role', role)) return refuse('role.unknown');
        return written(tx, { step, organisation, role }, change);
      },
      undo(
        view,
        { key, text, base, ...place },
      ): (MutationOf<'card.fill'> | MutationOf<'card.restore'>)[] {
        const pieces = piecesOf(view, place);
        // What is written goes to the card that stands, also from one whose organisation was merged.
        const standing = cardId(standingPlace(view, place));
        const isApart = pieces.length > 1 || pieces.some(({ id }) => id !== standing);
        if (isApart) return apart(view, place, pieces, key);
        const before = textUnder(cardAt(view, place)?.texts ?? [], key);
        const after = mergedText({ key, text, base }, before) ?? before;
        return [{ name: 'card.fill', args: { ...place, key, text: before, base: after } }];
      },
    }),
    /** What stood on each of the cards that were written together: what takes `fill` back. */
    restore: mutator({
      policy: { roles: ['facilitator'] },
      args: cardArgs.restore,
      run(tx, { key, text, ...place }) {
        const before = tx.get('card', cardId(place));
        if (!before) return refuse('note.unknown-column');
        const texts = withText(before.texts, key, text);
        if (texts.length > most.columns) return refuse('column.too-many');
        tx.put({ ...before, texts });
        return undefined;
      },
      undo(view, { step, organisation, role, key }): MutationOf<'card.restore'>[] {
        const place = { step, organisation, role };
        const before = view.get('card', cardId(place));
        const args = { ...place, key, text: textUnder(before?.texts ?? [], key) };
        return before ? [{ name: 'card.restore', args }] : [];
      },
    }),
    hide: mutator({
      policy: { roles: ['facilitator'] },
      args: cardArgs.hide,
      run(tx, { hidden, ...place }) {
        const own = piecesOf(tx, place);
        if (own.length === 0) return refuse('note.unknown-column');
        for (const piece of own) tx.put({ ...piece, hidden });
        return undefined;
      },
      undo(view, { step, organisation, role }): MutationOf<'card.hide'>[] {
        const place = { step, organisation, role };
        const before = cardAt(view, place);
        return before ? [{ name: 'card.hide', args: { ...place, hidden: before.hidden } }] : [];
      },
    }),
  },
});

/** The text under a heading on each card of those whose organisations or roles were merged. */
function apart(view: View, asked: CardPlace, pieces: readonly Card[], key: string) {
  const own = standingPlace(view, asked);
  const all = pieces.some(({ id }) => id === cardId(own))
    ? pieces
    : [...pieces, { ...own, texts: [] }];
  return all.map(({ step, organisation, role, texts }): MutationOf<'card.restore'> => ({
    name: 'card.restore',
    args: { step, organisation, role, key, text: textUnder(texts, key) },
  }));
}
