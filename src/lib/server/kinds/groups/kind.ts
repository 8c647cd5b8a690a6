import { m } from '#lib/text/generated/messages.js';
import { defineServerKind } from '../kind.ts';
import { groupsBehaviour } from './behaviour.ts';

export const groups = defineServerKind({
  kind: 'groups',
  behaviour: groupsBehaviour,
  runSheet: [m.print_you_groups, m.host_phones_show_groups, m.host_screen_shows_groups],
});
