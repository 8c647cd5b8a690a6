/** The sign of each status of an action: its own shape, so that none depends on colour. */
import type { LucideIcon } from '@lucide/svelte';
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CircleCheckBig from '@lucide/svelte/icons/circle-check-big';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CirclePause from '@lucide/svelte/icons/circle-pause';
import CirclePlay from '@lucide/svelte/icons/circle-play';
import CircleX from '@lucide/svelte/icons/circle-x';
import type { ActionStatus } from '#lib/workshop/model/terms.ts';

export const statusSigns: Readonly<Record<ActionStatus, LucideIcon>> = {
  'not-started': CircleDashed,
  'under-way': CirclePlay,
  done: CircleCheckBig,
  paused: CirclePause,
  stopped: CircleX,
  'needs-decision': CircleAlert,
};
