/** Bugs of sheets that go round: who reads them, where they go, and what becomes of late ideas. */
import type { Mutant } from './mutant.ts';

const passing = 'src/lib/methods/passing-on.ts';
const folder = 'src/lib/workshop/kinds/brainwriting';

export const brainwritingMutants: readonly Mutant[] = [
  {
    name: 'sheets go round in a circle',
    file: passing,
    edits: [
      ['people.flatMap((list) => shuffled(list, random))', 'people.flat()'],
      ['const own = shuffled(open, random).toSorted(', 'const own = open.toSorted('],
      ['const mixed = shuffled(sheets, random);', 'const mixed = sheets;'],
    ],
    by: 'BW2',
  },
  {
    name: 'somebody gets a sheet for the second time',
    file: passing,
    edits: [['mixed.filter(({ held }) => !held.has(person))', 'mixed']],
    by: 'BW1',
  },
  {
    name: 'whoever came first keeps a sheet that another needs',
    file: passing,
    edits: [
      [
        'if (holder !== undefined && !give(holder, tried)) return false;',
        'if (holder !== undefined) return false;',
      ],
    ],
    by: 'BW3',
  },
  {
    name: 'the whole group reads a sheet',
    file: `${folder}/room.ts`,
    edits: [
      [
        'return idea ? readersOf(idea, step, view) : [];',
        'return note.group === null ? [] : [note.group];',
      ],
    ],
    by: 'BW19',
  },
  {
    name: 'a late idea appears in the hand of whoever holds the sheet',
    file: `${folder}/room.ts`,
    edits: [
      [
        'idea.round !== null && idea.round < step.round ? [holder] : []',
        'idea.round !== null ? [holder] : []',
      ],
    ],
    by: 'BW20',
  },
  {
    name: 'everybody is told in which round an idea came',
    file: `${folder}/room.ts`,
    edits: [['[others, { ...idea, round: null }]', '[others, idea]']],
    by: 'BW10',
  },
  {
    name: 'all are told who holds which sheet',
    file: `${folder}/room.ts`,
    edits: [['[[[holding.seat], holding]]', "[[[holding.seat, 'host'], holding]]"]],
    by: 'BW18',
  },
  {
    name: 'who has written in a round is told by name',
    file: `${folder}/room.ts`,
    edits: [
      [
        'answeredAt(view, step.workshop)(writersNow(step, view))',
        '[...writersNow(step, view)] as unknown as number',
      ],
    ],
    by: 'BW18',
  },
  {
    name: 'an idea changes while another holds its sheet',
    file: `${folder}/kind.ts`,
    edits: [["!== note.author ? 'sheet.passed' : null", "=== null ? 'sheet.passed' : null"]],
    by: 'BW9',
  },
  {
    name: 'what was written without network comes to the sheet of the present round',
    file: `${folder}/idea.ts`,
    edits: [['heldIn(tx, step.id, args.round, seat)', 'heldIn(tx, step.id, step.round, seat)']],
    by: 'BW13',
  },
  {
    name: 'a sheet follows whoever moves to another group',
    file: `${folder}/sheets.ts`,
    edits: [['?.group === group;\n}', '?.seat === seat;\n}']],
    by: 'BW17',
  },
  {
    name: 'going on again deals the sheets anew',
    file: `${folder}/holding.ts`,
    edits: [['held.some((each) => each.round === round)', 'held.length === 0']],
    by: 'BW6',
  },
];
