/** The line of speakers as the room is told of it: by label, never by seat. */
import { idOf, keyOf } from '../../sync/record.ts';
import type { View } from '../define.ts';
import type { SpeakerQueue } from '../model/derived.ts';
import type { Step } from '../model/step.ts';
import { calledOut } from './called.ts';
import { isStanding, presentLine } from './speaker.ts';

/** Null where nobody has had the floor or asked for it. */
export function speakerQueueOf(step: Step, view: View): SpeakerQueue | null {
  const line = presentLine(view, step.id);
  if (line.length === 0) return null;
  return {
    type: 'speakerQueue',
    id: idOf('speakerQueue', keyOf(step.id)),
    step: step.id,
    line: calledOut(view, step, line).map(({ speaker: { who, state, order }, label, fresh }) => ({
      ...{ label, fresh },
      group: who.startsWith('group:') ? who : null,
      state,
      order,
    })),
  };
}

/** How many are called before somebody; null where the turn is not to come. */
export function turnsBefore(queue: SpeakerQueue | undefined, order: number): number | null {
  const waiting = queue?.line.filter(isStanding) ?? [];
  if (!waiting.some((speaker) => speaker.order === order)) return null;
  return waiting.filter((speaker) => speaker.order < order).length;
}
