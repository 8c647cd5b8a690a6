/** The notes that a room sorts, as phones and the room see them. */
import type { View } from '../../define.ts';
import type { Note } from '../../model/note.ts';
import { isKind, type StepOf } from '../../model/step.ts';
import { unsortedNotes } from '../../notes/shown-notes.ts';
import { countingTheme, themesOf } from '../../themes/themes.ts';
import { batchId, type Check, type Choice, type Intent } from './model.ts';

export type PlacingStep = StepOf<'placing'>;
export const isPlacing = isKind('placing');

/** The notes of a workshop that can be sorted: shown, not hidden, and lying nowhere yet. */
export function wallOf(view: View, { workshop }: PlacingStep): readonly Note[] {
  return unsortedNotes(view, workshop).filter(({ hidden }) => !hidden);
}

/** The notes that somebody has written and is asked about, by their ids: in no order that tells when. */
export function ownNotes(view: View, step: PlacingStep, seat: string): readonly Note[] {
  return wallOf(view, step)
    .filter(({ author }) => author === seat)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether the notes of a step have been put where they belong: from then on nothing more is taken. */
export function isApplied(view: View, step: string): boolean {
  return view.get('batch', batchId(step, 'done')) !== undefined;
}

/** What a choice counts for by now: a theme that was merged is the one that took it in. */
export function standingChoice(view: View, choice: Choice | null): Choice | null {
  if (choice === null || choice === 'none') return choice;
  return countingTheme(view, choice);
}

/** Whether the writer has said where a note belongs. */
export function hasSaid({ choice, wish }: Pick<Intent, 'choice' | 'wish'>): boolean {
  return choice !== null || wish !== null;
}

/** The checks that somebody was given in a step, those first of which nothing is said yet. */
export function checksOf(view: View, step: string, seat: string): readonly Check[] {
  return view
    .list('check')
    .filter((check) => check.step === step && check.seat === seat)
    .toSorted(
      (a, b) => Number(a.proposed !== null) - Number(b.proposed !== null) || (a.id < b.id ? -1 : 1),
    );
}

/** Places in the order in which they stand on every surface: the themes, then none of them. */
export function inOrder(view: View, places: Iterable<Choice>): Choice[] {
  const order = new Map(themesOf(view).map(({ id }, at) => [id, at]));
  const at = (place: Choice) => order.get(place) ?? Infinity;
  return [...new Set(places)].toSorted((a, b) => at(a) - at(b));
}
