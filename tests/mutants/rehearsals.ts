/** Bugs of rehearsals: what goes along, what is left behind, and what made-up people may do. */
import type { Mutant } from './mutants.ts';

const copying = 'src/lib/workshop/agenda/rehearsal.ts';
const participants = 'src/lib/server/rehearsal/simulated-participants.ts';
const rehearsals = 'src/lib/server/rehearsal/rehearsals.ts';

export const rehearsalMutants: readonly Mutant[] = [
  {
    name: 'what was never shown goes into a rehearsal',
    file: copying,
    edits: [['stepOf(note.step)?.revealed === true && !(', 'stepOf(note.step) !== null && !(']],
    by: 'RH13',
  },
  {
    name: 'names go into a rehearsal',
    file: copying,
    edits: [
      ['(been.has(seat.id) ? { ...seat, name: null, loans: [] }', '(been.has(seat.id) ? seat'],
    ],
    by: 'RH13',
  },
  {
    name: 'who came to a workshop is known by its old key in a rehearsal',
    file: copying,
    edits: [['id: attendanceId(attendance.seat, workshop), ', '']],
    by: 'RH1',
  },
  {
    name: 'a rehearsal that was ended stays on the disk',
    file: rehearsals,
    edits: [['() => eraseRoom(db, series)', '() => undefined']],
    by: 'RH2',
  },
  {
    name: 'a rehearsal that was ended can still be read out of the file',
    file: 'src/lib/server/db/open-database.ts',
    edits: [["sqlite.pragma('secure_delete = ON');", "sqlite.pragma('secure_delete = OFF');"]],
    by: 'RH2',
  },
  {
    name: 'a copy of the database holds the rehearsals that go on',
    file: 'src/lib/server/backup/copy-database.ts',
    edits: [['eraseRehearsalsIn(copy);', '']],
    by: 'RH7',
  },
  {
    name: 'a start leaves the rehearsals that it finds',
    file: rehearsals,
    edits: [['this.#options = options;\n    this.#eraseAll();', 'this.#options = options;']],
    by: 'RH6',
  },
  {
    name: 'a rehearsal that was forgotten goes on for ever',
    file: rehearsals,
    edits: [['running.over || isDue', 'running.over']],
    by: 'RH6',
  },
  {
    name: 'made-up people act in a rehearsal before they are let in',
    file: participants,
    edits: [["if (!audiences.includes('public')) return;", '']],
    by: 'RH4',
  },
  {
    name: 'made-up people in a rehearsal are there without a connection',
    file: participants,
    edits: [['participant.connection.receive(hello);', '']],
    by: 'RH3',
  },
  {
    name: 'made-up people give a theme more dots in a rehearsal than it may have',
    file: 'src/lib/server/kinds/dots/behaviour.ts',
    edits: [['given(id) < step.dotMax', 'given(id) >= 0']],
    by: 'RH3',
  },
  {
    name: 'a paper of a rehearsal does not say what it is',
    file: 'src/lib/server/export/handout/handout.ts',
    edits: [['const name = rehearsal', 'const name = !rehearsal']],
    by: 'RH9',
  },
];
