/**
 * What is said of a join code that does not let in, in words: the pages on which it stands are loaded
 * by everybody who joins, and carry none of it.
 */
import { m } from '#lib/text/generated/messages.js';
import type { CodeProblem } from '../limits/join-limits.ts';

const sentences = {
  incomplete: m.pages_code_incomplete,
  unknown: m.pages_code_unknown,
  'old-link': m.pages_code_old_link,
} as const;

/** Why a code or a link does not let in. */
export function codeSentence(problem: Exclude<CodeProblem, 'wait'>): string {
  return sentences[problem]();
}

/** How long a code waits for its turn. Rounded up: that it comes a little sooner is no harm. */
export function waitSentences(seconds: number): WaitSentences {
  const time =
    seconds > 90
      ? m.pages_code_wait_minutes({ n: Math.ceil(seconds / 60) })
      : m.pages_code_wait_seconds({ n: inFives(seconds) });
  return {
    title: m.pages_code_wait_title(),
    wait: m.pages_code_wait({ time }),
    stay: m.pages_code_wait_stay(),
    again: m.pages_code_wait_again(),
    scan: m.pages_code_wait_scan(),
  };
}

/** When a personal code can be tried. */
export function personalWaitSentence(seconds: number): string {
  return m.pages_move_wait({ n: inFives(seconds) });
}

function inFives(seconds: number): number {
  return Math.ceil(seconds / 5) * 5;
}
