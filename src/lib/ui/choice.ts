import type { LucideIcon } from '@lucide/svelte';

/** One choice of RadioCards or ChoiceList. */
export interface Choice<Value extends string = string> {
  value: Value;
  label: string;
  /** What it means, one sentence. */
  description?: string | undefined;
  icon?: LucideIcon | undefined;
  disabled?: boolean | undefined;
}
