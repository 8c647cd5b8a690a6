/** A round in which everybody has the floor in turn, or passes. */
import { labelOf } from '#lib/workshop/speakers/speaker.ts';
import { speakerId } from '#lib/workshop/model/speaker.ts';
import { seatsAt } from '#lib/workshop/people/attendance.ts';
import { facilitate, mutateAndWait, type OccasionRun } from '../../occasion-run.ts';
import { callAll } from '../../speaker-queue.ts';
import type { StepPlay } from '../play.ts';

/** In a larger room one from each organisation speaks. */
const SMALL_ROOM = 14;
/** Every so many'th lets the turn go by. */
const PASSING = 5;

export const play: StepPlay<'round'> = {
  play: async (run, { id }) => ({ countsRight: await speakInTurn(run, id) }),
};

/** True when nobody was left waiting. */
async function speakInTurn(run: OccasionRun, step: string): Promise<boolean> {
  const { host, workshop, phones } = run;
  const all = seatsAt(host.view, workshop);
  const firsts = [...Map.groupBy(all, (seat) => seat.organisation).values()].flatMap(
    ([first]) => first ?? [],
  );
  const speaking = all.length > SMALL_ROOM ? firsts : all;
  const line = speaking.map(({ id }) => ({ who: id, label: labelOf(host.view, id) }));
  if (!(await facilitate(run, 'speaker.line', { step, line }))) return false;
  const bySeat = new Map([...phones.values()].map((phone) => [phone.seat, phone]));
  const passing = line.filter((_, at) => at % PASSING === PASSING - 1);
  for (const { who } of passing) {
    const client = bySeat.get(who)?.client;
    if (!client) continue;
    await client.until(() => client.view.get('speaker', speakerId(step, who)) !== undefined);
    await mutateAndWait(run, client, 'speaker.ask', { step, asking: false });
  }
  return callAll(run, step);
}
