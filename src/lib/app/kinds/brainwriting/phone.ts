import { m } from '#lib/text/generated/messages.js';
import type { StepPhone } from '#lib/app/phone/step-phone.ts';

export const stepPhone: StepPhone<'brainwriting'> = {
  writes: 'own',
  saysRevealed: m.phone_said_sheets,
};
