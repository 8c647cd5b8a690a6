/** Answers that people give in private, each at their own pace. */
import { scaled, type OccasionRun, type Phone } from './occasion-run.ts';
import { pause } from './visitor.ts';

const ANSWERING_MS = 10_000;

/** Each person gives what is theirs, one answer after the other. Who has not come gives none. */
export async function everybodyAnswers<Answer extends { readonly by: string }>(
  run: OccasionRun,
  answers: readonly Answer[],
  give: (phone: Phone, answer: Answer) => Promise<void>,
): Promise<void> {
  const { phones, random, signal } = run;
  const own = [...Map.groupBy(answers, ({ by }) => by)].map(
    ([by, theirs]) => [phones.get(by), theirs, random()] as const,
  );
  await Promise.all(
    own.map(async ([phone, theirs, pace]) => {
      for (const answer of phone ? theirs : []) {
        await pause((scaled(run, ANSWERING_MS) / theirs.length) * pace, signal);
        if (phone) await give(phone, answer);
      }
    }),
  );
}
