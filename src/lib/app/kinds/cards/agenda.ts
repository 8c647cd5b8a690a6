import type { StepAgenda } from '#lib/app/setup/step-agenda.ts';

export const stepAgenda: StepAgenda<'cards'> = { asks: () => true };
