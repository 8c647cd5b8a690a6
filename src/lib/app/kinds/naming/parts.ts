/** The parts of a step in which themes are named, and what stands in each: the same on every surface. */
import type { View } from '#lib/workshop/define.ts';
import type { ListedName } from '#lib/workshop/kinds/naming/model.ts';
import type { Theme } from '#lib/workshop/model/theme.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { themesOf } from '#lib/workshop/themes/themes.ts';

type NamingStep = StepOf<'naming'>;

/** Names are proposed; people say which they want; some become themes. */
export const parts = ['propose', 'choose', 'keep'] as const;
export type Part = (typeof parts)[number];

export function partOf({ revealed, counted }: Pick<NamingStep, 'revealed' | 'counted'>): Part {
  if (!revealed) return 'propose';
  return counted ? 'keep' : 'choose';
}

/** The names that are shown. */
export function namesIn(view: View, { id, revealed }: NamingStep): readonly ListedName[] {
  if (!revealed) return [];
  return view.list('nameList').find((list) => list.step === id)?.names ?? [];
}

/** How many people have said what they want; null until it is counted. */
export function votersIn(view: View, { id }: NamingStep): number | null {
  return view.list('nameList').find((list) => list.step === id)?.voters ?? null;
}

/** The themes that names have become, in the order of themes. */
export function themesMade(view: View, names: readonly ListedName[]): readonly Theme[] {
  const made = new Set(names.flatMap(({ theme }) => theme ?? []));
  return themesOf(view).filter(({ id }) => made.has(id));
}
