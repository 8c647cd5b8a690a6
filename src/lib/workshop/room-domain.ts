/** The domain as the room takes it: besides what phones share, who sees what. */
import { keyOf } from '../sync/record.ts';
import type { RoomDomain } from '../sync/domain.ts';
import type { Actor } from './model/actor.ts';
import { sharedDomain } from './domain.ts';
import type { MutationCall } from './model/mutations.ts';
import { mutators } from './registry.ts';
import { presenceOf } from './people/presence.ts';
import type { AnyRecord } from './model/records.ts';
import { audiencesOf, audienceTypes, project } from './visibility/visibility.ts';

/** Mutations of participants that decide something. */
const decisions: ReadonlySet<string> = new Set<MutationCall[0]>([
  'stance.set',
  'stance.clear',
  'seat.represent',
]);

export const roomDomain: RoomDomain<AnyRecord, Actor> = {
  ...sharedDomain,
  project,
  audiencesOf,
  audienceTypes,
  presence: presenceOf,
  actorKey(actor) {
    switch (actor.role) {
      case 'participant':
        return actor.seat;
      case 'facilitator':
        return actor.link;
      default:
        return actor.role;
    }
  },
  // Where the room looked, and what somebody had selected, is no decision, and would bury those that
  // are; a call passes with the moment. When an answer came would tell, beside who was connected then,
  // whose it is.
  isAudited: (name) => !/^(?:focus|claim|call)\.|^inquiry\.answer$/.test(name),
  // A participant is never named in the log: it would say who wrote which note.
  auditActor: (actor) => (actor.role === 'facilitator' ? actor.link : actor.role),
  // What facilitators and the server did, what organisations decided and who spoke for them, and what
  // was taken out: an export is no mutation. Everyday acts of participants name nobody anyway.
  keepsAudit: ({ actor, name }) =>
    actor !== 'participant' || decisions.has(name) || !mutators.has(name),
  // An id that is composed of the seat's key, such as a ballot's, would say who did it.
  auditTargets(actor, ids) {
    if (actor.role !== 'participant') return ids;
    const own = keyOf(actor.seat);
    return ids.filter((id) => !keyOf(id).split('.').includes(own));
  },
};
