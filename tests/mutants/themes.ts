/** Bugs of silent sorting and of sorting in groups: who is told what, and what is kept. */
import type { Mutant } from './mutant.ts';

const moved = 'src/lib/workshop/kinds/themes/moved.ts';
const laid = 'src/lib/workshop/kinds/themes/laid.ts';
const led = 'src/lib/workshop/kinds/themes/led.ts';
const room = 'src/lib/workshop/kinds/themes/room.ts';

export const themesMutants: readonly Mutant[] = [
  {
    name: 'the lock of silent sorting is on the phones only',
    file: moved,
    edits: [["if (step.sortingLocked) return refuse('silent.locked');", '']],
    by: 'SS3',
  },
  {
    name: 'a note that was moved three times goes on',
    file: moved,
    edits: [["if (isTied(tx, step.id, noteId)) return refuse('silent.together');", '']],
    by: 'SS2',
  },
  {
    name: 'how often a note was moved is told from the first move',
    file: room,
    edits: [['return moved.times < mostMoves ? [] : [', 'return moved.times < 1 ? [] : [']],
    by: 'SS2',
  },
  {
    name: 'a title that is there becomes a second theme',
    file: moved,
    edits: [['sameTitle(tx, theme, title)?.id ?? makeTheme', 'makeTheme']],
    by: 'SS1',
  },
  {
    name: 'piles are seen by all groups before they are brought',
    file: room,
    edits: [['if (!step || !isThemes(step) || !step.brought || !own.marked)', 'if (!step)']],
    by: 'SS4',
  },
  {
    name: 'whose mark it is is told with it',
    file: room,
    edits: [['{ ...own, group: null, cluster: null }', '{ ...own, cluster: null }']],
    by: 'SS5',
  },
  {
    name: 'a mark is lost as its note is laid elsewhere',
    file: laid,
    edits: [
      ['tx.put({ ...own, cluster: name });', 'tx.put({ ...own, cluster: name, marked: false });'],
    ],
    by: 'SS4',
  },
  {
    name: 'a mark is said to be set and is not kept',
    file: laid,
    edits: [['tx.put({ ...own, marked });', '']],
    by: 'SS4',
  },
  {
    name: 'anybody lays the notes of any group',
    file: laid,
    edits: [["if (!isOfGroup(tx, note, seat)) return 'piles.not-yours';", '']],
    by: 'SS4',
  },
  {
    name: 'piles of the same name stay apart in the plenary',
    file: led,
    edits: [
      ['nameKeys(cluster)[0] ?? cluster', 'cluster'],
      ["sameTitle(tx, '', title)?.id ??", ''],
    ],
    by: 'SS5',
  },
  {
    name: 'what the plenary has sorted is taken from where it lies',
    file: led,
    edits: [['return note && note.theme === null ?', 'return note ?']],
    by: 'SS5',
  },
];
