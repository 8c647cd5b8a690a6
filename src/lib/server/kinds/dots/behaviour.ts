/** People give their dots one by one. */
import type { DomainMutation } from '#lib/workshop/model/mutations.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { dotId } from '#lib/workshop/kinds/dots/model.ts';
import { dotsLeft } from '#lib/workshop/kinds/dots/dot.ts';
import { themesOf } from '#lib/workshop/themes/themes.ts';
import { weighted } from '../../rehearsal/personas.ts';
import {
  planned,
  popularity,
  type Situation,
  type StepBehaviour,
} from '../../rehearsal/behaviour.ts';

/** The share of people who give no dots. */
const ABSTAINING = 0.08;

export const dotsBehaviour: StepBehaviour<'dots'> = {
  prompts: (_step, view) => (themesOf(view).length > 0 ? ['dots'] : []),
  plan: (prompt) =>
    Array.from({ length: prompt.random() < ABSTAINING ? 0 : prompt.step.dotBudget }, () =>
      planned(prompt, { from: 3_000, to: 24_000 }, (situation) => giveDot(prompt.step, situation)),
    ),
};

/** One dot more, to a popular theme or to one of the person's own. */
function giveDot(step: StepOf<'dots'>, { view, seat, random }: Situation): DomainMutation | null {
  if (dotsLeft(view, step, seat) === 0) return null;
  const given = (theme: string): number => view.get('dot', dotId(step.id, theme, seat))?.dots ?? 0;
  const open = themesOf(view).filter(({ id }) => given(id) < step.dotMax);
  const weights = open.map(({ id }) => popularity(id) ** 2 + 0.3 * random());
  const theme = open[weighted(weights, random())]?.id;
  if (theme === undefined) return null;
  return { name: 'dot.set', args: { step: step.id, theme, dots: given(theme) + 1 } };
}
