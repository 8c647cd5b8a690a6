/** A card (kort): written together by those who have role and organisation in common. */
import { refuse } from '../../../sync/mutation.ts';
import { entity, mutator, stepMutator, type Tx, type View } from '../../define.ts';
import { mergedText, textUnder, withText, type KeyedChange } from '../../model/keyed-texts.ts';
import type { MutationOf } from '../../model/mutations.ts';
import { most } from '../../model/most.ts';
import { isKind } from '../../model/step.ts';
import { standingName } from '../../people/names.ts';
import { cardArgs, cardId, cardSchema, type Card, type CardPlace } from './model.ts';

export const isCards = isKind('cards');

export const card = entity({
  type: 'card',
  schema: cardSchema,
  mutators: {
    /** Writes on the card of one's own role and organisation, also once cards are shown. */
    write: stepMutator({
      in: isCards,
      policy: { afterClose: true, whileLent: 'text' },
      args: cardArgs.write,
      run(tx, args, { step, seat }) {
        const own = tx.get('seat', seat);
        if (!own) return refuse('seat.unknown');
        const { organisation, role } = own;
        return written(tx, { step: step.id, organisation, role }, args);
      },
    }),
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
      undo(view, { key, text, base, ...place }): MutationOf<'card.fill' | 'card.restore'>[] {
        const pieces = piecesOf(view, place);
        const isApart = pieces.length > 1 || pieces.some(({ id }) => id !== cardId(place));
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
        if (!before) return refuse('card.unknown-heading');
        const texts = withText(before.texts, key, text);
        if (texts.length > most.columns) return refuse('column.too-many');
        tx.put({ ...before, texts });
        return undefined;
      },
      undo(view, { key, text: _text, ...place }): MutationOf<'card.restore'>[] {
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
        if (own.length === 0) return refuse('card.unknown-heading');
        for (const piece of own) tx.put({ ...piece, hidden });
        return undefined;
      },
      undo(view, { hidden: _hidden, ...place }): MutationOf<'card.hide'>[] {
        const before = cardAt(view, place);
        return before ? [{ name: 'card.hide', args: { ...place, hidden: before.hidden } }] : [];
      },
    }),
  },
});

/**
 * Puts a text on a card. Where organisations or roles were merged since, what stood on either card
 * stands on one from now on.
 */
function written(tx: Tx, asked: CardPlace, change: KeyedChange) {
  const step = tx.get('step', asked.step);
  const { key } = change;
  if (!step || !isCards(step) || !step.columns.some((column) => column.key === key)) {
    return refuse('card.unknown-heading');
  }
  const place = standingPlace(tx, asked);
  const before = cardAt(tx, place);
  const text = mergedText(change, textUnder(before?.texts ?? [], key));
  if (text === null) return refuse('text.too-long');
  const own = tx.get('card', cardId(place));
  // An empty card is none: whoever only passes through a field leaves nothing behind.
  if (!own && text === '' && textUnder(before?.texts ?? [], key) === '') return undefined;
  for (const piece of piecesOf(tx, place)) {
    if (piece.id !== cardId(place)) tx.put({ ...piece, texts: withText(piece.texts, key, '') });
  }
  tx.put({
    ...{ type: 'card', id: cardId(place), ...place },
    texts: withText(own?.texts ?? [], key, text),
    hidden: before?.hidden ?? false,
  });
  return undefined;
}

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

/** The cards of a step on which something is written, one for each role of each organisation. */
export function cardsIn(view: View, step: string): Card[] {
  const places = new Map<string, CardPlace>();
  for (const piece of view.list('card')) {
    if (piece.step !== step) continue;
    const place = standingPlace(view, piece);
    places.set(cardId(place), place);
  }
  return [...places.values()]
    .flatMap((place) => cardAt(view, place) ?? [])
    .filter(({ texts }) => texts.length > 0)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The card of a role in an organisation, with what those have written whom they have taken in. */
export function cardAt(view: View, asked: CardPlace): Card | undefined {
  const place = standingPlace(view, asked);
  const pieces = piecesOf(view, place);
  const [first] = pieces;
  if (!first) return undefined;
  const keys = [...new Set(pieces.flatMap(({ texts }) => texts.map(({ key }) => key)))].toSorted();
  return {
    ...first,
    ...{ id: cardId(place), ...place },
    hidden: pieces.some(({ hidden }) => hidden),
    texts: keys.map((key) => ({
      key,
      text: pieces
        .map(({ texts }) => textUnder(texts, key))
        .filter((text) => text !== '')
        .join('\n'),
    })),
  };
}

/** A role and an organisation as they stand after mergers. */
export function standingPlace(view: View, { step, organisation, role }: CardPlace): CardPlace {
  return {
    step,
    organisation: standingName(view, 'organisation', organisation),
    role: standingName(view, 'role', role),
  };
}

function piecesOf(view: View, asked: CardPlace): Card[] {
  const key = cardId(standingPlace(view, asked));
  return view
    .list('card')
    .filter((piece) => piece.step === asked.step && cardId(standingPlace(view, piece)) === key)
    .toSorted((a, b) => (a.id === key ? -1 : b.id === key ? 1 : a.id < b.id ? -1 : 1));
}
