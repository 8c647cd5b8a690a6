/** What groups have agreed on, as it is shown: by group, under the headings of the step. */
import type { View } from '#lib/workshop/define.ts';
import { talkingGroups } from '#lib/workshop/kinds/talk/agreed.ts';
import { agreedId } from '#lib/workshop/kinds/talk/model.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';

export interface ShownAgreed {
  readonly id: string;
  readonly group: string;
  readonly letter: string;
  readonly order: number;
  readonly hidden: boolean;
  readonly fields: readonly {
    readonly key: string;
    readonly title: string;
    readonly text: string;
  }[];
}

/** Those that may be seen here; hidden ones without what they say. */
export function agreedByGroup(view: View, step: StepOf<'talk'>): ShownAgreed[] {
  return talkingGroups(view, step).flatMap(({ id: group, letter, order }) => {
    const own = view.get('agreed', agreedId(step.id, group));
    if (!own || (own.texts.length === 0 && !own.hidden)) return [];
    const fields = step.columns.flatMap(({ key, title }) =>
      own.texts.flatMap((text) => (text.key === key ? [{ key, title, text: text.text }] : [])),
    );
    return [{ id: own.id, group, letter, order, hidden: own.hidden, fields }];
  });
}
