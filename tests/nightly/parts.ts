/** What `npm run nightly` runs, in this order. */
import { herd } from './herd.ts';
import { kills } from './kills.ts';
import { messages } from './messages.ts';
import { mutants } from './mutants.ts';
import type { NightlyPart } from './part.ts';
import { torture } from './torture.ts';

export const parts: readonly NightlyPart[] = [torture, kills, herd, messages, mutants];
