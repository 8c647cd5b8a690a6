/**
 * The groups talk, write what they agree on where that is asked, say that they are done, and report
 * back one after the other.
 */
import { groupsOfRound, roundOf } from '#lib/workshop/agenda/agenda.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { groupOf } from '#lib/workshop/groups/membership.ts';
import { agreedIn } from '#lib/workshop/kinds/talk/agreed.ts';
import { lengths } from '#lib/workshop/model/fields.ts';
import { facilitate, fit, mutateAndWait, type OccasionRun } from '../../occasion-run.ts';
import { callAll } from '../../speaker-queue.ts';
import type { StepPlay } from '../play.ts';

export const play: StepPlay<'talk'> = {
  play: async (run, step) => ({ countsRight: await talk(run, step) }),
};

/** True when no group was left waiting. */
async function talk(run: OccasionRun, talking: StepOf<'talk'>): Promise<boolean> {
  const { id: step, minutes } = talking;
  const { host, workshop, phones, screen } = run;
  const endsAt = Date.now() + (minutes ?? 1) * 60_000;
  await facilitate(run, 'step.time', { step, endsAt, pausedLeft: null });
  await Promise.all(
    [...phones.values()].map(({ client }) =>
      mutateAndWait(run, client, 'ready.set', { step, ready: true }),
    ),
  );
  await agree(run, talking);
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

/** One phone of each group writes, and what they wrote is shown. */
async function agree(run: OccasionRun, { id: step, columns }: StepOf<'talk'>): Promise<void> {
  const { host, workshop, phones, screen, watch } = run;
  const round = roundOf(host.view, workshop, step);
  if (!round || columns.length === 0) return;
  for (const [at, { id: group }] of groupsOfRound(host.view, round.id).entries()) {
    const own = [...phones.values()].find(
      ({ seat }) => groupOf(host.view, round.id, seat)?.id === group,
    );
    const client = own?.client;
    if (!client) continue;
    for (const { key, title } of columns) {
      // No note of the script: what a note says must not be known before it is shown.
      const text = fit(`${title} ${at + 1}`, lengths.comment);
      await mutateAndWait(run, client, 'agreed.write', { step, key, text, base: '' });
    }
  }
  const written = agreedIn(host.view, step).length;
  watch.willReveal(step);
  if (!(await facilitate(run, 'step.reveal', { step, revealed: true }))) return;
  await screen.until(() => agreedIn(screen.view, step).length === written || null);
}
