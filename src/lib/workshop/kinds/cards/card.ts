/** A card (kort): written together by those who have role and organisation in common. */
import { refuse } from '../../../sync/mutation.ts';
import { entity, stepMutator, type Tx, type View } from '../../define.ts';
import { mergedText, textUnder, withText, type KeyedChange } from '../../model/keyed-texts.ts';
import { isKind } from '../../model/step.ts';
import { standingName } from '../../people/names.ts';
import { cardArgs, cardId, cardSchema, type Card, type CardPlace } from './model.ts';

export const isCards = isKind('cards');

/** What participants do with it; see led.ts for the rest. */
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
  },
});

/**
 * Puts a text on a card. Where organisations or roles were merged since, what stood on either card
 * stands on one from now on.
 */
export function written(tx: Tx, asked: CardPlace, change: KeyedChange) {
  const step = tx.get('step', asked.step);
  const { key } = change;
  if (!step || !isCards(step) || !step.columns.some((column) => column.key === key)) {
    return refuse('note.unknown-column');
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

export function piecesOf(view: View, asked: CardPlace): Card[] {
  const key = cardId(standingPlace(view, asked));
  return view
    .list('card')
    .filter((piece) => piece.step === asked.step && cardId(standingPlace(view, piece)) === key)
    .toSorted((a, b) => (a.id === key ? -1 : b.id === key ? 1 : a.id < b.id ? -1 : 1));
}
