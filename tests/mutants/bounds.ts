/** Bugs of bounds and of the data folder. */
import type { Mutant } from './mutants.ts';

const creating = 'src/lib/server/setup/create-series.ts';
const organisation = 'src/lib/workshop/people/organisation.ts';
const reading = 'src/lib/server/http/read-form.ts';
const privately = 'src/lib/server/db/private-files.ts';
const limits = 'src/lib/server/sockets/connection-limits.ts';
const moved = 'src/lib/server/db/moved-files.ts';

export const boundsMutants: readonly Mutant[] = [
  {
    name: 'a form with ten thousand names is planned before it is refused',
    file: creating,
    edits: [['if (!found) return null;', 'return null;']],
    by: 'BD5',
  },
  {
    name: 'names are compared all with all',
    file: 'src/lib/workshop/people/names.ts',
    edits: [['if (keys === undefined) knownKeys', 'knownKeys']],
    by: 'BD3',
  },
  {
    name: 'a room takes any number of organisations',
    file: organisation,
    edits: [["return refuse('organisation.full');", 'return undefined;']],
    by: 'BD2',
  },
  {
    name: 'a list of any length in a mutation',
    file: 'src/lib/workshop/model/theme.ts',
    edits: [["v.pipe(v.array(id('note')), v.maxLength(2_000))", "v.array(id('note'))"]],
    by: 'BD1',
  },
  {
    name: 'marks are put in order however many there are',
    file: 'src/lib/workshop/model/fields.ts',
    edits: [
      [".replace(stackedMarks, '$1').normalize('NFC')", ".normalize('NFC')"],
      ["return normal.replace(stackedMarks, '$1').trim();", 'return normal.trim();'],
    ],
    by: 'F8',
  },
  {
    name: 'a form with any number of fields',
    file: reading,
    edits: [['if (fieldsIn(bytes, request.headers) > MOST_FIELDS) error(413);', 'void fieldsIn;']],
    by: 'BD4',
  },
  {
    name: 'a database that others can read',
    file: privately,
    edits: [['const FILE = 0o600;', 'const FILE = 0o644;']],
    by: 'DA1',
  },
  {
    name: 'a data folder that stays open to others',
    file: privately,
    edits: [['    chmodSync(path, mode);', '']],
    by: 'DA2',
  },
  {
    name: 'a note is kept in a folder that was deleted',
    file: moved,
    edits: [['if (wrote) look();', '']],
    by: 'DA3',
  },
  {
    name: 'a form is kept in a folder that was deleted',
    file: moved,
    edits: [['    else look();', '']],
    by: 'DA3',
  },
  {
    name: 'a second server on the same data',
    file: 'src/lib/server/db/data-lock.ts',
    edits: [["sqlite.exec('BEGIN EXCLUSIVE');", "sqlite.exec('BEGIN');"]],
    by: 'DA4',
  },
  {
    name: 'a room that was taken over ends its pages for good',
    file: 'src/lib/sync/protocol/protocol.ts',
    edits: [
      [
        "['room.stopping', 'room.failed', 'protocol.too-fast']",
        "['room.stopping', 'protocol.too-fast']",
      ],
    ],
    by: 'DA6',
  },
  {
    name: 'anything may wait for a connection that does not read',
    file: limits,
    edits: [
      ['bytes > waiting || ', ''],
      ['if (waitingFor(connection) <= this.#limits.unread) return', 'return'],
    ],
    by: 'BD7',
  },
  {
    name: 'a page is given everything as often as it asks',
    file: limits,
    edits: [['return hellos.take(place.heardAt);', 'return hellos !== null;']],
    by: 'BD9',
  },
  {
    name: 'a seat has any number of connections',
    file: limits,
    edits: [['if (own.size >= this.#limits[kind]) {', 'if (own.size < 0) {']],
    by: 'BD10',
  },
  {
    name: 'the newest connection of a seat is ended for a new one',
    file: limits,
    edits: [['a.heardAt - b.heardAt', 'b.heardAt - a.heardAt']],
    by: 'BD10',
  },
  {
    name: 'a connection says a thousand times who it is',
    file: limits,
    edits: [['if (connects > 1 || packets > this.#limits.packets)', 'if (connects < 0)']],
    by: 'BD11',
  },
  {
    name: 'a stranger has any number of connections',
    file: limits,
    edits: [['if (oldest && among.size >= most)', 'if (oldest && most < 0)']],
    by: 'BD12',
  },
  {
    name: 'a connection that was let in counts as a stranger',
    file: limits,
    edits: [['    this.#known(connection);\n    const network', '    const network']],
    by: 'BD12',
  },
  {
    name: 'a connection that does not let itself be closed stays half a minute',
    file: limits,
    edits: [
      [
        'if (socket) setTimeout(() => socket.terminate(), this.#limits.closingMs).unref();',
        'void socket;',
      ],
    ],
    by: 'BD13',
  },
];
