import type { StepAgenda } from '#lib/app/setup/step-agenda.ts';

export const stepAgenda: StepAgenda<'groups'> = {
  // What one can choose to talk about are questions too.
  asks: ({ grouping }) => grouping === 'interest',
};
