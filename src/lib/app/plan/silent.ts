import type { View } from '#lib/workshop/define.ts';
import { organisationsOf } from '#lib/workshop/plan/build-document-areas.ts';
import { stanceId } from '#lib/workshop/model/stance.ts';

/** Names of the organisations that have not answered an action. */
export function silentOf(view: View, action: string): readonly string[] {
  return organisationsOf(view)
    .filter(({ id }) => !view.get('stance', stanceId(action, id)))
    .map(({ name }) => name);
}
