/** Mutations that a form is about to make, and what is wrong with them before any is made. */
import { getDotPath, safeParse } from 'valibot';
import { codeOf } from '#lib/sync/execute.ts';
import type { Answer, Mutation } from '#lib/sync/mutation.ts';
import { mutators } from '#lib/workshop/registry.ts';
import type { SeriesRoom } from '../sockets/rooms.ts';

export interface Planned extends Mutation {
  /** The part of the form that it comes from. */
  readonly field: string;
  /** Which of the form's questions is its first. */
  readonly firstQuestion?: number;
}

/** Codes of refusals by field: `series.title`, `organisation.2.name`. */
export type Problems = Readonly<Record<string, string>>;

/** What the mutators' own schemas say, so that every rule stands in one place. */
export function problemsIn(planned: readonly Planned[]): Problems {
  const problems: Record<string, string> = {};
  for (const { field, name, args, firstQuestion = 0 } of planned) {
    const mutator = mutators.get(name);
    const issues = mutator && safeParse(mutator.args, args).issues;
    for (const issue of issues ?? []) {
      const path = getDotPath(issue)?.replace(
        /^questions\.(\d+)/,
        (_, index: string) => `questions.${firstQuestion + Number(index)}`,
      );
      problems[[field, path].filter(Boolean).join('.')] ??= codeOf(issue.message);
    }
  }
  return problems;
}

/** Makes them all as the server, in one commit; gives the first refusal, or null. */
export async function submitAll(
  room: SeriesRoom,
  planned: readonly Planned[],
): Promise<string | null> {
  const mutations = planned.map(({ name, args }) => ({ name, args }));
  const answers = await room.submit({ role: 'server' }, 'setup', mutations);
  const refused = answers.find((answer): answer is Extract<Answer, { ok: false }> => !answer.ok);
  return refused?.code ?? null;
}
