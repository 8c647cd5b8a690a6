import { m } from '#lib/text/generated/messages.js';
import { listening } from '../../rehearsal/behaviour.ts';
import { defineServerKind } from '../kind.ts';

export const close = defineServerKind({
  kind: 'close',
  behaviour: listening,
  runSheet: [m.print_you_close, m.host_phones_show_close, m.host_screen_shows_close],
});
