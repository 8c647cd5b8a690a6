import { m } from '#lib/text/generated/messages.js';
import type { StepPhone } from '#lib/app/phone/step-phone.ts';

export const stepPhone: StepPhone<'naming'> = { saysRevealed: m.naming_said };
