/** Where somebody sits, or goes, in one line. */
import { m } from '#lib/text/generated/messages.js';
import type { Group } from '#lib/workshop/model/group.ts';

/** "Du är i bikupa C"; after a round in another one "Du går till bikupa C", in the same "… kvar". */
export function placeWords({ letter }: Group, before: Group | null): string {
  if (!before) return m.phone_group_you_are_in({ letter });
  return before.letter === letter ? m.phone_group_stay({ letter }) : m.phone_group_go({ letter });
}
