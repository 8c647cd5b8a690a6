/** Ways in which somebody could find out who wrote a note, most of which there once were. */
import type { Mutant } from './mutants.ts';

const counts = 'src/lib/workshop/themes/theme-count.ts';
const derived = 'src/lib/workshop/visibility/derived.ts';
const visibility = 'src/lib/workshop/visibility/visibility.ts';
const rehearsal = 'src/lib/workshop/agenda/rehearsal.ts';

export const privacyMutants: readonly Mutant[] = [
  {
    name: 'breadth asks what organisation an author is of now',
    file: counts,
    edits: [
      [
        'const exact = breadthOf([...of.notes, ...also].map(originIn(view)), {',
        "const exact = breadthOf([...of.notes, ...also].map(({ group, author }) => ({ group, organisation: view.get('seat', author ?? '')?.organisation ?? null })), {",
      ],
    ],
    by: 'AN1',
  },
  {
    name: 'breadth is counted again in every step',
    file: 'src/lib/workshop/agenda/step.ts',
    edits: [
      [
        'if (next.openedAt === null) {\n          countThemes',
        'countThemes(tx, workshop);\n        if (next.openedAt === null) {\n          countThemes',
      ],
    ],
    by: 'AN2',
  },
  {
    name: 'breadth is counted whenever a note is hidden',
    file: 'src/lib/workshop/notes/note.ts',
    edits: [
      [
        'import { noteSchema,',
        "import { countThemes } from '../themes/theme-count.ts';\nimport { noteSchema,",
      ],
      [
        'run: (tx, { note: noteId, hidden }) => change(tx, [noteId], { hidden }),',
        "run: (tx, { note: noteId, hidden }) => { const refused = change(tx, [noteId], { hidden }); const at = tx.get('workshop', tx.get('note', noteId)?.workshop ?? ''); if (at) countThemes(tx, at); return refused; },",
      ],
    ],
    by: 'AN2',
  },
  {
    name: 'there is no end to the figures of breadth',
    file: 'src/lib/methods/breadth.ts',
    edits: [
      ['return Math.min(mostFigures, Math.floor(people / peoplePerFigure));', 'return 1_000;'],
    ],
    by: 'B5',
  },
  {
    name: 'figures are as many as there are themes',
    file: counts,
    edits: [
      [
        'const left = Math.min(figuresFor(people), Math.floor(drawn.length / 2)) - made;',
        'const left = people < 3 ? 0 : drawn.length;',
      ],
    ],
    by: 'AN4',
  },
  {
    name: 'small numbers of breadth are told',
    file: 'src/lib/methods/breadth.ts',
    edits: [['return bound < leastTold ? null : bound;', 'return bound;']],
    by: 'B4',
  },
  {
    name: 'breadth is told exactly',
    file: 'src/lib/methods/breadth.ts',
    edits: [['const bound = count - bit;', 'const bound = count + 0 * bit;']],
    by: 'B4',
  },
  {
    name: 'what was drawn is sent to facilitators',
    file: visibility,
    edits: [
      [
        "...to(['host', workshopAudience(workshop.id)], { ...workshop, draws: '' }),",
        "...to(['host', workshopAudience(workshop.id)], workshop),",
      ],
    ],
    by: 'Z1',
  },
  {
    name: 'what is shown is sent to phones of earlier workshops too',
    file: visibility,
    edits: [['other.order < order', 'other.order !== order']],
    by: 'V16',
  },
  {
    name: 'the organisation of an author is sent along',
    file: visibility,
    edits: [
      [
        '...{ author: null, organisation: null, postedAt: null, lent: false },',
        '...{ author: null, postedAt: null, lent: false },',
      ],
    ],
    by: 'AN7',
  },
  {
    name: 'facilitators see how much a group has written',
    file: derived,
    edits: [
      [
        'seats: people(sitting.map(({ seat }) => seat)),',
        'seats: people(sitting.map(({ seat }) => seat)), notes: notes.filter((note) => note.group === id).length,',
      ],
    ],
    by: 'AN7',
  },
  {
    name: 'facilitators see who has written',
    file: derived,
    edits: [
      [
        "connected: seats.filter((id) => view.get('presence', presenceId(id))),",
        "connected: seats.filter((id) => view.list('note').some(({ author }) => author === id)),",
      ],
    ],
    by: 'AN7',
  },
  {
    name: 'a phone that many share is seen in the number of those who have written',
    file: derived,
    edits: [['writers: answered(writersOf(own, step)),', 'writers: people(writersOf(own, step)),']],
    by: 'AN7',
  },
  {
    name: 'notes of people who were shown out are not counted any more',
    file: derived,
    edits: [
      [
        '.filter((note) => note.workshop === workshop.id && !note.withdrawn);',
        ".filter((note) => note.workshop === workshop.id && !note.withdrawn && !view.get('seat', note.author ?? '')?.removed);",
      ],
    ],
    by: 'AN7',
  },
  {
    name: 'a rehearsal knows who wrote what',
    file: rehearsal,
    edits: [
      ['...{ author: null, organisation: null, group: null, postedAt: null, lent: false },', ''],
    ],
    by: 'RH13',
  },
  {
    name: 'a rehearsal knows who voted how',
    file: rehearsal,
    edits: [['return goes && nobodys(goes, aliasOf);', 'return goes;']],
    by: 'RH13',
  },
];
