/** Bugs of ingress: who waits, how many come at once, and what becomes of what they write. */
import { codesMutants } from './codes.ts';
import type { Mutant } from './mutants.ts';

const visibility = 'src/lib/workshop/visibility/visibility.ts';
const rateLimiter = 'src/lib/server/limits/rate-limiter.ts';
const seat = 'src/lib/workshop/people/seat.ts';

export const ingressMutants: readonly Mutant[] = [
  ...codesMutants,
  {
    name: 'who waits to be let in hears what everybody hears',
    file: visibility,
    edits: [['return [attends.id];', "return ['public', attends.id];"]],
    by: 'V14',
  },
  {
    name: 'who waits to be let in may act',
    file: 'src/lib/workshop/policy.ts',
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
    edits: [['if (own && admitted) joinRoundsAhead', 'if (own) joinRoundsAhead']],
    by: 'A10',
  },
  {
    name: 'who waits to be let in is put into a group',
    file: 'src/lib/workshop/groups/seating.ts',
    edits: [["return here.admitted ? undefined : refuse('seat.waiting');", 'return undefined;']],
    by: 'A10',
  },
  {
    name: 'who waits to be let in is counted',
    file: 'src/lib/workshop/people/attendance.ts',
    edits: [
      [
        'attendance.workshop === workshop && attendance.admitted === admitted',
        'attendance.workshop === workshop && (admitted || !attendance.admitted)',
      ],
    ],
    by: 'V14',
  },
  {
    name: 'who waits to be let in reads the plan',
    file: 'src/lib/server/access/authenticate.ts',
    edits: [["(wanted.as === 'participant' || wasLetIn(store, seat))", 'wasLetIn !== undefined']],
    by: 'W38',
  },
  {
    name: 'a machine with many addresses takes every seat',
    file: rateLimiter,
    edits: [
      ['this.#joinsFrom.allow(from) && this.#joins.allow(workshop)', 'this.#joinsFrom.allow(from)'],
    ],
    by: 'W40',
  },
  {
    name: 'a machine with many addresses makes any number of series',
    file: rateLimiter,
    edits: [
      ['this.#seriesFrom.allow(from) && this.#series.allow(from)', 'this.#seriesFrom.allow(from)'],
    ],
    by: 'W41',
  },
  {
    name: 'the join page does not ask the rate limiter',
    file: 'src/routes/[code=joincode]/+page.server.ts',
    edits: [['if (!isIn && !mayJoin(', 'if (isIn && !mayJoin(']],
    by: 'W42',
  },
  {
    name: 'text is kept in whatever form it came',
    file: 'src/lib/workshop/model/fields.ts',
    edits: [[".normalize('NFC')", '']],
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
    edits: [
      [
        'return named\n    .filter(canBeMissing)',
        'return named\n    .filter(() => canBeMissing !== undefined)',
      ],
    ],
    by: 'IC7',
  },
];
