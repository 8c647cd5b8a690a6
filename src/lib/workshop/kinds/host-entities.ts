/**
 * Entities of the kinds that only facilitators change: phones, which load the kinds' own, do without.
 */
import { expected } from './groups/expected.ts';

export const hostEntities = { expected } as const;
