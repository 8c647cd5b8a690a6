/** A poll is asked as often as the file has answers, and its rounds stay. */
import { drawAnswer } from '#lib/server/kinds/poll/behaviour.ts';
import { pick } from '#lib/server/rehearsal/behaviour.ts';
import { m } from '#lib/text/generated/messages.js';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { scales } from '#lib/workshop/kinds/poll/scales.ts';
import { lengths } from '#lib/workshop/model/fields.ts';
import { isKind, type StepOf } from '#lib/workshop/model/step.ts';
import { everybodyAnswers } from '../../answering.ts';
import type { Script } from '../../format.ts';
import {
  facilitate,
  fit,
  mutateAndWait,
  stepIn,
  type OccasionRun,
  type Phone,
} from '../../occasion-run.ts';
import type { LaterOccasion, StepPlay } from '../play.ts';

/** As many questions as the file can have answers to. */
const MOST_QUESTIONS = 10;

export const play: StepPlay<'poll'> = {
  async play(run, step) {
    const countsRight = await poll(run, step);
    run.progress.say(m.rehearse_polled());
    return { countsRight };
  },
  later: (steps, occasion) => ({
    ballots: steps.flatMap((step, at) => laterBallots(step, at + 1, occasion)),
  }),
};

/** True when what is shown of every round is right. */
async function poll(run: OccasionRun, { id: step, scale }: StepOf<'poll'>): Promise<boolean> {
  const { script, watch, screen, phones, host, workshop } = run;
  const polls = stepsOf(host.view, workshop).filter(isKind('poll'));
  const number = 1 + polls.findIndex(({ id }) => id === step);
  const own = script.ballots.filter((ballot) => ballot.poll === number);
  const last = own.reduce((most, { asked }) => Math.max(most, asked), 1);
  const { values } = scales[scale];
  let right = true;
  for (let asked = 1; asked <= last; asked += 1) {
    if (asked > 1) {
      await facilitate(run, 'ballot.ask', { step, asked });
      const seen = ({ client }: Phone) =>
        client.until(() => stepIn(client, 'poll', step)?.asked === asked);
      await Promise.all([...phones.values()].map(seen));
    }
    const counts = new Map<string, number>();
    const now = own.filter((ballot) => ballot.asked === asked);
    await everybodyAnswers(run, now, async ({ client }, { question, value, comment }) => {
      const said = comment === null ? null : fit(comment, lengths.comment);
      const ballot = { step, asked, question: question - 1, value, comment: said };
      if (!(await mutateAndWait(run, client, 'ballot.cast', ballot))) return;
      const cell = `${question} ${value}`;
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    });
    watch.willCount(step, asked);
    if (!(await facilitate(run, 'step.reveal', { step, revealed: true }))) return false;
    const told = await screen.until(
      () =>
        screen.view
          .list('outcome')
          .find((outcome) => outcome.step === step)
          ?.rounds.find((round) => round.asked === asked) ?? null,
    );
    right &&= told.questions.every(({ counts: shown }, question) =>
      values.every((value, at) => shown[at] === (counts.get(`${question + 1} ${value}`) ?? 0)),
    );
  }
  return right;
}

/** Asked twice: whoever doubts says what would help, and agrees more after hearing the others. */
function laterBallots(
  step: StepOf<'poll'>,
  number: number,
  { people, phrases, random }: LaterOccasion,
): Script['ballots'] {
  return step.questions.slice(0, MOST_QUESTIONS).flatMap((_question, index) =>
    people.flatMap(({ id: by, persona }) =>
      [1, 2].flatMap((asked) => {
        const value = drawAnswer(step, asked, persona, random);
        if (value === null) return [];
        const doubts = asked === 1 && value <= scales[step.scale].doubt;
        const comment = doubts ? (pick(phrases.doubts, random) ?? null) : null;
        return [{ by, poll: number, question: index + 1, asked, value, comment }];
      }),
    ),
  );
}
