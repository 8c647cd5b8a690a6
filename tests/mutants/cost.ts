/** Bugs in what is sent, listed, kept in memory and kept on disk: the cost of a full workshop. */
import type { Mutant } from './mutants.ts';

const frames = 'src/lib/server/sockets/frames.ts';
const frameReader = 'src/lib/client/frames.ts';
const packing = 'src/lib/sync/protocol/packing.ts';
const transaction = 'src/lib/sync/transaction.ts';
const rooms = 'src/lib/server/sockets/rooms.ts';

export const costMutants: readonly Mutant[] = [
  {
    name: 'a frame is compressed for every socket',
    file: frames,
    edits: [
      [
        '(known.compressed ??= compress(known.plain))',
        '(known.compressed = compress(known.plain))',
      ],
    ],
    by: 'P5',
  },
  {
    name: 'a small frame overtakes one that is being decompressed',
    file: frameReader,
    edits: [['if (!this.#reading && !isCompressed(frame))', 'if (!isCompressed(frame))']],
    by: 'P7',
  },
  {
    name: 'what an earlier connection has sent is given to the page',
    file: frameReader,
    edits: [['    this.#connection = {};\n    this.#reading', '    this.#reading']],
    by: 'P8',
  },
  {
    name: 'a record without a usual field gets it from the wire',
    file: packing,
    edits: [['if (missing.length > 0) return [type, common, several, missing];', '']],
    by: 'P2',
  },
  {
    name: 'a list within a transaction is made anew for every mutation',
    file: transaction,
    edits: [['(isKnown ? withWrites(known, own.writes) : null)', '(isKnown ? null : null)']],
    by: 'E44',
  },
  {
    name: 'a record that comes back within a transaction is listed last',
    file: transaction,
    edits: [['own.returned = true;', 'own.returned = false;']],
    by: 'E45',
  },
  {
    name: 'a client that was pruned is taken for a new one',
    file: 'src/lib/sync/room/clients.ts',
    edits: [
      [
        'if (!this.#isKnown(key) && this.#mayBePruned(key))',
        'if (this.#isKnown(key) && this.#mayBePruned(key))',
      ],
    ],
    by: 'RM6',
  },
  {
    name: 'clients are pruned and nobody is told',
    file: 'src/lib/server/db/sqlite-storage.ts',
    edits: [['statement(db, sql.setClientsSince).run(room, before);', '']],
    by: 'forgets clients',
  },
  {
    name: 'decisions leave the log with everything else',
    file: 'src/lib/workshop/room-domain.ts',
    edits: [
      [
        "actor !== 'participant' || decisions.has(name) || !mutators.has(name)",
        "actor !== 'participant'",
      ],
    ],
    by: 'RM7',
  },
  {
    name: 'the rooms of a process share one epoch',
    file: rooms,
    edits: [['epoch: newKey(),', "epoch: 'same',"]],
    by: 'RM4',
  },
  {
    name: 'an idle room is closed with people in it',
    file: rooms,
    edits: [['if (!room?.idle) opened.usedAt = now;', '']],
    by: 'RM2',
  },
  {
    name: 'an idle room stays open',
    file: rooms,
    edits: [['now - opened.usedAt < maxIdle', 'now - opened.usedAt < 1_000 * maxIdle']],
    by: 'RM5',
  },
  {
    name: 'a closed room goes on taking what it is told',
    file: 'src/lib/sync/room/room.ts',
    edits: [['    this.#closed = true;', '']],
    by: 'RM3',
  },
];
