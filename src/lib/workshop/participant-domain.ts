/**
 * What participants can do: a phone loads nothing of what only facilitators, projectors and the
 * server do. A test holds it together with the registry.
 */
import { ready } from './agenda/ready.ts';
import { mutatorsOf } from './define.ts';
import { setCall } from './groups/set-call.ts';
import { move } from './groups/move.ts';
import { tableHost } from './groups/table-host.ts';
import { kindEntities } from './kinds/kinds.ts';
import { answerInquiry } from './notes/answer-inquiry.ts';
import { note } from './notes/note.ts';
import { seat } from './people/seat.ts';
import { stance } from './plan/stance.ts';
import { sharedDomainOf } from './shared-domain.ts';
import { speaker } from './speakers/speaker.ts';

export const participantDomain = sharedDomainOf(
  new Map([
    ...mutatorsOf({ seat, move, tableHost, note, speaker, ready, stance, ...kindEntities }),
    ['call.set', setCall],
    ['inquiry.answer', answerInquiry],
  ]),
);
