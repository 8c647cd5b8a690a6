import { m } from '#lib/text/generated/messages.js';
import type { StepPhone } from '#lib/app/phone/step-phone.ts';

export const stepPhone: StepPhone<'poll'> = {
  saysRevealed: m.phone_said_answers,
  // Each stands with the answers that it can be given.
  showsQuestions: () => false,
};
