/** Sheets go round in every group: people write and build on what they read, and one misses a round. */
import { newId } from '#lib/client/keys.ts';
import { randomBelow } from '#lib/methods/random.ts';
import { m } from '#lib/text/generated/messages.js';
import { heldIn, sheetsOf } from '#lib/workshop/kinds/brainwriting/sheets.ts';
import type { Script } from '../../format.ts';
import { facilitate, scaled, stepIn, type OccasionRun, type Phone } from '../../occasion-run.ts';
import { pause } from '../../visitor.ts';
import type { LaterOccasion, StepPlay } from '../play.ts';

/** How long a round takes in the people's own time, in milliseconds. */
const ROUND_MS = 15_000;

type ScriptIdea = Script['ideas'][number];

export const play: StepPlay<'brainwriting'> = {
  async play(run, { id: step }) {
    const { script, notes, progress, watch } = run;
    const ideas = [...script.ideas.entries()];
    const last = ideas.reduce((most, [, { round }]) => Math.max(most, round), 1);
    for (let round = 1; round <= last; round += 1) {
      const own = ideas.filter(([, idea]) => idea.round === round);
      const away = await playRound(run, step, { round, ideas: own });
      // The sheet goes on without whoever is away; what was written comes to it afterwards.
      if (round < last)
        await facilitate(run, 'holding.pass', { step, from: round, round: round + 1 });
      away?.client.open();
    }
    await allSent(run);
    progress.say(m.brainwriting_rehearse_rounds({ n: notes.ackedIn(step).length }));
    if (notes.ackedIn(step).length === 0) return {};
    watch.willReveal(step);
    await facilitate(run, 'step.reveal', { step, revealed: true });
    const clients = [run.host, run.screen, ...[...run.phones.values()].map(({ client }) => client)];
    const all = notes.ackedIn(step).length;
    await Promise.all(
      clients.map((client) =>
        client.until(
          () => client.view.list('note').filter((note) => note.step === step).length >= all,
        ),
      ),
    );
    return {};
  },
  adding: { wanted: ({ ideas }) => ideas.length > 0, after: ['notes'] },
  later: (steps, occasion) => ({ ideas: steps.length > 0 ? laterIdeas(occasion) : [] }),
};

/** One idea each in two rounds, the second of which builds on the first. */
function laterIdeas({ people, phrases, random }: LaterOccasion): Script['ideas'] {
  return [1, 2].flatMap((round) =>
    people.flatMap(({ id: by }) => {
      const text = phrases.doubts[randomBelow(phrases.doubts.length, random)];
      return text === undefined ? [] : [{ by, round, text, builds: round > 1 }];
    }),
  );
}

/** Everybody writes what the file has for a round; somebody is out of reach for all of it. */
async function playRound(
  run: OccasionRun,
  step: string,
  { round, ideas }: { round: number; ideas: readonly [number, ScriptIdea][] },
): Promise<Phone | undefined> {
  const { phones, random, signal } = run;
  const writers = [...new Set(ideas.flatMap(([, { by }]) => phones.get(by) ?? []))];
  const away = round > 1 ? writers[randomBelow(Math.max(1, writers.length), random)] : undefined;
  await Promise.all(
    writers.map(({ client }) =>
      client.until(() => stepIn(client, 'brainwriting', step)?.round === round),
    ),
  );
  away?.client.drop();
  for (const [index, idea] of ideas) {
    await pause(scaled(run, ROUND_MS) / Math.max(1, ideas.length), signal);
    const phone = phones.get(idea.by);
    if (phone) write(run, phone, { step, round, idea, index });
  }
  return away;
}

async function allSent({ phones }: OccasionRun): Promise<void> {
  await Promise.all(
    [...phones.values()].map(({ client }) =>
      client.until(() => client.live && client.unsent === 0),
    ),
  );
}

function write(
  { watch, measures, notes, refusals, random }: OccasionRun,
  { person, seat, client }: Phone,
  { step, round, idea, index }: { step: string; round: number; idea: ScriptIdea; index: number },
): void {
  const sheet = heldIn(client.view, step, round, seat)?.sheet ?? newId('sheet');
  const others = sheetsOf(client.view, step)
    .filter((own) => own.sheet === sheet)
    .flatMap(({ ideas }) => ideas.map(({ note }) => note));
  const on = idea.builds ? (others[randomBelow(Math.max(1, others.length), random)] ?? null) : null;
  const id = newId('note');
  const { text } = idea;
  watch.wrote(id, text, seat, step, sheet);
  measures.wrote(id, person.id);
  const act = client.mutate('idea.write', { id, step, round, sheet, on, text });
  refusals.add(act.refused);
  // The notes of the file are counted from 0: these stand before them.
  if (act.key !== null) notes.wrote(-1 - index, id, { text, step }, act.key);
}
