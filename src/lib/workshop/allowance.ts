/** How much and how fast each role may say: an honest page never comes near. */
import type { Bounds } from '../sync/protocol/bounds.ts';
import type { Rate } from '../sync/room/token-bucket.ts';
import type { Actor } from './model/actor.ts';

/** What people type, one thing at a time. */
const phone = { bytes: 16_384, values: 100, burst: 20, perSecond: 5 } as const;
/** A thousand people in groups and two thousand notes in a theme are one mutation each. */
const desk = { bytes: 196_608, values: 10_000, burst: 300, perSecond: 50 } as const;

export function allowanceOf({ role }: Actor): Bounds & Rate {
  return role === 'facilitator' || role === 'server' ? desk : phone;
}
