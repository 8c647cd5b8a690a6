/** Groups: a round is formed, mixed or in another way; people move to their tables. */
import { defineRoomKind } from '../kind.ts';
import { groupsOfRound } from '../../agenda/agenda.ts';
import { screenAudience } from '../../visibility/audiences.ts';
import { choicesIn } from './interest.ts';
import { mixShown } from './mix-figures.ts';

export const groupsRoomKind = defineRoomKind({
  kind: 'groups',
  // Worked out only while somebody looks at it.
  projectWorkshop(workshop, view) {
    const mix = workshop.screen === 'mix' ? mixShown(workshop, view) : null;
    return mix ? [[[screenAudience(workshop.id)], mix]] : [];
  },
  // What was chosen is seen in the groups that are formed of it.
  unshown(step, view) {
    if (step.grouping !== 'interest' || groupsOfRound(view, step.id).length > 0) return null;
    return { what: 'choices', count: choicesIn(view, step).size };
  },
  themeAnswers(step, view, theme) {
    if (step.grouping !== 'interest' || step.questions.length > 0) return 0;
    const title = view.get('theme', theme)?.title ?? '';
    return [...choicesIn(view, step).values()].filter((chosen) => chosen.includes(title)).length;
  },
  // Groups are worked out at the console; the phone says who reads it.
  projections: {
    interest: (interest) => [[['host', interest.seat], interest]],
    // Who was expected is the facilitator's to know, until people sit there.
    expected: (expected) => [[['host'], expected]],
  },
});
