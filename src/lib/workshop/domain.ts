/** The domain as phones and rooms share it: what can be done, and who may. */
import type { SharedDomain } from '../sync/domain.ts';
import type { Actor } from './actor.ts';
import { allowanceOf } from './allowance.ts';
import { rank } from './audiences.ts';
import { permit } from './permissions.ts';
import { mutators, type AnyRecord } from './records.ts';

export const sharedDomain: SharedDomain<AnyRecord, Actor> = {
  mutators,
  permit,
  bounds: allowanceOf,
  rank,
};
