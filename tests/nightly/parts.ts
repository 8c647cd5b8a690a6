/** What `npm run nightly` runs, in this order. */
import { disk } from './disk.ts';
import { herd } from './herd.ts';
import { kills } from './kills.ts';
import { messages } from './messages.ts';
import { mutants } from './mutants.ts';
import { network } from './network.ts';
import type { NightlyPart } from './part.ts';
import { powerLoss } from './power-loss.ts';
import { torture } from './torture.ts';

export const parts: readonly NightlyPart[] = [
  torture,
  kills,
  powerLoss,
  disk,
  herd,
  messages,
  network,
  mutants,
];
