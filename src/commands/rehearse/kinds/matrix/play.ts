/** Everybody places the themes in private; then the spread is shown. */
import { drawPlacement } from '#lib/server/kinds/matrix/behaviour.ts';
import { m } from '#lib/text/generated/messages.js';
import { everybodyAnswers } from '../../answering.ts';
import { facilitate, mutateAndWait, type OccasionRun } from '../../occasion-run.ts';
import type { StepPlay } from '../play.ts';

export const play: StepPlay<'matrix'> = {
  async play(run, { id }) {
    const countsRight = await place(run, id);
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
async function place(run: OccasionRun, step: string): Promise<boolean> {
  const { script, watch, screen, themes } = run;
  const placed = new Map<string, number>();
  await everybodyAnswers(run, script.placements, async ({ client }, placement) => {
    const { effort, impact } = placement;
    const theme = themes.get(placement.theme);
    if (theme === undefined) return;
    const args = { step, theme, at: { effort, impact } };
    if (!(await mutateAndWait(run, client, 'placement.set', args))) return;
    const cell = `${theme} ${effort} ${impact}`;
    placed.set(cell, (placed.get(cell) ?? 0) + 1);
  });
  watch.willCount(step);
  if (!(await facilitate(run, 'step.reveal', { step, revealed: true }))) return false;
  const spread = await screen.until(
    () => screen.view.list('spread').find((spread) => spread.step === step) ?? null,
  );
  const sum = (theme: string, which: 1 | 2, level: number): number =>
    [...placed]
      .filter(([cell]) => cell.startsWith(`${theme} `) && cell.split(' ')[which] === String(level))
      .reduce((all, [, count]) => all + count, 0);
  const cells = spread.themes.flatMap(({ theme, effort, impact }) => [
    ...effort.map((count, at) => count === sum(theme, 1, at + 1)),
    ...impact.map((count, at) => count === sum(theme, 2, at + 1)),
  ]);
  const counted = spread.themes.reduce((all, { voters }) => all + voters, 0);
  const expected = [...placed.values()].reduce((all, count) => all + count, 0);
  return counted === expected && cells.every(Boolean);
}
