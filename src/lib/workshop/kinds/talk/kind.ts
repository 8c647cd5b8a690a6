/** A talk in groups, and what each has agreed on where the step asks for it. */
import { defineKind } from '../kind.ts';
import { agreed } from './agreed.ts';

export const talkKind = defineKind({
  kind: 'talk',
  entities: { agreed },
  ownTexts: true,
  // What people have written under a heading never goes with it.
  refuseChange(step, { columns }, view) {
    if (!columns) return null;
    const used = view
      .list('agreed')
      .some(
        ({ step: id, texts }) =>
          id === step.id && texts.some(({ key }) => !columns.some((column) => column.key === key)),
      );
    return used ? 'step.in-use' : null;
  },
});
