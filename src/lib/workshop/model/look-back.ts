/** What of earlier occasions a step begins with: a setting that several kinds have. */
import * as v from 'valibot';

/**
 * Nothing; first what was found, the themes; or first what was agreed, the plan and how it has gone.
 */
export const lookBacks = ['none', 'findings', 'agreements'] as const;
export type LookBack = (typeof lookBacks)[number];

export const lookBack = v.picklist(lookBacks);
