/** What a group has agreed on: written on any phone of the group, or by the facilitator. */
import { refuse } from '../../../sync/mutation.ts';
import { groupsOfRound, roundOf } from '../../agenda/agenda.ts';
import { entity, stepMutator, type Tx, type View } from '../../define.ts';
import { groupOf } from '../../groups/membership.ts';
import { mergedText, textUnder, withText, type KeyedChange } from '../../model/keyed-texts.ts';
import type { Group } from '../../model/group.ts';
import { isKind, type StepOf } from '../../model/step.ts';
import { agreedArgs, agreedId, agreedSchema, type Agreed } from './model.ts';

export const isTalk = isKind('talk');

interface Place {
  readonly step: string;
  readonly group: string;
}

/** What participants do with it; see led.ts for the rest. */
export const agreed = entity({
  type: 'agreed',
  schema: agreedSchema,
  mutators: {
    write: stepMutator({
      in: isTalk,
      policy: { afterClose: true, whileLent: 'text' },
      args: agreedArgs.write,
      run(tx, args, { step, seat }) {
        const round = roundOf(tx, step.workshop, step.id);
        const group = groupOf(tx, round?.id ?? null, seat);
        if (!group) return refuse('group.unknown');
        return written(tx, { step: step.id, group: group.id }, args);
      },
    }),
  },
});

export function written(tx: Tx, place: Place, change: KeyedChange) {
  const step = tx.get('step', place.step);
  const { key } = change;
  if (!step || !isTalk(step) || !step.columns.some((column) => column.key === key)) {
    return refuse('note.unknown-column');
  }
  const id = agreedId(place.step, place.group);
  const before = tx.get('agreed', id);
  const text = mergedText(change, textUnder(before?.texts ?? [], key));
  if (text === null) return refuse('text.too-long');
  if (!before && text === '') return undefined;
  const texts = withText(before?.texts ?? [], key, text);
  tx.put({ type: 'agreed', id, ...place, texts, hidden: before?.hidden ?? false });
  return undefined;
}

/** What was agreed in a step, where something is written; without the order of the groups. */
export function agreedIn(view: View, step: string): Agreed[] {
  return view
    .list('agreed')
    .filter((own) => own.step === step && own.texts.length > 0)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The groups that talk in a step. */
export function talkingGroups(view: View, { workshop, id }: StepOf<'talk'>): readonly Group[] {
  const round = roundOf(view, workshop, id);
  return round ? groupsOfRound(view, round.id) : [];
}
