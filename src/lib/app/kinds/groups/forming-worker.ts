/** Works out groups beside the page, which stays quick meanwhile. */
import '#lib/client/polyfills/polyfills.ts';
import { solve } from '#lib/workshop/kinds/groups/forming-task.ts';
import { solveRepair } from '#lib/workshop/kinds/groups/repairing.ts';
import type { Job } from './solving.ts';

self.onmessage = ({ data }: MessageEvent<Job>) => {
  self.postMessage('groups' in data ? solveRepair(data) : solve(data));
};
