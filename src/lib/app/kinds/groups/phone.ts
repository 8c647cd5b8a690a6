import type { StepPhone } from '#lib/app/phone/step-phone.ts';

export const stepPhone: StepPhone<'groups'> = {
  // By interest they are the topics to choose among.
  showsQuestions: ({ grouping }) => grouping !== 'interest',
};
