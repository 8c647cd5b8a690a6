import { m } from '#lib/text/generated/messages.js';
import { defineServerKind } from '../kind.ts';
import { notesBehaviour } from './behaviour.ts';
import { noteSheets } from './printed.ts';

export const notes = defineServerKind({
  kind: 'notes',
  behaviour: notesBehaviour,
  runSheet: [m.print_you_notes, m.host_phones_show_notes, m.host_screen_shows_notes],
  sheets: noteSheets,
});
