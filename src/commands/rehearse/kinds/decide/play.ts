/** Everybody answers, the answers are shown, and what most want is decided. */
import { drawCourse } from '#lib/server/kinds/decide/behaviour.ts';
import { standingDecision } from '#lib/workshop/kinds/decide/decision.ts';
import { courses } from '#lib/workshop/kinds/decide/model.ts';
import { everybodyAnswers } from '../../answering.ts';
import { facilitate, mutateAndWait } from '../../occasion-run.ts';
import type { StepPlay } from '../play.ts';

export const play: StepPlay<'decide'> = {
  async play(run, { id: step }) {
    const { phones, watch, screen, host, random } = run;
    const given = courses.map(() => 0);
    const answers = [...phones.values()].map(({ person }) => ({ by: person.id }));
    await everybodyAnswers(run, answers, async ({ client }) => {
      const course = drawCourse(0.3 + 0.6 * random(), random);
      if (await mutateAndWait(run, client, 'opinion.give', { step, course, reason: null })) {
        const at = courses.indexOf(course);
        given[at] = (given[at] ?? 0) + 1;
      }
    });
    watch.willCount(step);
    if (!(await facilitate(run, 'step.reveal', { step, revealed: true }))) return {};
    const told = await screen.until(
      () => screen.view.list('leanings').find((leanings) => leanings.step === step) ?? null,
    );
    const course = courses[given.indexOf(Math.max(...given))] ?? 'continue';
    await facilitate(run, 'decision.write', { step, number: 1, change: { course } });
    await facilitate(run, 'decision.make', { step, number: 1, at: Date.now() });
    await screen.until(() => standingDecision(screen.view, step) ?? null);
    const people = standingDecision(host.view, step)?.people ?? 0;
    return {
      countsRight: people >= phones.size && told.counts.every((count, at) => count === given[at]),
    };
  },
};
