import { groupsOfRound, roundOf } from '#lib/workshop/agenda/agenda.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';
import { toldStats } from '#lib/app/step-counts.ts';

export interface ShownGroup {
  readonly id: string;
  readonly letter: string;
  /** From 0: chooses the colour. */
  readonly order: number;
  readonly place: string | null;
  readonly seats: number;
}

export interface GroupsScene extends StepScene {
  readonly groups: readonly ShownGroup[];
}

export function sceneOf(view: View, workshop: Workshop, step: StepOf<'groups'>): GroupsScene {
  const counts = toldStats(view, workshop.id)?.groups ?? [];
  const seats = new Map(counts.map((count) => [count.group, count.seats]));
  const round = roundOf(view, workshop.id, step.id);
  const groups = round ? groupsOfRound(view, round.id) : [];
  return {
    kind: 'groups',
    groups: groups.map(({ id, letter, order, place }) => ({
      ...{ id, letter, order, place },
      seats: seats.get(id) ?? 0,
    })),
  };
}
