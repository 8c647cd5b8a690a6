/** How many people a group can be wished to have, as choices. */
import { m } from '#lib/text/generated/messages.js';
import { defaultGroupSize } from '#lib/workshop/templates/templates.ts';

const sizes = [2, 3, 4, 5, 6, 7, 8] as const;

export function groupSizes(): { value: string; label: string }[] {
  return sizes.map((n) => ({
    value: String(n),
    label:
      n === defaultGroupSize ? m.setup_group_size_default({ n }) : m.setup_group_size_option({ n }),
  }));
}
