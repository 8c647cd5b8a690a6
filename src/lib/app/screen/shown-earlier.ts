/** What an occasion builds on, as the projector shows it: parts with lines that pages are made of. */
import type { View } from '#lib/workshop/define.ts';
import type { Breadth } from '#lib/methods/breadth.ts';
import type { Result } from '#lib/workshop/model/series.ts';
import type { LookBack } from '#lib/workshop/model/look-back.ts';
import type { ActionStatus } from '#lib/workshop/model/terms.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { AreaLine } from '#lib/workshop/plan/document.ts';
import { resultOf } from '../result.ts';
import { earlierOf, type Earlier } from '#lib/workshop/plan/look-back.ts';
import { partsOf } from './text-parts.ts';

export interface ShownFinding {
  readonly is: 'finding';
  readonly id: string;
  readonly title: string;
  readonly notes: number;
  readonly breadth: Breadth;
  /** null: it had no part in a vote that is counted. */
  readonly dots: number | null;
  /** The number of the area that it has become; null: none. */
  readonly area: number | null;
}

export interface ShownAgreement {
  readonly is: 'agreement';
  readonly id: string;
  /** Of the first action of an area, or of an area that has none: what stands above it. */
  readonly area: {
    readonly number: number;
    readonly title: string;
    /** As much of it as stands in one piece. */
    readonly goal: string;
    /** Whether it has actions, here or further on. */
    readonly acts: boolean;
  } | null;
  /** null: the area has no actions yet, or they follow. */
  readonly action: {
    readonly title: string;
    /** Role and organisation, never a person's name. */
    readonly responsible: readonly string[];
    /** `YYYY-MM-DD` */
    readonly due: string | null;
    readonly status: ActionStatus;
  } | null;
}

/** What a goal says further than fits beside its area. */
export interface ShownMore {
  readonly is: 'more';
  readonly id: string;
  readonly text: string;
}

export interface ShownPromise {
  readonly is: 'promise';
  readonly id: string;
  readonly text: string;
}

export type EarlierLine = ShownFinding | ShownAgreement | ShownMore | ShownPromise;

interface Part {
  readonly key: 'findings' | 'agreements' | 'standing' | 'promise';
  /** Of the occasion that said what would happen; else empty. */
  readonly occasion: string;
  readonly items: readonly EarlierLine[];
}

export interface ShownEarlier {
  /** What the series leads to, by which its parts are called. */
  readonly result: Result;
  readonly parts: readonly Part[];
}

/** What a step begins with; null where there is nothing of it. */
export function shownEarlier(view: View, workshop: Workshop, first: LookBack): ShownEarlier | null {
  const earlier = first === 'none' ? null : earlierOf(view, workshop);
  if (!earlier) return null;
  const findings: Part = { key: 'findings', occasion: '', items: findingsOf(earlier) };
  const agreements: Part = {
    key: 'agreements',
    occasion: '',
    items: earlier.areas.flatMap(agreementsOf),
  };
  const promise: Part = {
    key: 'promise',
    occasion: earlier.nextStep?.occasion ?? '',
    items: promisesOf(earlier),
  };
  const standing: Part = { key: 'standing', occasion: '', items: standingOf(earlier) };
  const decided = [agreements, standing, promise];
  const parts = first === 'agreements' ? [...decided, findings] : [findings, ...decided];
  const result = resultOf(view);
  return { result, parts: parts.filter(({ items }) => items.length > 0) };
}

function findingsOf({ themes }: Earlier): ShownFinding[] {
  return themes.map(({ id, title, count, breadth, dots, area }) => ({
    ...{ is: 'finding', id, title, notes: count },
    ...{ breadth, dots, area },
  }));
}

/**
 * An area stands with its first action, so that no page ends with its title alone; one with a long goal
 * stands with the beginning of that, and the rest follows before the actions.
 */
function agreementsOf(line: AreaLine): (ShownAgreement | ShownMore)[] {
  const { id, number, title, actions } = line;
  const [goal = '', ...more] = partsOf(line.goal);
  const area = { number, title, goal, acts: actions.length > 0 };
  const rest = more.map((text, at): ShownMore => ({ is: 'more', id: `${id} goal ${at}`, text }));
  const alone = rest.length > 0 || actions.length === 0;
  const head: ShownAgreement[] = alone ? [{ is: 'agreement', id, area, action: null }] : [];
  return [...head, ...rest, ...actionsOf(actions, alone ? null : area)];
}

function actionsOf(actions: AreaLine['actions'], area: ShownAgreement['area']): ShownAgreement[] {
  return actions.map((action, at) => ({
    ...{ is: 'agreement', id: action.id, area: at === 0 ? area : null },
    action: {
      title: action.title,
      responsible: [action.responsible?.role, action.responsible?.organisation].flatMap((part) =>
        part ? [part] : [],
      ),
      due: action.due,
      status: action.status,
    },
  }));
}

function standingOf({ standing }: Earlier): ShownPromise[] {
  return standing.map((text, at) => ({ is: 'promise', id: `standing ${at}`, text }));
}

function promisesOf({ nextStep }: Earlier): ShownPromise[] {
  return (nextStep?.text ?? '')
    .split(/\n+/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text, at) => ({ is: 'promise', id: `promise ${at}`, text }));
}
