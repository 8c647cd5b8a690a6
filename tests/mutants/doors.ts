/** Bugs of doors: who waits, how many come at once, and what becomes of what they write. */
import type { Mutant } from './mutants.ts';

const visibility = 'src/lib/workshop/visibility.ts';
const turnstile = 'src/lib/server/turnstile.ts';
const seat = 'src/lib/workshop/seat.ts';

export const doorMutants: readonly Mutant[] = [
  {
    name: 'who waits to be let in hears what everybody hears',
    file: visibility,
    edits: [['return [attends.id];', "return ['public', attends.id];"]],
    by: 'V14',
  },
  {
    name: 'who waits to be let in may act',
    file: 'src/lib/workshop/permissions.ts',
    edits: [["return refuse('access.waiting');", 'return undefined;']],
    by: 'W24',
  },
  {
    name: 'who comes is let in whatever was wished',
    file: seat,
    edits: [['const admitted = !workshop.approve;', 'const admitted = true;']],
    by: 'A10',
  },
  {
    name: 'who comes back waiting gets a group',
    file: seat,
    edits: [['one.seat === seatId && one.admitted)', 'one.seat === seatId)']],
    by: 'A10',
  },
  {
    name: 'who waits to be let in is put into a group',
    file: 'src/lib/workshop/group.ts',
    edits: [["return here.admitted ? undefined : refuse('seat.waiting');", 'return undefined;']],
    by: 'A10',
  },
  {
    name: 'who waits to be let in is counted',
    file: 'src/lib/workshop/attendance.ts',
    edits: [
      [
        'one.workshop === workshop && one.admitted === admitted',
        'one.workshop === workshop && (admitted || !one.admitted)',
      ],
    ],
    by: 'V14',
  },
  {
    name: 'who waits to be let in reads the plan',
    file: 'src/lib/server/entrance.ts',
    edits: [["(wanted.as === 'participant' || wasLetIn(store, seat))", 'wasLetIn !== undefined']],
    by: 'W38',
  },
  {
    name: 'a machine with many addresses takes every seat',
    file: turnstile,
    edits: [
      ['this.#joinsFrom.pass(from) && this.#joins.pass(workshop)', 'this.#joinsFrom.pass(from)'],
    ],
    by: 'W40',
  },
  {
    name: 'a machine with many addresses makes any number of series',
    file: turnstile,
    edits: [
      ["this.#seriesFrom.pass(from) && this.#series.pass('all')", 'this.#seriesFrom.pass(from)'],
    ],
    by: 'W41',
  },
  {
    name: 'the join page does not ask the turnstile',
    file: 'src/routes/[code=joincode]/+page.server.ts',
    edits: [['if (!isIn && !mayJoin(', 'if (isIn && !mayJoin(']],
    by: 'W42',
  },
  {
    name: 'text is kept in whatever form it came',
    file: 'src/lib/workshop/fields.ts',
    edits: [[".normalize('NFC').trim()", '.trim()']],
    by: 'IC3',
  },
  {
    name: 'a title goes into the name of a file as it is',
    file: 'src/lib/server/export/attachment.ts',
    edits: [[".replace(/[^\\p{L}\\p{N}]+/gu, '-')", '']],
    by: 'IC5',
  },
  {
    name: 'a letter without a font takes the places to break with it',
    file: 'src/lib/server/export/pdf/glyphs.ts',
    edits: [['.filter(canBeMissing)', '.filter(() => canBeMissing !== undefined)']],
    by: 'IC7',
  },
];
