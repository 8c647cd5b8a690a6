/** The last step of an agenda. The workshop is closed whatever its last step is. */
import type { StepPlay } from '../play.ts';

export const play: StepPlay<'close'> = { endsAgenda: true };
