/** Places by their names. */
import { m } from '#lib/text/generated/messages.js';
import type { View } from '#lib/workshop/define.ts';
import type { Choice, Intent, Part } from '#lib/workshop/kinds/placing/model.ts';
import { standingChoice } from '#lib/workshop/kinds/placing/wall.ts';
import { themesOf } from '#lib/workshop/themes/themes.ts';

export interface PlaceOption {
  readonly place: Choice;
  readonly title: string;
}

/** Everything that can be tapped: the themes in their order, then none of them. */
export function placeOptions(view: View): readonly PlaceOption[] {
  return [
    ...themesOf(view).map(({ id, title }) => ({ place: id, title })),
    { place: 'none', title: m.placing_none_here() },
  ];
}

export function placeTitle(view: View, choice: Choice): string {
  if (choice === 'none') return m.placing_none_here();
  return view.get('theme', standingChoice(view, choice) ?? choice)?.title ?? '';
}

/** What a writer has said of a note, in words; null: nothing that still stands. */
export function saidWords(
  view: View,
  intent: Pick<Intent, 'choice' | 'wish' | 'second'> | undefined,
): string | null {
  if (!intent) return null;
  const own = standingChoice(view, intent.second ?? intent.choice);
  if (intent.second === null && intent.wish !== null)
    return m.placing_wish_shown({ title: intent.wish });
  return own === null ? null : placeTitle(view, own);
}

const words: Readonly<Record<Part, () => string>> = {
  place: m.placing_part_place,
  check: m.placing_part_check,
  again: m.placing_part_again,
  done: m.placing_part_done,
};

export function partWord(part: Part): string {
  return words[part]();
}

/** How far a part has come, in words that do not tell how many. */
export function shareWords(tenths: number | null): string {
  if (tenths === null) return m.placing_share_few();
  return tenths === 10 ? m.placing_share_all() : m.placing_share({ percent: String(10 * tenths) });
}
