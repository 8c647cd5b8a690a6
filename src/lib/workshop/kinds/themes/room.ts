/** Sorting into themes: who sees what was moved, laid and marked. */
import {
  screenAudience,
  shownAudience,
  tableAudience,
  workshopAudience,
} from '../../visibility/audiences.ts';
import type { View } from '../../define.ts';
import { defineRoomKind, type Shown } from '../kind.ts';
import { mostMoves, type Laid } from './model.ts';
import { isThemes } from './moved.ts';

export const themesRoomKind = defineRoomKind({
  kind: 'themes',
  projections: {
    // How often a note was moved is told only where it lies still by that.
    moved(moved, view) {
      const workshop = view.get('step', moved.step)?.workshop ?? '';
      return moved.times < mostMoves ? [] : [[['host', workshopAudience(workshop)], moved]];
    },
    laid: projectLaid,
  },
  unshown: () => null,
  // A copy begins with the themes: how they came about stays here.
  rehearsed: () => null,
});

/** Its group sees it at once; all others that it is marked, once the piles are brought. */
function projectLaid(own: Laid, view: View): readonly Shown[] {
  const step = view.get('step', own.step);
  const group: readonly Shown[] =
    own.group === null ? [] : [[[own.group, tableAudience(own.group)], own]];
  if (!step || !isThemes(step) || !step.brought || !own.marked) return group;
  const note = view.get('note', own.note);
  if (!note || note.withdrawn || note.hidden) return group;
  const all = ['host', screenAudience(step.workshop), shownAudience(step.workshop)];
  return [...group, [all, { ...own, group: null, cluster: null }]];
}
