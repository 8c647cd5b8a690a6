import { m } from '#lib/text/generated/messages.js';
import { defineServerKind } from '../kind.ts';
import { matrixBehaviour } from './behaviour.ts';
import { printMatrix } from './printed.ts';

export const matrix = defineServerKind({
  kind: 'matrix',
  behaviour: matrixBehaviour,
  runSheet: [m.print_you_matrix, m.host_phones_show_matrix, m.host_screen_shows_matrix],
  result: printMatrix,
});
