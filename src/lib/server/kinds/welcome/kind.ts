import { m } from '#lib/text/generated/messages.js';
import { listening } from '../../rehearsal/behaviour.ts';
import { defineServerKind } from '../kind.ts';

export const welcome = defineServerKind({
  kind: 'welcome',
  behaviour: listening,
  runSheet: [m.print_you_welcome, m.host_phones_show_welcome, m.host_screen_shows_welcome],
});
