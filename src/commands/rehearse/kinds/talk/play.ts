/** The groups talk, say that they are done, and report back one after the other. */
import { groupsOfRound, roundOf } from '#lib/workshop/agenda/agenda.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { facilitate, mutateAndWait, type OccasionRun } from '../../occasion-run.ts';
import { callAll } from '../../speaker-queue.ts';
import type { StepPlay } from '../play.ts';

export const play: StepPlay<'talk'> = {
  play: async (run, step) => ({ countsRight: await talk(run, step) }),
};

/** True when no group was left waiting. */
async function talk(run: OccasionRun, { id: step, minutes }: StepOf<'talk'>): Promise<boolean> {
  const { host, workshop, phones, screen } = run;
  const endsAt = Date.now() + (minutes ?? 1) * 60_000;
  await facilitate(run, 'step.time', { step, endsAt, pausedLeft: null });
  await Promise.all(
    [...phones.values()].map(({ client }) =>
      mutateAndWait(run, client, 'ready.set', { step, ready: true }),
    ),
  );
  const everybody = phones.size;
  await screen.until(() => {
    const counted = screen.view.list('stats')[0]?.steps.find((count) => count.step === step);
    return (counted?.ready ?? 0) >= everybody;
  });
  const round = roundOf(host.view, workshop, step);
  const groups = round ? groupsOfRound(host.view, round.id) : [];
  const line = groups.map(({ id, letter }) => ({ who: id, label: letter }));
  if (line.length === 0) return true;
  if (!(await facilitate(run, 'speaker.line', { step, line }))) return false;
  return callAll(run, step);
}
