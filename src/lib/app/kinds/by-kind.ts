/** Modules that a glob has found in the folders of the step kinds, by kind. */
import type { StepKind } from '#lib/workshop/kinds/models.ts';

/** @param modules by path: `./poll/Console.svelte` belongs to `poll` */
export function byKind<Module>(
  modules: Readonly<Record<string, Module>>,
): Readonly<Partial<Record<StepKind, Module>>> {
  const found = Object.entries(modules).map(([path, module]) => [path.split('/')[1], module]);
  return Object.fromEntries(found) as Partial<Record<StepKind, Module>>;
}

/**
 * The same where every kind must have one; kinds.svelte.test.ts shows that none lacks it. The list of
 * kinds itself would bring their schemas into what every page loads.
 */
export function forEveryKind<Module>(
  modules: Readonly<Record<string, Module>>,
): Readonly<Record<StepKind, Module>> {
  return byKind(modules) as Readonly<Record<StepKind, Module>>;
}
