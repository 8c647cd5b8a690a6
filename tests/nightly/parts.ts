/** What `npm run nightly` runs, in this order. */
import type { NightlyPart } from './part.ts';
import { torture } from './torture.ts';

export const parts: readonly NightlyPart[] = [torture];
