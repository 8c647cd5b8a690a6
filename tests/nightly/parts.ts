/** What `npm run nightly` runs, in this order. */
import { browsers } from './browsers/browsers.ts';
import { disk } from './disk.ts';
import { install } from './install.ts';
import { reconnectStorm } from './reconnect-storm.ts';
import { kills } from './kills.ts';
import { messages } from './messages.ts';
import { migrations } from './migrations.ts';
import { mutants } from './mutants.ts';
import { network } from './network.ts';
import type { NightlyPart } from './part.ts';
import { powerLoss } from './power-loss.ts';
import { slowReaders } from './slow-readers.ts';
import { slowTests } from './slow-tests.ts';
import { torture } from './torture.ts';

export const parts: readonly NightlyPart[] = [
  torture,
  kills,
  powerLoss,
  migrations,
  disk,
  reconnectStorm,
  messages,
  slowReaders,
  network,
  browsers,
  slowTests,
  mutants,
  install,
];
