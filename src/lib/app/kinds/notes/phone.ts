import { m } from '#lib/text/generated/messages.js';
import type { StepPhone } from '#lib/app/phone/step-phone.ts';

export const stepPhone: StepPhone<'notes'> = {
  writes: 'columns',
  saysRevealed: m.phone_said_notes,
};
