/**
 * What phones and rooms share of every step kind: the registry in which all code but a kind's own
 * looks it up. Fields and records are listed in ./models.ts, what the room makes of a kind in
 * ./room-kinds.ts.
 */
import type { Tx } from '../define.ts';
import type { Step } from '../model/step.ts';
import { brainwritingKind } from './brainwriting/kind.ts';
import { cardsKind } from './cards/kind.ts';
import { decideKind } from './decide/kind.ts';
import { dotsKind } from './dots/kind.ts';
import { groupsKind } from './groups/kind.ts';
import type { Kind } from './kind.ts';
import { matrixKind } from './matrix/kind.ts';
import type { Intersection, StepKind } from './models.ts';
import { namingKind } from './naming/kind.ts';
import { notesKind } from './notes/kind.ts';
import { placingKind } from './placing/kind.ts';
import { pollKind } from './poll/kind.ts';
import { talkKind } from './talk/kind.ts';
import { themesKind } from './themes/kind.ts';

/** Kinds that are not here have nothing of their own in the domain: people talk, or look. */
const own = [
  groupsKind,
  cardsKind,
  talkKind,
  notesKind,
  brainwritingKind,
  namingKind,
  placingKind,
  themesKind,
  dotsKind,
  matrixKind,
  pollKind,
  decideKind,
] as const;

const byKind = new Map<StepKind, Kind>(own.map((kind) => [kind.kind, kind as unknown as Kind]));

/** What the kind of a step does. */
export function kindOf(step: Step): Kind {
  return byKind.get(step.kind) ?? { kind: step.kind };
}

/** Tells every kind that a theme has got another title. */
export function themeRenamed(tx: Tx, before: string, after: string): void {
  for (const kind of byKind.values()) kind.themeRenamed?.(tx, before, after);
}

type Own = (typeof own)[number];
type EntitiesOf<K> = K extends { readonly entities: infer Entities } ? Entities : never;

/** The entities of all kinds, by type. */
export const kindEntities = Object.assign(
  {},
  ...own.map((kind) => ('entities' in kind ? kind.entities : {})),
) as Intersection<EntitiesOf<Own>>;
