/** What tests know of each kind of step: the registry in which they look it up. */
import { stepKinds, type StepKind } from '#lib/workshop/kinds/models.ts';
import type { Role } from '#lib/workshop/model/actor.ts';
import type { Generator, Place, TestedKind } from './kind.ts';
import { brainwriting } from './brainwriting.ts';
import { cards } from './cards.ts';
import { close } from './close.ts';
import { decide } from './decide.ts';
import { dots } from './dots.ts';
import { groups } from './groups.ts';
import { matrix } from './matrix.ts';
import { naming } from './naming.ts';
import { notes } from './notes.ts';
import { placing } from './placing.ts';
import { plan } from './plan.ts';
import { poll } from './poll.ts';
import { round } from './round.ts';
import { talk } from './talk.ts';
import { themes } from './themes.ts';
import { welcome } from './welcome.ts';

export const testedKinds: Readonly<Record<StepKind, TestedKind>> = {
  welcome,
  round,
  groups,
  cards,
  talk,
  notes,
  brainwriting,
  naming,
  placing,
  themes,
  dots,
  matrix,
  poll,
  decide,
  plan,
  close,
};

const all = stepKinds.map((kind) => testedKinds[kind]);

function merged<Value>(
  of: (kind: TestedKind) => object | undefined,
): Readonly<Record<string, Value>> {
  return Object.assign({}, ...all.map(of)) as Readonly<Record<string, Value>>;
}

/** The roles that may send each mutation of a kind. */
export const kindRoles = merged<readonly Role[]>(({ roles }) => roles);

export const kindGenerators = merged<Generator>(({ generators }) => generators);

export const kindWeights = merged<number>(({ weights }) => weights);

/** Mutations of the kinds that require control. */
export const kindsUnderControl: readonly string[] = all.flatMap(
  (kind) => kind.requiresControl ?? [],
);

export const kindsAfterClose: readonly string[] = all.flatMap((kind) => kind.afterClose ?? []);

export const leftByUndo: ReadonlySet<string> = new Set(
  all.flatMap((kind) => kind.leftByUndo ?? []),
);

/** The kind in whose steps a mutation is one of participants. */
export function kindOfAnswer(name: string): StepKind | undefined {
  const mayAnswer = kindRoles[name]?.includes('participant');
  return stepKinds.find((kind) => mayAnswer && Object.hasOwn(testedKinds[kind].roles ?? {}, name));
}

/** Arguments of the mutations of all kinds that fit, for the matrix of permissions. */
export function kindArgs(place: Place): Readonly<Record<string, unknown>> {
  return merged(({ args }) => args?.(place));
}
