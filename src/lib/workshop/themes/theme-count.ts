/**
 * When breadth is counted, and of which themes. Whoever sorts notes could otherwise ask where a note
 * comes from by moving it about; see docs/decisions/0021-breadth.md for what this is measured against.
 */
import {
  breadthOf,
  figuresFor,
  leastTold,
  lowerBound,
  type NoteOrigin,
} from '../../methods/breadth.ts';
import { groupsOfRound, roundOf } from '../agenda/agenda.ts';
import { alsoInTheme } from '../kinds/room-kinds.ts';
import { entity, type Tx, type View } from '../define.ts';
import type { Note } from '../model/note.ts';
import { themeCountId, themeCountSchema, type ThemeCount } from '../model/theme-count.ts';
import type { Workshop } from '../model/workshop.ts';
import { seatsAt } from '../people/attendance.ts';
import { standingName } from '../people/names.ts';

export const themeCount = entity({ type: 'themeCount', schema: themeCountSchema, mutators: {} });

/** The notes that lie in themes and that everybody may see, by theme. */
export function shownByTheme(view: View): Map<string, Note[]> {
  const byTheme = new Map<string, Note[]>();
  for (const note of view.list('note')) {
    if (note.theme === null || note.withdrawn || note.hidden) continue;
    if (!view.get('step', note.step)?.revealed) continue;
    const own = byTheme.get(note.theme);
    if (own) own.push(note);
    else byTheme.set(note.theme, [note]);
  }
  return byTheme;
}

/**
 * Counts the themes of a workshop as it goes on, the largest first, as far as there are figures
 * left for it. Which themes those are depends on nothing that is hidden. Does nothing on a page:
 * only the room knows where notes come from, and what was drawn.
 */
export function countThemes(tx: Tx, workshop: Workshop): void {
  const drawn = bitsOf(workshop.draws);
  const before = new Map(countsAt(tx, workshop.id).map((count) => [count.theme, count]));
  const made = [...before.values()].reduce((sum, { times }) => sum + times, 0);
  const people = seatsAt(tx, workshop.id).filter(({ phone }) => phone === 'own').length;
  const left = Math.min(figuresFor(people), Math.floor(drawn.length / 2)) - made;
  if (left <= 0) return;
  const candidates = [...shownByTheme(tx)]
    .map(([theme, notes]) => ({
      theme,
      notes: notes.filter((note) => note.workshop === workshop.id),
      times: before.get(theme)?.times ?? 0,
    }))
    .filter(({ theme, notes }) => {
      return notes.length >= leastTold && notes.length !== before.get(theme)?.notes;
    })
    .toSorted(
      (a, b) =>
        Number(a.times > 0) - Number(b.times > 0) ||
        b.notes.length - a.notes.length ||
        (a.theme < b.theme ? -1 : 1),
    );
  for (const [index, { theme, notes, times }] of candidates.slice(0, left).entries()) {
    const at = 2 * (made + index);
    tx.put(countOf(tx, workshop, { theme, notes, times }, [drawn[at] ?? 1, drawn[at + 1] ?? 1]));
  }
}

function countOf(
  view: View,
  workshop: Workshop,
  of: { readonly theme: string; readonly notes: readonly Note[]; readonly times: number },
  [groupBit, organisationBit]: readonly [0 | 1, 0 | 1],
): ThemeCount {
  // What writers have also put there counts for how broad it is, and for nothing that is chosen by.
  const lying = new Set(of.notes.map(({ id }) => id));
  const also = alsoInTheme(view, of.theme)
    .flatMap((id) => (lying.has(id) ? [] : (view.get('note', id) ?? [])))
    .filter((note) => note.workshop === workshop.id && !note.withdrawn && !note.hidden);
  const exact = breadthOf([...of.notes, ...also].map(originIn(view)), {
    groups: groupsBehind(view, workshop.id, of.notes),
    organisations: new Set(seatsAt(view, workshop.id).map(({ organisation }) => organisation)).size,
  });
  return {
    type: 'themeCount',
    id: themeCountId(workshop.id, of.theme),
    workshop: workshop.id,
    theme: of.theme,
    notes: of.notes.length,
    groups: lowerBound(exact.groups, groupBit),
    ofGroups: exact.ofGroups,
    organisations: lowerBound(exact.organisations, organisationBit),
    ofOrganisations: exact.ofOrganisations,
    times: of.times + 1,
  };
}

/** Where a note comes from; organisations that were merged since are one. */
function originIn(view: View): (note: Note) => NoteOrigin {
  return ({ group, organisation }) => ({
    group,
    organisation: organisation && standingName(view, 'organisation', organisation),
  });
}

/** The groups that there were while the steps went on in which notes were written. */
function groupsBehind(view: View, workshop: string, notes: readonly Note[]): number {
  const rounds = roundsBehind(view, workshop, notes);
  return rounds.reduce((sum, round) => sum + groupsOfRound(view, round).length, 0);
}

/** The rounds of groups in which people sat when they wrote these notes, by the steps of the notes. */
export function roundsBehind(view: View, workshop: string, notes: readonly Note[]): string[] {
  const steps = new Set(notes.map(({ step }) => step));
  const rounds = [...steps].map((step) => roundOf(view, workshop, step)?.id);
  return [...new Set(rounds)].filter((round) => round !== undefined);
}

function countsAt(view: View, workshop: string): ThemeCount[] {
  return view.list('themeCount').filter((count) => count.workshop === workshop);
}

function bitsOf(hex: string): (0 | 1)[] {
  return [...hex].flatMap((digit) => {
    const value = Number.parseInt(digit, 16);
    return [8, 4, 2, 1].map((place) => (value & place ? 1 : 0));
  });
}
