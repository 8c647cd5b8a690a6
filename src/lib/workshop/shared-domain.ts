/** A domain as phones and rooms share it: what can be done, and who may. */
import type { SharedDomain } from '../sync/domain.ts';
import { allowanceOf } from './allowance.ts';
import type { DomainMutator } from './define.ts';
import type { Actor } from './model/actor.ts';
import type { AnyRecord } from './model/records.ts';
import { authorize } from './policy.ts';
import { rank } from './visibility/audiences.ts';

/** @param mutators by their names on the wire */
export function sharedDomainOf(
  mutators: ReadonlyMap<string, DomainMutator>,
): SharedDomain<AnyRecord, Actor> {
  return {
    mutators,
    authorize: (view, name, args, context) => authorize(mutators, view, name, args, context),
    bounds: allowanceOf,
    rank,
  };
}
