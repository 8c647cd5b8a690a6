/** Everybody who votes gives their dots; then they are counted. */
import { shuffled } from '#lib/methods/random.ts';
import { m } from '#lib/text/generated/messages.js';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { facilitate, mutateAndWait, scaled, stepIn, type OccasionRun } from '../../occasion-run.ts';
import { pause } from '../../visitor.ts';
import type { StepPlay } from '../play.ts';

const VOTING_MS = 15_000;
/** Dots that somebody gives at a later occasion, each to another theme. */
const LATER_DOTS = 2;

export const play: StepPlay<'dots'> = {
  async play(run, step) {
    const countsRight = await vote(run, step);
    run.progress.say(m.rehearse_voted());
    return { countsRight };
  },
  adding: { wanted: ({ votes }) => votes.length > 0, after: ['matrix', 'themes'] },
  later: (steps, { before, people, random }) => ({
    votes: (steps.length > 0 ? people : []).flatMap(({ id: by }) =>
      shuffled(before.themes, random)
        .slice(0, LATER_DOTS)
        .map(({ key: theme }) => ({ by, theme, dots: 1 })),
    ),
  }),
};

/** True when the totals are right. */
export async function vote(
  run: OccasionRun,
  { id: step, dotBudget: planned, dotMax: plannedMax }: StepOf<'dots'>,
): Promise<boolean> {
  const { script, watch, screen, phones, random, signal, themes } = run;
  const byPerson = Map.groupBy(script.votes, ({ by }) => by);
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
  const used = [...byPerson.values()].map((own) => own.reduce((sum, { dots }) => sum + dots, 0));
  const dotBudget = Math.min(20, Math.max(planned, most(used)));
  const dotMax = Math.max(plannedMax, most(script.votes.map(({ dots }) => dots)));
  await facilitate(run, 'step.edit', { step, change: { dotBudget, dotMax } });

  const expected = new Map<string, number>();
  const paces = new Map([...byPerson.keys()].map((by) => [by, random()]));
  await Promise.all(
    [...byPerson].map(async ([by, votes]) => {
      const phone = phones.get(by);
      if (!phone) return;
      const { client } = phone;
      await client.until(() => stepIn(client, 'dots', step)?.dotBudget === dotBudget);
      for (const { theme: key, dots } of votes) {
        await pause((scaled(run, VOTING_MS) / votes.length) * (paces.get(by) ?? 1), signal);
        const theme = themes.get(key);
        if (theme === undefined) continue;
        const given = await mutateAndWait(run, client, 'dot.set', { step, theme, dots });
        if (given) expected.set(theme, (expected.get(theme) ?? 0) + dots);
      }
    }),
  );

  watch.willCount(step);
  if (!(await facilitate(run, 'step.reveal', { step, revealed: true }))) return false;
  const score = await screen.until(
    () => screen.view.list('score').find((score) => score.step === step) ?? null,
  );
  const counted = new Map(score.themes.map(({ theme, dots }) => [theme, dots]));
  return (
    counted.size === expected.size &&
    [...expected].every(([theme, dots]) => counted.get(theme) === dots)
  );
}
