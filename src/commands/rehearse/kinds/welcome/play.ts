/** People listen. */
import type { StepPlay } from '../play.ts';

export const play: StepPlay<'welcome'> = {};
