import type { Group } from '../../model/group.ts';
import type { Seat } from '../../model/seat.ts';

/** A group with those who sit in it. */
export interface SeatedGroup {
  readonly group: Group;
  readonly seats: readonly Seat[];
}
