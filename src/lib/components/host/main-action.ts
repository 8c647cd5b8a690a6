/** The one thing that the facilitator most likely does next, by where the workshop stands. */
import type { Step } from '#lib/workshop/step.ts';
import type { Workshop } from '#lib/workshop/workshop.ts';

export type MainAction =
  'claim' | 'open' | 'reopen' | 'next' | 'mix' | 'reveal' | 'count' | 'spread' | 'answers' | 'end';

export function mainActionOf(at: {
  readonly workshop: Workshop | undefined;
  readonly step: Step | null;
  readonly next: Step | null;
  /** Whether the present step has formed groups. */
  readonly grouped: boolean;
  /** Whether somebody else leads. */
  readonly watching: boolean;
}): MainAction | null {
  const { workshop, step } = at;
  if (!workshop) return null;
  if (at.watching) return 'claim';
  if (workshop.state === 'planned') return 'open';
  if (workshop.state === 'closed') return 'reopen';
  if (step?.kind === 'groups' && !at.grouped) return 'mix';
  if (step?.kind === 'notes' && !step.revealed) return 'reveal';
  if (step?.kind === 'dots' && !step.revealed) return 'count';
  if (step?.kind === 'matrix' && !step.revealed) return 'spread';
  if (step?.kind === 'poll' && !step.revealed && step.questions.length > 0) return 'answers';
  return at.next ? 'next' : 'end';
}
