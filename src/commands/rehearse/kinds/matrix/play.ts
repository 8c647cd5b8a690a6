/** Everybody places the themes, or the actions, in private; then the spread is shown. */
import { drawPlacement } from '#lib/server/kinds/matrix/behaviour.ts';
import type { View } from '#lib/workshop/define.ts';
import { subjectFields } from '#lib/workshop/kinds/matrix/placement.ts';
import { subjectsOf } from '#lib/workshop/kinds/matrix/subjects.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { m } from '#lib/text/generated/messages.js';
import { everybodyAnswers } from '../../answering.ts';
import { facilitate, mutateAndWait, type OccasionRun } from '../../occasion-run.ts';
import type { StepPlay } from '../play.ts';

export const play: StepPlay<'matrix'> = {
  async play(run, step) {
    const countsRight = await place(run, step);
    run.progress.say(m.rehearse_placed());
    return { countsRight };
  },
  adding: { wanted: ({ placements }) => placements.length > 0, after: ['themes'] },
  later: (steps, { before, people, random }) => ({
    placements: (steps.length > 0 ? people : []).flatMap(({ id: by }) =>
      before.themes.map(({ key: theme }) => ({
        ...{ by, theme, ...drawPlacement(theme, random) },
      })),
    ),
  }),
};

/** True when the spread is right. */
async function place(run: OccasionRun, at: StepOf<'matrix'>): Promise<boolean> {
  const { script, watch, screen, themes } = run;
  const { id: step } = at;
  // A file says it of themes: what it says of the first is taken for the first action.
  const keys = script.themes.map(({ key }) => key);
  const subjectOf = (view: View, theme: string): string | undefined =>
    at.rates === 'actions' ? subjectsOf(view, at)[keys.indexOf(theme)]?.id : themes.get(theme);
  const placed = new Map<string, number>();
  await everybodyAnswers(run, script.placements, async ({ client }, placement) => {
    const { effort, impact } = placement;
    const subject = subjectOf(client.view, placement.theme);
    if (subject === undefined) return;
    const args = { step, ...subjectFields(at, subject), at: { effort, impact } };
    if (!(await mutateAndWait(run, client, 'placement.set', args))) return;
    const cell = `${subject} ${effort} ${impact}`;
    placed.set(cell, (placed.get(cell) ?? 0) + 1);
  });
  watch.willCount(step);
  if (!(await facilitate(run, 'step.reveal', { step, revealed: true }))) return false;
  const spread = await screen.until(
    () => screen.view.list('spread').find((spread) => spread.step === step) ?? null,
  );
  const sum = (subject: string, which: 1 | 2, level: number): number =>
    [...placed]
      .filter(
        ([cell]) => cell.startsWith(`${subject} `) && cell.split(' ')[which] === String(level),
      )
      .reduce((all, [, count]) => all + count, 0);
  const cells = spread.subjects.flatMap(({ subject, effort, impact }) => [
    ...effort.map((count, at) => count === sum(subject, 1, at + 1)),
    ...impact.map((count, at) => count === sum(subject, 2, at + 1)),
  ]);
  const counted = spread.subjects.reduce((all, { voters }) => all + voters, 0);
  const expected = [...placed.values()].reduce((all, count) => all + count, 0);
  return counted === expected && cells.every(Boolean);
}
