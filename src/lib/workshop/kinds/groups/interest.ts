/** What somebody wants to talk about in a step that makes groups by interest. */
import { entity, stepMutator, type Tx, type View } from '../../define.ts';
import { isKind, type Step } from '../../model/step.ts';
import { countingTheme, themesOf } from '../../themes/themes.ts';
import { interestSchema, interestId, interestArgs, type Interest } from './model.ts';

const isGroups = isKind('groups');

export const interest = entity({
  type: 'interest',
  schema: interestSchema,
  mutators: {
    /** Chooses anew. What comes after the groups are formed counts when they are formed again. */
    choose: stepMutator({
      in: isGroups,
      args: interestArgs.choose,
      run(tx, { topics: chosen }, { step, seat }) {
        const id = interestId(step.id, seat);
        tx.put({ type: 'interest', id, step: step.id, seat, topics: [...new Set(chosen)] });
        return undefined;
      },
    }),
  },
});

/** What can be chosen: the questions of the step, or without any the themes of the series. */
export function topicsOf(view: View, step: Step): string[] {
  if (step.questions.length > 0) return [...new Set(step.questions)];
  return [...new Set(themesOf(view).map(({ title }) => title))];
}

/**
 * What somebody has chosen in a step, as far as it can still be chosen: a theme that was merged is
 * the one which took it in, and what is no topic any more leaves room for another choice.
 */
export function chosenBy(view: View, step: Step, seat: string): readonly string[] {
  const interest = view.get('interest', interestId(step.id, seat));
  return interest ? chosenIn(view, step, interest) : [];
}

/** What each has chosen in a step, by seat; who has chosen nothing that is there is left out. */
export function choicesIn(view: View, step: Step): Map<string, readonly string[]> {
  const own = view.list('interest').filter((interest) => interest.step === step.id);
  const chosen = own.map((interest) => [interest.seat, chosenIn(view, step, interest)] as const);
  return new Map(chosen.filter(([, topics]) => topics.length > 0));
}

function chosenIn(view: View, step: Step, { topics: chosen }: Interest): readonly string[] {
  const topics = topicsOf(view, step);
  const now = chosen.flatMap((topic) => {
    if (topics.includes(topic)) return topic;
    return step.questions.length === 0 ? mergedTopics(view, topic) : [];
  });
  return [...new Set(now)];
}

function mergedTopics(view: View, topic: string): string[] {
  return view.list('theme').flatMap(({ id, title }) => {
    const heir = title === topic ? countingTheme(view, id) : null;
    return (heir !== null && view.get('theme', heir)?.title) || [];
  });
}

/**
 * A theme has got another title: who had chosen it still has. Nothing is done where the title alone
 * does not tell which theme was meant.
 */
export function renameTopic(tx: Tx, before: string, after: string): void {
  const titles = tx.list('theme').map(({ title }) => title);
  const interests = tx.list('interest');
  const taken = titles.includes(before) || titles.filter((title) => title === after).length > 1;
  if (taken || interests.some(({ topics }) => topics.includes(after))) return;
  for (const interest of interests) {
    if (!interest.topics.includes(before) || asksQuestions(tx, interest)) continue;
    const topics = interest.topics.map((topic) => (topic === before ? after : topic));
    tx.put({ ...interest, topics });
  }
}

function asksQuestions(view: View, { step }: Interest): boolean {
  return (view.get('step', step)?.questions.length ?? 0) > 0;
}
