/** Brainwriting: sheets go round in a group, and whoever holds one reads it and adds. */
import { idOf, keyOf } from '../../../sync/record.ts';
import type { Audience } from '../../../sync/record.ts';
import type { View } from '../../define.ts';
import { answeredAt, peopleAt } from '../../people/attendance.ts';
import { screenAudience, workshopAudience } from '../../visibility/audiences.ts';
import { defineRoomKind, type Shown } from '../kind.ts';
import { circlesOf } from './holding.ts';
import { mostRounds, type Idea, type RoundCounts } from './model.ts';
import { holderOf, ideaOf, isBrainwriting, sheetsOf, type BrainwritingStep } from './sheets.ts';

export const brainwritingRoomKind = defineRoomKind({
  kind: 'brainwriting',
  projections: {
    // The order in which sheets go is nobody's: each knows what was in the own hand.
    holding: (holding) => [[[holding.seat], holding]],
    idea: projectIdea,
  },
  noteReaders(note, step, view) {
    const idea = ideaOf(view, note.id);
    return idea ? readersOf(idea, step, view) : [];
  },
  voters: writersNow,
  unshown: ({ id, revealed }, view) =>
    revealed ? null : { what: 'notes', count: notesIn(view, id) },
  project: (step, view) =>
    step.revealed ? [] : [[['host', screenAudience(step.workshop)], countsOf(step, view)]],
  rehearsed(record, { revealed }, { isCopied }) {
    if (record.type !== 'idea' || !revealed || !isCopied(record.note)) return null;
    // The idea on which it built may have been withdrawn.
    return { ...record, on: record.on !== null && isCopied(record.on) ? record.on : null };
  },
  exported: {
    empty: { sheets: [] },
    of: ({ id, revealed }, view) => ({ sheets: revealed ? exported(id, view) : [] }),
  },
});

/**
 * Who reads an idea besides its writer while it is not revealed: whoever holds the sheet now. What
 * has come since it was passed on is read by the next: what appeared on a sheet in one's hand would
 * have been written by somebody whose phone has just got contact.
 */
function readersOf(idea: Idea, step: BrainwritingStep, view: View): readonly Audience[] {
  const holder = holderOf(view, idea.sheet, step);
  return holder !== null && idea.round !== null && idea.round < step.round ? [holder] : [];
}

function projectIdea(idea: Idea, view: View): readonly Shown[] {
  const note = view.get('note', idea.note);
  const step = view.get('step', idea.step);
  if (!note || !step || !isBrainwriting(step)) return [];
  const own: readonly Shown[] = note.author === null ? [] : [[[note.author], idea]];
  if (note.withdrawn) return own;
  const all = ['host', workshopAudience(step.workshop), 'archive'];
  const readers = step.revealed ? all : readersOf(idea, step, view);
  const others = readers.filter((reader) => reader !== note.author);
  return [...own, [others, { ...idea, round: null }]];
}

/** Notes of a step, also of people without a phone. */
function notesIn(view: View, step: string): number {
  return view.list('note').filter((note) => note.step === step && !note.withdrawn).length;
}

/** Who has written in the present round. */
function writersNow(step: BrainwritingStep, view: View): Set<string> {
  const now = view
    .list('idea')
    .filter((idea) => idea.step === step.id && idea.round === step.round);
  return new Set(now.flatMap(({ note }) => view.get('note', note)?.author ?? []));
}

function countsOf(step: BrainwritingStep, view: View): RoundCounts {
  const circles = [...circlesOf(view, step).values()];
  return {
    type: 'rounds',
    id: idOf('rounds', keyOf(step.id)),
    step: step.id,
    round: step.round,
    of: Math.min(mostRounds, Math.max(1, ...circles.map((seats) => seats.length))),
    people: peopleAt(view, step.workshop)(circles.flat()),
    writers: answeredAt(view, step.workshop)(writersNow(step, view)),
  };
}

/** Which ideas stood on a sheet together, and which of them built on which. */
function exported(step: string, view: View) {
  return sheetsOf(view, step).map(({ ideas }) => ({
    ideas: ideas
      .map(({ note, on }) => ({ note, on }))
      .toSorted((a, b) => (a.note < b.note ? -1 : 1)),
  }));
}
