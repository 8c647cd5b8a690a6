/** What is sent in before a workshop: who reads it, what is made of it, and who has come. */
import type { Mutant } from './mutant.ts';

const agenda = 'src/lib/workshop/agenda';

export const earlyMutants: readonly Mutant[] = [
  {
    name: 'what two have sent in can be read ahead',
    file: 'src/lib/workshop/model/reading.ts',
    edits: [['fewestRead = 3', 'fewestRead = 2']],
    by: 'EQ1',
  },
  {
    name: 'what was read before counts again towards who has sent something in',
    file: `${agenda}/reading.ts`,
    edits: [
      [
        '(note.postedAt ?? now) <= until && !isUntil(note, before)',
        '(note.postedAt ?? now) <= until',
      ],
    ],
    by: 'EQ1',
  },
  {
    name: 'what was put away is read anew, with what has come since',
    file: `${agenda}/reading.ts`,
    edits: [
      ['if (writers < fewestRead) return', 'if (writers < fewestRead && !before?.covered) return'],
    ],
    by: 'EQ2',
  },
  {
    name: 'a main question that is worded anew forgets what it was made of',
    file: `${agenda}/main-question.ts`,
    edits: [['if (!before.questions.includes(text)) tx.put({ ...own, text });', 'tx.put(own);']],
    by: 'EQ3',
  },
  {
    name: 'a main question is made of notes that nobody could read',
    file: `${agenda}/main-question.ts`,
    edits: [
      [
        'if (!notes.every((note) => note && isReadable(tx, note, from))) {',
        'if (!notes.every((note) => note)) {',
      ],
    ],
    by: 'EQ3',
  },
  {
    name: 'whoever has sent something in from home counts as here',
    file: 'src/lib/workshop/people/attendance.ts',
    edits: [
      [
        "return view.get('attendance', attendanceId(seat, workshop))?.early === false;",
        "return view.get('attendance', attendanceId(seat, workshop)) !== undefined;",
      ],
    ],
    by: 'EQ4',
  },
];
