/**
 * Bugs that are put into the source, one at a time, each with the rule whose test must then fail
 * (mutation analysis, DeMillo, Lipton and Sayward 1978, with mutants chosen by hand: those that
 * somebody could write in good faith). Beside them stand the bugs of tests/simulation/bugs.ts.
 */

import { testedKinds } from '../kinds/kinds.ts';
import { boundsMutants } from './bounds.ts';
import { costMutants } from './cost.ts';
import { browserMutants } from './browsers.ts';
import { diskMutants } from './disk.ts';
import { earlyMutants } from './early.ts';
import { givenMutants } from './given.ts';
import { ingressMutants } from './ingress.ts';
import { nameMutants } from './names.ts';
import { privacyMutants } from './privacy.ts';
import type { Mutant } from './mutant.ts';
import { seatMutants } from './seats.ts';
import { rehearsalMutants } from './rehearsals.ts';

export type { Mutant };

const room = 'src/lib/sync/room/room.ts';
const commitQueue = 'src/lib/sync/room/commit-queue.ts';
const takeOver = 'src/lib/sync/storage/take-over.ts';
const clients = 'src/lib/sync/room/clients.ts';
const audienceStates = 'src/lib/sync/replica/audience-states.ts';
const replica = 'src/lib/sync/replica/replica.ts';
const supervisor = 'src/lib/client/connection-supervisor.ts';
const mutationQueue = 'src/lib/sync/replica/mutation-queue.ts';
const checksum = 'src/lib/sync/protocol/checksum.ts';
const projections = 'src/lib/sync/room/projections.ts';
const visibility = 'src/lib/workshop/visibility/visibility.ts';
const permissions = 'src/lib/workshop/policy.ts';
const note = 'src/lib/workshop/notes/note.ts';
const storage = 'src/lib/server/db/sqlite-storage.ts';
const access = 'src/lib/server/access/access.ts';

export const mutants: readonly Mutant[] = [
  ...boundsMutants,
  ...costMutants,
  ...browserMutants,
  ...Object.values(testedKinds).flatMap((kind) => kind.mutants ?? []),
  ...diskMutants,
  ...earlyMutants,
  ...givenMutants,
  ...ingressMutants,
  ...nameMutants,
  ...rehearsalMutants,
  ...privacyMutants,
  ...seatMutants,
  {
    name: 'acknowledged before it is committed',
    file: commitQueue,
    edits: [
      [
        'const stored = [...transaction.changes];',
        'const stored = [...transaction.changes]; for (const answer of answers) answer();',
      ],
    ],
    by: 'E6',
  },
  {
    name: 'told to others before it is committed',
    file: commitQueue,
    edits: [
      [
        'const stored = [...transaction.changes];',
        'const stored = [...transaction.changes]; this.#events.onCommitted(transaction.changes, this.#clock + 1);',
      ],
    ],
    by: 'E39',
  },
  {
    name: 'committed without waiting for the disk (synchronous=NORMAL)',
    file: 'src/lib/server/db/open-database.ts',
    edits: [
      ["sqlite.pragma('synchronous = FULL');", "sqlite.pragma('synchronous = NORMAL');"],
      ["if (sqlite.pragma('synchronous', { simple: true }) !== FULL) {", 'if (FULL !== 2) {'],
    ],
    by: 'writes ahead, to the disk before it answers',
  },
  {
    name: 'a repetition is run again',
    file: clients,
    edits: [['if (n <= last) {', 'if (n < 0) {']],
    by: 'E1',
  },
  {
    name: 'the room takes what comes after a gap',
    file: clients,
    edits: [['return n > expected ?', 'return n > expected + 1e9 ?']],
    by: 'E2',
  },
  {
    name: 'the phone takes a patch after a gap',
    file: audienceStates,
    edits: [['if (update.since > state.clock) return null;', '']],
    by: 'E27',
  },
  {
    name: 'what has been overtaken is taken in all the same',
    file: audienceStates,
    edits: [['if (update.clock <= state.clock) return touched;', '']],
    by: 'E27',
  },
  {
    name: 'how far a client has come is not stored with what it did',
    file: storage,
    edits: [
      [
        'for (const { key, last, refused } of batch.clients) {',
        'for (const { key, last, refused } of []) {',
      ],
    ],
    by: 'knows how far each client has come',
  },
  {
    name: 'two servers may write to one room',
    file: storage,
    edits: [['if (batch.since !== clock) {', 'if (batch.since > clock + 1e9) {']],
    by: 'lets one of two writers through',
  },
  {
    name: 'sent before this device has kept it',
    file: mutationQueue,
    edits: [["if (entry.kept === 'keeping') blocked = true;", '']],
    by: 'E29',
  },
  {
    name: 'what the room refuses is not kept',
    file: mutationQueue,
    edits: [['void outbox.put(refused).catch(() => undefined);', '']],
    by: 'E9',
  },
  {
    name: 'notes are hidden in the component only',
    file: visibility,
    edits: [['const revealed = step?.revealed === true;', 'const revealed = true;']],
    by: 'V5',
  },
  {
    name: 'who wrote is on the wire',
    file: visibility,
    edits: [
      ['author: null, organisation: null, postedAt: null', 'organisation: null, postedAt: null'],
    ],
    by: 'V1',
  },
  {
    name: 'the hour of a note is on the wire',
    file: visibility,
    edits: [
      ['author: null, organisation: null, postedAt: null', 'author: null, organisation: null'],
    ],
    by: 'V3',
  },
  {
    name: 'the text of a hidden note is on the wire',
    file: visibility,
    edits: [["{ ...anonymous, text: '' }", 'anonymous']],
    by: 'V2',
  },
  {
    name: 'whose dots they are is on the wire',
    file: 'src/lib/workshop/kinds/dots/room.ts',
    edits: [['dot: (dot) => [[[dot.seat], dot]]', 'dot: (dot) => [[everybody, dot]]']],
    by: 'V8',
  },
  {
    name: 'who was shown out hears on',
    file: visibility,
    edits: [
      [
        'if (!seat || seat.removed || !attends) return null;',
        'if (!seat || !attends) return null;',
      ],
    ],
    by: 'V10',
  },
  {
    name: 'notes come in the order in which they were written',
    file: projections,
    edits: [['.map(({ record }) => record).toSorted(byId);', '.map(({ record }) => record);']],
    by: 'V4',
  },
  {
    name: 'the permission is asked on the phone only',
    file: permissions,
    edits: [
      [
        "if (!policy?.roles.includes(actor.role)) return refuse('access.not-allowed');",
        "if (!policy) return refuse('access.not-allowed');",
      ],
    ],
    by: 'A2',
  },
  {
    name: 'anybody may change anybody’s note',
    file: permissions,
    edits: [
      [
        "if (policy.own && !policy.own(view, args, actor.seat)) return refuse('access.not-yours');",
        '',
      ],
    ],
    by: 'A4',
  },
  {
    name: 'a closed workshop takes notes',
    file: permissions,
    edits: [
      ["if (workshop.state === 'closed' && !finishing) return refuse('workshop.closed');", ''],
    ],
    by: 'A3',
  },
  {
    name: 'who looks on may lead',
    file: permissions,
    edits: [['workshop && leadsElsewhere(view, workshop, actor.device)', 'workshop === null']],
    by: 'CF2',
  },
  {
    name: 'a claim of control does nothing',
    file: 'src/lib/workshop/agenda/control.ts',
    edits: [
      ["tx.put({ type: 'control', id: controlId(args.workshop), ...args, device, since });", ''],
    ],
    by: 'CF1',
  },
  {
    name: 'a closed workshop takes notes for ever',
    file: permissions,
    edits: [['now < (graceEnd(workshop) ?? 0)', 'now > 0']],
    by: 'TM3',
  },
  {
    name: 'a message to one group is told to all',
    file: 'src/lib/workshop/visibility/visibility.ts',
    edits: [['message.group === null', 'message.group !== undefined']],
    by: 'MS1',
  },
  {
    name: 'a stance for another organisation',
    file: 'src/lib/workshop/plan/stance.ts',
    edits: [['if (!own || own.organisation !== organisation)', 'if (!own)']],
    by: 'A5',
  },
  {
    name: 'a theme goes back into one that is gone',
    file: 'src/lib/workshop/themes/theme.ts',
    edits: [['...(into && !into.removed', '...(into']],
    by: 'U4',
  },
  {
    name: 'toggled instead of set',
    file: note,
    edits: [
      [
        'change(tx, [noteId], { hidden })',
        "change(tx, [noteId], { hidden: hidden !== tx.get('note', noteId)?.hidden })",
      ],
    ],
    by: 'U1',
  },
  {
    name: 'one dot more than there are',
    file: 'src/lib/workshop/kinds/dots/dot.ts',
    edits: [['sumOf(others) + dots > step.dotBudget', 'sumOf(others) + dots > step.dotBudget + 1']],
    by: 'I12',
  },
  {
    name: 'two who press next at once go two steps',
    file: 'src/lib/workshop/agenda/step.ts',
    edits: [["if (workshop.step !== from) return refuse('step.moved');", '']],
    by: 'I8',
  },
  {
    name: 'who comes late has no group in what lies ahead',
    file: 'src/lib/workshop/groups/membership.ts',
    edits: [
      [
        'for (const round of roundsAhead(tx, workshop)) {',
        'for (const round of roundsAhead(tx, workshop).slice(0, 1)) {',
      ],
    ],
    by: 'I2',
  },
  {
    name: 'a latecomer sits where most of her own are',
    file: 'src/lib/methods/latecomer.ts',
    edits: [
      [
        'others.filter((member) => member.organisation === person.organisation).length,',
        '-others.filter((member) => member.organisation === person.organisation).length,',
      ],
    ],
    by: 'L2',
  },
  {
    name: 'breadth counts notes',
    file: 'src/lib/methods/breadth.ts',
    edits: [
      ['const groups = distinct(notes.map((note) => note.group));', 'const groups = notes.length;'],
    ],
    by: 'B1',
  },
  {
    name: 'a letter and its accent stay apart',
    file: 'src/lib/workshop/model/fields.ts',
    edits: [["visible.replace(stackedMarks, '$1').normalize('NFC');", 'visible;']],
    by: 'F1',
  },
  {
    name: 'what turns the direction of text is kept',
    file: 'src/lib/workshop/model/fields.ts',
    edits: [['\\u202a-\\u202e\\u2066-\\u2069', '']],
    by: 'F1',
  },
  {
    name: 'secrets are stored as they are',
    file: 'src/lib/server/access/tokens.ts',
    edits: [
      [
        "return createHash('sha256').update(secret).digest('hex');",
        "createHash('sha256'); return secret;",
      ],
    ],
    by: 'AC1',
  },
  {
    name: 'a session outlives its link',
    file: access,
    edits: [['tx.delete(session).where(eq(session.link, id)).run();', '']],
    by: 'AC2',
  },
  {
    name: 'a session opens every series',
    file: access,
    edits: [
      [
        'if (!found || found.room !== series || found.kind !== kind) return null;',
        'if (!found || found.kind !== kind) return null;',
      ],
    ],
    by: 'AC3',
  },
  {
    name: 'wrong codes are not counted',
    file: 'src/lib/server/limits/guesses.ts',
    edits: [['      this.#spend(from);\n', '']],
    by: 'W13',
  },
  {
    name: 'any page may open a socket',
    file: 'src/lib/server/sockets/origins.ts',
    edits: [
      [
        'if (origin !== undefined) return isOwn(origin, host, configured);',
        'if (origin !== undefined) return isOwn(origin, host, configured) || site === undefined;',
      ],
    ],
    by: 'W18',
  },
  {
    name: 'a clock that goes back fills the bucket',
    file: 'src/lib/sync/room/token-bucket.ts',
    edits: [['Math.max(0, now - this.#at)', 'Math.abs(now - this.#at)']],
    by: 'W1',
  },
  {
    name: 'the time is this device’s',
    file: replica,
    edits: [
      [
        'return Math.round(this.#options.now() + this.#offset);',
        'return Math.round(this.#options.now());',
      ],
    ],
    by: 'E36',
  },
  {
    name: 'one bad mutation ends the room',
    file: commitQueue,
    edits: [["return { n, ok: false, code: 'internal', retry: false };", 'throw fault;']],
    by: 'E40',
  },
  {
    name: 'what is held is never compared',
    file: replica,
    edits: [['else if (mismatched.length > 0) this.#resync(mismatched);', '']],
    by: 'RC6',
  },
  {
    name: 'a page that missed the last of it waits for more',
    file: replica,
    edits: [['if (!mismatched) this.#resync();', 'if (!mismatched) return;']],
    by: 'RC7',
  },
  {
    name: 'a page that comes back keeps what is gone',
    file: audienceStates,
    edits: [['[...update.remove, ...stale]', 'update.remove']],
    by: 'RC25',
  },
  {
    name: 'a page that comes back is told everything again',
    file: projections,
    edits: [['if (heldHashes.size === 0) return all;', 'if (heldHashes.size >= 0) return all;']],
    by: 'RC25',
  },
  {
    name: 'what was read from the disk counts as something else',
    file: checksum,
    edits: [['Object.keys(values).sort()', 'Object.keys(values)']],
    by: 'RC26',
  },
  {
    name: 'a hello grows with what is held until it is refused',
    file: audienceStates,
    edits: [['if (text.length > left) continue;', '']],
    by: 'RC27',
  },
  {
    name: 'a server that is being started is taken for a proxy that swallows WebSockets',
    file: supervisor,
    edits: [['this.#failures += 1;', 'this.#failures += 1; this.#silentFailures += 1;']],
    by: 'RC28',
  },
  {
    name: 'a hall that comes back is told of each note by itself',
    file: 'src/lib/server/sockets/socket-broadcaster.ts',
    edits: [['if (turn <= LONG_TURN_MS) return;', 'if (turn > 0) return;']],
    by: 'RC29',
  },
  {
    name: 'what went does not leave the checksum',
    file: checksum,
    edits: [['this.#low = (this.#low - low) | 0;', '']],
    by: 'RC1',
  },
  {
    name: 'the checksum counts records and does not read them',
    file: checksum,
    edits: [['hash(canonicalJson(record))', 'hash(record.id)']],
    by: 'RC2',
  },
  {
    name: 'the room’s checksum misses what is removed',
    file: projections,
    edits: [
      [
        'state.removed.set(id, clock);\n      state.checksum?.changed(id);',
        'state.removed.set(id, clock);',
      ],
    ],
    by: 'RC3',
  },
  {
    name: 'nobody hears of pages that held something else',
    file: room,
    edits: [
      ['if (Number.isInteger(Math.log2(this.#mismatches))) {', 'if (this.#mismatches < 0) {'],
    ],
    by: 'RC8',
  },
  {
    name: 'a mutation is stored although one before it could not be',
    file: mutationQueue,
    edits: [['able = able && (await this.#put(entry));', 'able = await this.#put(entry);']],
    by: 'E37',
  },
  {
    name: 'what an earlier page left is sent by its clock alone',
    file: mutationQueue,
    edits: [
      [
        'this.#pending = [...inOrder([...others, ...unsent]), ...mine];',
        'this.#pending = [...others, ...unsent.toSorted((a, b) => a.at - b.at), ...mine];',
      ],
    ],
    by: 'E38',
  },
  {
    name: 'every tab takes over what it finds',
    file: mutationQueue,
    edits: [['(await acquire(client))', '(await acquire(client)) || true']],
    by: 'OB1',
  },
  {
    name: 'a tab looks only when it is opened',
    file: mutationQueue,
    edits: [
      [
        'if (!acquire && this.#recoveredOnce) return false;',
        'if (this.#recoveredOnce) return false;',
      ],
    ],
    by: 'OB1',
  },
  {
    name: 'what was read before the claim is believed',
    file: mutationQueue,
    edits: [['if (acquire && this.#acquired.size > before) found = await load(outbox);', '']],
    by: 'OB4',
  },
  {
    name: 'what was taken over is taken over again',
    file: mutationQueue,
    edits: [['for (const entry of left) this.#recovered.add(keyOf(entry));', '']],
    by: 'OB5',
  },
  {
    name: 'a refusal is kept at once or never',
    file: mutationQueue,
    edits: [['this.#storeRefusals(found);', '']],
    by: 'OB6',
  },
  {
    name: 'two rooms are open at once',
    file: takeOver,
    edits: [['if (since === 0) return since;', 'if (since !== -1) return since;']],
    by: 'RC10',
  },
  {
    name: 'half-open is taken for open',
    file: supervisor,
    edits: [['this.#missedPongs += 1;\n      this.#timedOut();', 'this.#missedPongs += 1;']],
    by: 'RC11',
  },
  {
    name: 'whoever is slow is let go for ever',
    file: supervisor,
    edits: [['this.#timeout(minTimeout) * factor', 'minTimeout']],
    by: 'RC12',
  },
  {
    name: 'who wakes believes what the socket says',
    file: supervisor,
    edits: [['this.#ping(MIN_TIMEOUT.wake);', '']],
    by: 'RC13',
  },
  {
    name: 'everybody comes back at the same moment',
    file: supervisor,
    edits: [['(0.5 + this.#clock.random())', '1']],
    by: 'RC14',
  },
  {
    name: 'a connection attempt may hang for ever',
    file: supervisor,
    edits: [
      ['this.#startTimer(this.#timeout(MIN_TIMEOUT.connect) * times, () => this.#timedOut());', ''],
    ],
    by: 'RC15',
  },
  {
    name: 'the time of day is believed while a page is open',
    file: 'src/lib/client/steady-clock.ts',
    edits: [['this.#monotonic() + this.#offset', 'this.#wall()']],
    by: 'RC17',
  },
  {
    name: 'nobody has slept',
    file: 'src/lib/client/steady-clock.ts',
    edits: [['this.#offset += Math.max(0, this.#wallOffset - before);', 'void before;']],
    by: 'RC18',
  },
  {
    name: 'locks are waited for and not asked for',
    file: 'src/lib/client/tab-lock.ts',
    edits: [['resolve(lock !== null);', 'resolve(true);']],
    by: 'OB7',
  },
  {
    name: 'what the system has taken counts as kept',
    file: 'src/lib/client/outbox-storage.ts',
    edits: [["db.transaction(name, mode, { durability: 'strict' })", 'db.transaction(name, mode)']],
    by: 'OB9',
  },
];
