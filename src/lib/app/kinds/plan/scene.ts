/** The plan as the projector shows it: who does what by when, area by area. */
import type { View } from '#lib/workshop/define.ts';
import type { ActionStatus } from '#lib/workshop/model/terms.ts';
import { nameOf } from '#lib/workshop/people/names.ts';
import { actionsOf } from '#lib/workshop/plan/action.ts';
import { agreementOn, type AgreementPart } from '#lib/workshop/plan/agreement.ts';
import { buildAreas, organisationsOf } from '#lib/workshop/plan/build-document-areas.ts';
import { areasOf } from '#lib/workshop/plan/areas.ts';
import { hasAccepted } from '#lib/workshop/plan/stance.ts';
import { resultOf } from '#lib/app/result.ts';
import type { Result } from '#lib/workshop/model/series.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';

export interface ShownAction {
  readonly id: string;
  readonly title: string;
  /** Role and organisation, as far as they are said; never a person's name. */
  readonly responsible: readonly string[];
  /** `YYYY-MM-DD` */
  readonly due: string | null;
  /** Whether the responsible organisation has taken it on; until then it is a proposal. */
  readonly accepted: boolean;
  /** How it goes; null: nobody has said anything yet. */
  readonly status: Exclude<ActionStatus, 'not-started'> | null;
}

export interface ShownArea {
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly title: string;
  readonly goal: string;
  /** What the organisations have said to its actions, counted. */
  readonly agreement: readonly AgreementPart[];
  readonly actions: readonly ShownAction[];
}

/** The plan's areas with their actions, in order. */
export interface PlanScene extends StepScene {
  /** What the series leads to, by which its parts are called. */
  readonly result: Result;
  readonly areas: readonly ShownArea[];
}

export function sceneOf(view: View): PlanScene {
  return { kind: 'plan', result: resultOf(view), areas: shownAreas(view) };
}

function shownAreas(view: View): ShownArea[] {
  const lines = buildAreas(view, []);
  const parties = organisationsOf(view).length;
  const agreements = new Map(lines.map((line) => [line.id, agreementOn(line, parties)]));
  return areasOf(view).map(({ id, title, goal }, index) => ({
    agreement: agreements.get(id) ?? [],
    id,
    number: index + 1,
    title,
    goal,
    actions: actionsOf(view, id).map((action) => {
      const { organisation, role, due, status } = action;
      const name =
        organisation === null ? null : nameOf(view, 'organisation', organisation) || null;
      return {
        id: action.id,
        title: action.title,
        responsible: [role, name].filter((part) => part !== null),
        due,
        accepted: organisation !== null && hasAccepted(view, action.id, organisation),
        status: status === 'not-started' ? null : status,
      };
    }),
  }));
}
