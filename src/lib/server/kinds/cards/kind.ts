import { m } from '#lib/text/generated/messages.js';
import { defineServerKind } from '../kind.ts';
import { cardsBehaviour } from './behaviour.ts';
import { cardSheets, printCards } from './printed.ts';

export const cards = defineServerKind({
  kind: 'cards',
  behaviour: cardsBehaviour,
  runSheet: [m.print_you_cards, m.host_phones_show_cards, m.host_screen_shows_cards],
  sheets: cardSheets,
  result: printCards,
});
