/** Names for themes: groups propose them, everybody says which they want, some become themes. */
import { dealHands } from '../../../methods/reading-hands.ts';
import { idOf, keyOf, type Audience } from '../../../sync/record.ts';
import { groupsOfRound, roundOf } from '../../agenda/agenda.ts';
import type { View } from '../../define.ts';
import type { StepOf } from '../../model/step.ts';
import { groupOf } from '../../groups/membership.ts';
import { notesShown } from '../../notes/shown-notes.ts';
import { seatsAt } from '../../people/attendance.ts';
import { screenAudience, tableAudience, workshopAudience } from '../../visibility/audiences.ts';
import { defineRoomKind, type Shown } from '../kind.ts';
import { backingsIn } from './backing.ts';
import { notesToRead, type NameCounts, type NameNotes, type Proposal } from './model.ts';
import { nameListOf } from './names.ts';

type NamingStep = StepOf<'naming'>;

export const namingRoomKind = defineRoomKind({
  kind: 'naming',
  projections: {
    proposal: projectProposal,
    backing: (backing) => [[[backing.seat], backing]],
  },
  voters: (step, view) => new Set(backingsIn(view, step.id).map(({ seat }) => seat)),
  unshown: (step, view) =>
    step.revealed ? null : { what: 'texts', count: proposalsIn(view, step.id).length },
  rehearsed(record, { revealed, counted }, { isCopied, view }) {
    const goes = (id: string | null): boolean => {
      const own = id === null ? undefined : view.get('proposal', id);
      return own !== undefined && revealed && !own.withdrawn && !own.hidden;
    };
    if (record.type === 'backing') return counted && goes(record.proposal) ? record : null;
    if (record.type !== 'proposal' || !goes(record.id)) return null;
    const theme = record.theme && isCopied(record.theme) ? record.theme : null;
    const into = goes(record.into) ? record.into : null;
    // Nobody's: neither those who proposed it nor their groups are in the copy.
    return { ...record, theme, into, author: null, group: null, added: true };
  },
  project(step, view) {
    if (step.openedAt === null) return [];
    if (step.revealed) return [[['host', workshopAudience(step.workshop)], nameListOf(step, view)]];
    const proposers = proposersOf(step, view);
    return [
      [['host', screenAudience(step.workshop)], countsOf(step, proposers, view)],
      ...handsOf(step, proposers, view),
    ];
  },
});

/**
 * Its group sees it at once. Facilitators see it once it is shown, to sort it; everybody else is told
 * what it says in the list of names. Whose it is only whoever wrote it is told.
 */
function projectProposal(own: Proposal, view: View): readonly Shown[] {
  const written: readonly Shown[] = own.author === null ? [] : [[[own.author], own]];
  const group: readonly Shown[] =
    own.group === null
      ? []
      : [[[own.group, tableAudience(own.group)], { ...own, author: null, theme: null }]];
  const isShown = view.get('step', own.step)?.revealed === true && !own.withdrawn;
  if (!own.added && !isShown) return [...written, ...group];
  return [...written, ...group, [['host'], { ...own, author: null, group: null }]];
}

function proposalsIn(view: View, step: string): Proposal[] {
  return view.list('proposal').filter((own) => own.step === step && !own.withdrawn);
}

/** One that proposes names: a group, or somebody who sits in none. */
interface Proposer {
  readonly group: string | null;
  readonly seat: string | null;
}

function proposersOf({ workshop, id }: NamingStep, view: View): readonly Proposer[] {
  const round = roundOf(view, workshop, id);
  const groups = round ? groupsOfRound(view, round.id) : [];
  const alone = seatsAt(view, workshop).filter(
    (seat) => groupOf(view, round?.id ?? null, seat.id) === null,
  );
  return [
    ...groups.map((group) => ({ group: group.id, seat: null })),
    ...alone.map((seat) => ({ group: null, seat: seat.id })),
  ];
}

function countsOf({ id }: NamingStep, proposers: readonly Proposer[], view: View): NameCounts {
  const all = proposalsIn(view, id).filter(({ added }) => !added);
  const proposing = proposers.filter(({ group, seat }) =>
    all.some((own) =>
      group === null ? own.group === null && own.author === seat : own.group === group,
    ),
  );
  return {
    type: 'nameCounts',
    id: idOf('nameCounts', keyOf(id)),
    step: id,
    proposing: proposing.length,
    of: proposers.length,
    alone: proposers.every(({ group }) => group === null),
  };
}

/** Which notes each proposer reads: of those that are shown, whoever wrote them. */
function handsOf(
  { id, workshop }: NamingStep,
  proposers: readonly Proposer[],
  view: View,
): readonly Shown[] {
  const notes = notesShown(view).filter(
    (note) => note.workshop === workshop && !note.hidden && !note.parked,
  );
  const columns = notes.map((note) => ({ id: note.id, column: `${note.step} ${note.column}` }));
  const hands = dealHands(columns, { hands: proposers.length, size: notesToRead, salt: id });
  return proposers.map(({ group, seat }, at): Shown => {
    const readers: readonly Audience[] =
      group === null ? [seat ?? ''] : [group, tableAudience(group)];
    const hand: NameNotes = {
      type: 'nameNotes',
      id: idOf('nameNotes', `${keyOf(id)}.${keyOf(group ?? seat ?? '')}`),
      step: id,
      notes: hands[at] ?? [],
    };
    return [readers, hand];
  });
}
