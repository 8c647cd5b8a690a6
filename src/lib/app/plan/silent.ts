import type { View } from '#lib/workshop/define.ts';
import type { Organisation } from '#lib/workshop/model/organisation.ts';
import { organisationsOf } from '#lib/workshop/plan/build-document-areas.ts';
import { stanceId } from '#lib/workshop/model/stance.ts';

/** The organisations that have not answered an action. */
export function silentOf(view: View, action: string): readonly Pick<Organisation, 'id' | 'name'>[] {
  return organisationsOf(view).filter(({ id }) => !view.get('stance', stanceId(action, id)));
}
