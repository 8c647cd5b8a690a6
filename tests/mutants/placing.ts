/** Bugs of a room that places its notes: who reads what, what is decided, and what gives somebody away. */
import type { Mutant } from './mutant.ts';

const methods = 'src/lib/methods/room-sorting';
const folder = 'src/lib/workshop/kinds/placing';

export const placingMutants: readonly Mutant[] = [
  {
    name: 'two who say the same overrule the writer',
    file: `${methods}/settle.ts`,
    edits: [['top[1] >= checksOfOpen && votes.size === 1', 'top[1] >= 2']],
    by: 'PL2',
  },
  {
    name: 'a note is given to somebody who sat with its writer',
    file: `${folder}/sorting.ts`,
    edits: [['...circle.map(({ seat }) => seat),', '']],
    by: 'PL10',
  },
  {
    name: 'notes are not passed on to whoever has less to read',
    file: `${methods}/deal.ts`,
    edits: [
      ['for (const { id } of order) while (passOn(id));', ''],
      ['while (order.some(({ id }) => passOn(id)));', ''],
    ],
    by: 'PL6',
  },
  {
    name: 'what four writers have said is shown',
    file: `${methods}/batch.ts`,
    edits: [['leastPeople = 5', 'leastPeople = 4']],
    by: 'PL13',
  },
  {
    name: 'facilitators see who says what of a note',
    file: `${folder}/room.ts`,
    edits: [
      [
        'intent: (intent) => [[[intent.seat], intent]]',
        "intent: (intent) => [[['host', intent.seat], intent]]",
      ],
    ],
    by: 'PL12',
  },
];
