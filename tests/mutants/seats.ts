/** Seats that are lent or removed, and what they leave behind. */
import type { Mutant } from './mutant.ts';

const seat = 'src/lib/workshop/people/seat.ts';
const showing = 'src/lib/workshop/agenda/showing.ts';
const visibility = 'src/lib/workshop/visibility/visibility.ts';
const access = 'src/lib/server/access/access.ts';
const joining = 'src/lib/server/access/joining.ts';

export const seatMutants: readonly Mutant[] = [
  {
    name: 'the form of joining takes a lent seat back',
    file: seat,
    edits: [
      [
        'if (before) tx.put(settledIn({ ...before, ...about, added }, before));',
        'if (before) tx.put(settledIn({ ...before, ...about, added, phone, loans: [] }, before));',
      ],
    ],
    by: 'ST1',
  },
  {
    name: 'a device that was lent says anew who somebody is',
    file: joining,
    edits: [['if (lent) return arrive(target, seat);', '']],
    by: 'ST1',
  },
  {
    name: 'whoever has a lent device takes the seat for good',
    file: joining,
    edits: [
      [
        "if (!held || held.lent) return 'access.not-allowed';",
        "if (!held) return 'access.not-allowed';",
      ],
    ],
    by: 'ST1',
  },
  {
    name: 'that a seat was lent is forgotten when it is taken back',
    file: seat,
    edits: [["phone: 'own', loans: ended(before.loans, at) }", "phone: 'own', loans: [] }"]],
    by: 'ST2',
  },
  {
    name: 'a device that was lent sees what its owner sees',
    file: visibility,
    edits: [
      [
        'if (!actor.lent) return [...room, ...groups, seat.id];',
        'return [...room, ...groups, seat.id];',
      ],
    ],
    by: 'ST3',
  },
  {
    name: 'a device that was lent sees what its group has written',
    file: visibility,
    edits: [
      ['...groups.map(tableAudience), loanAudience(seat.id)', '...groups, loanAudience(seat.id)'],
    ],
    by: 'ST3',
  },
  {
    name: 'a device that was lent sees the notes of the loan before',
    file: visibility,
    edits: [
      [
        'record.author === seat && record.lent && (record.postedAt ?? -Infinity) >= from',
        'record.author === seat && record.lent',
      ],
    ],
    by: 'ST3',
  },
  {
    name: 'a seat that is lent answers for its organisation',
    file: 'src/lib/workshop/policy.ts',
    edits: [
      ['if (whileLent === undefined) return false;', 'if (whileLent === undefined) return true;'],
    ],
    by: 'ST4',
  },
  {
    name: 'removed seats take places for ever',
    file: 'src/lib/workshop/people/attendance.ts',
    edits: [
      [
        "attendance.workshop === workshop && view.get('seat', attendance.seat)?.removed === false,",
        'attendance.workshop === workshop,',
      ],
    ],
    by: 'ST5',
  },
  {
    name: 'counts fall when somebody is removed whose notes are not shown',
    file: 'src/lib/workshop/visibility/derived.ts',
    edits: [
      [
        '.filter((note) => note.workshop === workshop.id && !note.withdrawn);',
        ".filter((note) => note.workshop === workshop.id && !note.withdrawn && view.get('seat', note.author ?? '')?.removed !== true);",
      ],
    ],
    by: 'ST6',
  },
  {
    name: 'what removed people gave is shown',
    file: showing,
    edits: [['if (removed.size === 0) return;', 'if (removed.size >= 0) return;']],
    by: 'ST7',
  },
  {
    name: 'of a poll only the first time is settled',
    file: showing,
    edits: [["return 'asked' in step ? step.asked : 1;", 'return 1;']],
    by: 'ST7',
  },
  {
    name: 'what is left out is settled each time that a step is shown',
    file: showing,
    edits: [['if (step.settled >= times) {', 'if (step.settled > times) {']],
    by: 'ST8',
  },
  {
    name: 'addresses are kept as they are',
    file: 'src/lib/server/limits/arrivals.ts',
    edits: [
      [
        "return createHmac('sha256', key).update(networkOf(address)).digest('base64url');",
        'return networkOf(address);',
      ],
    ],
    by: 'ST9',
  },
  {
    name: 'a seat adds as many names to the lists as it likes',
    file: joining,
    edits: [['added + adds > most.namesBySeat', 'added < 0']],
    by: 'ST11',
  },
  {
    name: 'forms that come at once each find that nothing was added',
    file: joining,
    edits: [['await before?.catch(() => null);', '']],
    by: 'ST11',
  },
  {
    name: 'what somebody has named who waits is offered to all',
    file: visibility,
    edits: [["name.held || name.merged ? ['host']", "name.merged ? ['host']"]],
    by: 'ST12',
  },
  {
    name: 'whoever waits adds to the lists again and again',
    file: joining,
    edits: [["if (waits(store, seat, workshop.id)) return 'access.waiting';", '']],
    by: 'ST12',
  },
  {
    name: 'a stance outlives the claim to speak for the organisation',
    file: 'src/lib/workshop/plan/stance.ts',
    edits: [['if (by === null) return true;', 'if (by !== undefined) return true;']],
    by: 'ST13',
  },
  {
    name: 'who said a stance is told',
    file: visibility,
    edits: [['to(everybody, { ...stance, by: null })', 'to(everybody, stance)']],
    by: 'ST13',
  },
  {
    name: 'links for projectors outlive those of facilitators',
    file: access,
    edits: [["kind === 'facilitator' ? [] : [eq(link.kind, kind)]", '[eq(link.kind, kind)]']],
    by: 'ST14',
  },
  {
    name: 'codes of seats outlive the link by which they were made',
    file: access,
    edits: [["if (kind !== 'facilitator') return;", 'if (kind) return;']],
    by: 'ST14',
  },
  {
    name: 'a personal code is good for ever',
    file: access,
    edits: [['this.#now() >= removed.expiresAt', 'this.#now() < 0']],
    by: 'ST15',
  },
  {
    name: 'whoever waits reads the code on the page',
    file: 'src/lib/server/http/phone-page.ts',
    edits: [["if (waits(room.store, seat, workshop.id)) return { title: '', joinHref: '' };", '']],
    by: 'ST16',
  },
  {
    name: 'readers of the plan are sent the codes of workshops',
    file: visibility,
    edits: [["{ ...workshop, code: '', secret: '', draws: '' }", "{ ...workshop, draws: '' }"]],
    by: 'ST17',
  },
];
