/** The domain as the room takes it: besides what phones share, who sees what. */
import type { RoomDomain } from '../sync/domain.ts';
import type { Actor } from './actor.ts';
import { sharedDomain } from './domain.ts';
import { presenceOf } from './presence.ts';
import type { AnyRecord } from './records.ts';
import { audiencesOf, audienceTypes, expose } from './visibility.ts';

export const roomDomain: RoomDomain<AnyRecord, Actor> = {
  ...sharedDomain,
  expose,
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
  // A participant is never named in the log: it would say who wrote which note.
  auditActor: (actor) => (actor.role === 'facilitator' ? actor.link : actor.role),
  // The id of a dot is made of theme and seat: it would say who voted for what.
  auditTargets: (actor, ids) =>
    actor.role === 'participant' ? ids.filter((one) => !/^(?:dot|seat):/.test(one)) : ids,
};
