import { m } from '#lib/text/generated/messages.js';
import { defineServerKind } from '../kind.ts';
import { brainwritingBehaviour } from './behaviour.ts';
import { roundSheets } from './printed.ts';

export const brainwriting = defineServerKind({
  kind: 'brainwriting',
  behaviour: brainwritingBehaviour,
  runSheet: [
    m.print_you_brainwriting,
    m.host_phones_show_brainwriting,
    m.host_screen_shows_brainwriting,
  ],
  sheets: roundSheets,
});
