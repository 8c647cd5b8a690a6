/** Questions about the sheets of a step, as phones and the room ask them. */
import type { View } from '../../define.ts';
import { membershipId } from '../../model/membership.ts';
import { isKind, type StepOf } from '../../model/step.ts';
import { holdingId, ideaId, type Holding, type Idea } from './model.ts';

export type BrainwritingStep = StepOf<'brainwriting'>;
export const isBrainwriting = isKind('brainwriting');

/** What somebody holds or has held in a round; undefined where that was no sheet. */
export function heldIn(view: View, step: string, round: number, seat: string): Holding | undefined {
  return view
    .list('holding')
    .find((held) => held.step === step && held.round === round && held.seat === seat);
}

/** True while a sheet is in its holder's hand: whoever has moved to another group has put it down. */
export function isInHand(
  view: View,
  { round, group, seat }: Holding,
  step: BrainwritingStep,
): boolean {
  if (round !== step.round) return false;
  const formed = group === null ? undefined : view.get('group', group)?.round;
  if (formed === undefined) return group === null;
  return view.get('membership', membershipId(formed, seat))?.group === group;
}

/** Who reads a sheet now. */
export function holderOf(view: View, sheet: string, step: BrainwritingStep): string | null {
  const held = view.get('holding', holdingId(sheet, step.round));
  return held && held.step === step.id && isInHand(view, held, step) ? held.seat : null;
}

/** Where a note stands; undefined for one that is on no sheet. */
export function ideaOf(view: View, note: string): Idea | undefined {
  return view.get('idea', ideaId(note));
}

/** An idea with those that build on it. */
export interface IdeaTree {
  readonly note: string;
  readonly then: readonly IdeaTree[];
}

/**
 * The ideas of a sheet, each followed by those that build on it. Those beside each other stand by
 * their random ids: the order of writing is not kept, as it could tell who wrote.
 *
 * @param ideas those that can be seen; one that builds on none of them stands by itself
 */
export function ideaTrees(ideas: readonly Pick<Idea, 'note' | 'on'>[]): readonly IdeaTree[] {
  const seen = new Set(ideas.map(({ note }) => note));
  const sorted = ideas.toSorted((a, b) => (a.note < b.note ? -1 : 1));
  const after = Map.groupBy(sorted, ({ on }) => (on !== null && seen.has(on) ? on : null));
  const grow = (on: string | null): IdeaTree[] =>
    (after.get(on) ?? []).map(({ note }) => ({ note, then: grow(note) }));
  return grow(null);
}

/** The ideas of each sheet that can be seen, the sheets by their random ids. */
export function sheetsOf(
  view: View,
  step: string,
): readonly { readonly sheet: string; readonly ideas: readonly Idea[] }[] {
  const own = view
    .list('idea')
    .filter((idea) => idea.step === step && view.get('note', idea.note)?.withdrawn === false);
  return [...Map.groupBy(own, ({ sheet }) => sheet)]
    .map(([sheet, ideas]) => ({ sheet, ideas }))
    .toSorted((a, b) => (a.sheet < b.sheet ? -1 : 1));
}
