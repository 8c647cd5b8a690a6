/** A talk in groups, and what each has agreed on where the step asks for it. */
import { idOf, keyOf } from '../../../sync/record.ts';
import type { View } from '../../define.ts';
import type { StepOf } from '../../model/step.ts';
import { screenAudience, tableAudience, workshopAudience } from '../../visibility/audiences.ts';
import { defineRoomKind, type Shown } from '../kind.ts';
import { agreedIn, isTalk, talkingGroups } from './agreed.ts';
import type { Agreed, AgreedCounts, TalkResult } from './model.ts';

export const talkRoomKind = defineRoomKind({
  kind: 'talk',
  projections: { agreed: projectAgreed },
  unshown({ id, columns, revealed }, view) {
    if (revealed || columns.length === 0) return null;
    return { what: 'texts', count: agreedIn(view, id).length };
  },
  project: (step, view) =>
    step.revealed || step.columns.length === 0
      ? []
      : [[['host', screenAudience(step.workshop)], countsOf(step, view)]],
  rehearsed: (record, { revealed }) =>
    record.type === 'agreed' && revealed && !record.hidden ? record : null,
  place: 'examples',
  results,
  exported: {
    empty: { agreed: [] },
    of: (step, view) => ({
      agreed: shown(step, view).map(({ texts }) => ({
        texts: texts.map(({ key, text }) => ({ column: key, text })),
      })),
    }),
  },
});

/** The group and the facilitator see it at once, everybody once it is shown. */
function projectAgreed(own: Agreed, view: View): readonly Shown[] {
  const step = view.get('step', own.step);
  if (!step || !isTalk(step)) return [];
  const group: readonly Shown[] = [[['host', own.group, tableAudience(own.group)], own]];
  if (!step.revealed) return group;
  const all = own.hidden ? { ...own, texts: [] } : own;
  return [...group, [[workshopAudience(step.workshop), 'archive'], all]];
}

function countsOf(step: StepOf<'talk'>, view: View): AgreedCounts {
  return {
    type: 'agreedCounts',
    id: idOf('agreedCounts', keyOf(step.id)),
    step: step.id,
    groups: agreedIn(view, step.id).length,
    of: talkingGroups(view, step).length,
  };
}

function shown({ id, revealed }: StepOf<'talk'>, view: View): readonly Agreed[] {
  return revealed ? agreedIn(view, id).filter(({ hidden }) => !hidden) : [];
}

/** By heading and not by group: in a group of two, what it says would be a name. */
function results(step: StepOf<'talk'>, view: View): readonly TalkResult[] {
  const own = shown(step, view);
  const fields = step.columns.flatMap(({ key, title }) => {
    const texts = own.flatMap(({ texts: written }) =>
      written.flatMap((field) => (field.key === key ? field.text : [])),
    );
    return texts.length === 0 ? [] : [{ title, texts }];
  });
  return fields.length === 0 ? [] : [{ kind: 'talk', title: step.title, fields }];
}
