/** Table signs: one page for each group, to be found from across the room. */
import { renderSVG } from 'uqr';
import { formatJoinCode, joinPath } from '#lib/methods/code.ts';
import { groupLetter } from '#lib/methods/group-letters.ts';
import { groupsFor } from '#lib/methods/mixing/room.ts';
import { m } from '#lib/text/generated/messages.js';
import { groupsOfRound, roundOf, stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { seatsAt } from '#lib/workshop/people/attendance.ts';
import type { Group } from '#lib/workshop/model/group.ts';
import type { PrintSigns } from '../pdf/handout-data.ts';
import { pageOf, type HandoutHead, type HandoutOf } from './head.ts';

/** Signs where nobody has come yet: what a room of two or three dozen needs. */
const unknownGroups = 8;

type Sign = Pick<Group, 'letter' | 'place' | 'topic'>;

export function signs(head: HandoutHead, of: HandoutOf): PrintSigns {
  const { workshop, origin } = of;
  const o = { locale: head.lang };
  const join = `${origin}${joinPath(workshop)}`;
  return {
    ...head,
    kind: 'signs',
    qr: {
      svg: renderSVG(join, { ecc: 'M', border: 0 }),
      // What can be typed: nobody reads out the secret of a link.
      says: m.print_join_qr({ address: `${origin}/${workshop.code}` }, o),
    },
    address: origin.replace(/^https?:\/\//, ''),
    code: formatJoinCode(workshop.code),
    signs: signsOf(of).map(({ letter, place, topic }) => ({
      ...{ letter, place, topic },
      name: m.print_group({ letter }, o),
    })),
    labels: {
      pageOf: pageOf(head.lang),
      group: m.print_group_blank({}, o),
      join: m.print_join({}, o),
      how: m.print_join_how({}, o),
    },
  };
}

/**
 * The groups in which people sit; else those of the next round that has been formed; else as many
 * letters as the people who have come make in groups of the wished size or number.
 */
function signsOf({ view, workshop }: HandoutOf): readonly Sign[] {
  const present = roundOf(view, workshop.id, workshop.step);
  const rounds = [...(present ? [present] : []), ...stepsOf(view, workshop.id)];
  const formed = rounds.map(({ id }) => groupsOfRound(view, id)).find(({ length }) => length > 0);
  if (formed) return formed;
  const people = seatsAt(view, workshop.id).length;
  const { groupCount } = workshop;
  const wanted = { size: workshop.groupSize, ...(groupCount !== null && { groups: groupCount }) };
  const count = people === 0 ? (groupCount ?? unknownGroups) : groupsFor(people, wanted);
  return Array.from({ length: count }, (_, at) => ({
    ...{ letter: groupLetter(at), place: null, topic: null },
  }));
}
