/** People or groups that are given the floor, one after the other. */
import { presentLine } from '#lib/workshop/speakers/speaker.ts';
import { facilitate, scaled, type OccasionRun } from './occasion-run.ts';
import { pause } from './visitor.ts';

const SPEAKING_MS = 1_000;

/** Calls everybody in the line of a step who waits. True when nobody is left waiting. */
export async function callAll(run: OccasionRun, step: string): Promise<boolean> {
  const { host, signal } = run;
  const waiting = presentLine(host.view, step).filter(({ state }) => state === 'waiting');
  for (const { id: speaker } of waiting) {
    await facilitate(run, 'speaker.call', { step, speaker });
    await pause(scaled(run, SPEAKING_MS), signal);
  }
  await facilitate(run, 'speaker.call', { step, speaker: null });
  const line = presentLine(host.view, step);
  return line.length > 0 && line.every(({ state }) => state === 'done' || state === 'passed');
}
