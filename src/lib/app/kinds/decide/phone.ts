import { m } from '#lib/text/generated/messages.js';
import type { StepPhone } from '#lib/app/phone/step-phone.ts';

export const stepPhone: StepPhone<'decide'> = { saysRevealed: m.decide_said };
