/** The sign of each stance: its own shape, so that none depends on colour. */
import type { LucideIcon } from '@lucide/svelte';
import CircleCheckBig from '@lucide/svelte/icons/circle-check-big';
import CircleDashedCheck from '@lucide/svelte/icons/circle-dashed-check';
import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark';
import CircleX from '@lucide/svelte/icons/circle-x';
import House from '@lucide/svelte/icons/house';
import type { StanceKind } from '#lib/workshop/model/terms.ts';

export const stanceSigns: Readonly<Record<StanceKind, LucideIcon>> = {
  adopts: CircleCheckBig,
  'adopts-with-reservation': CircleDashedCheck,
  'takes-home': House,
  'needs-information': CircleQuestionMark,
  declines: CircleX,
};
