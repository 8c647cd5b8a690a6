/** The domain as phones and rooms share it: what can be done, and who may. */
import type { SharedDomain } from '../sync/domain.ts';
import type { Actor } from './model/actor.ts';
import { allowanceOf } from './allowance.ts';
import { rank } from './visibility/audiences.ts';
import { authorize } from './policy.ts';
import { mutators } from './registry.ts';
import type { AnyRecord } from './model/records.ts';

export const sharedDomain: SharedDomain<AnyRecord, Actor> = {
  mutators,
  authorize,
  bounds: allowanceOf,
  rank,
};
