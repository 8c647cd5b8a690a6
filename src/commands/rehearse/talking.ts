/** Rounds, talks, the matrix and polls: what people say, place and answer. */
import { groupsOfRound, roundOf } from '#lib/workshop/agenda.ts';
import { seatsAt } from '#lib/workshop/attendance.ts';
import { lengths } from '#lib/workshop/fields.ts';
import { labelOf, lineOf, speakerId } from '#lib/workshop/speaker.ts';
import { scales } from '#lib/workshop/scales.ts';
import type { Step } from '#lib/workshop/step.ts';
import { direct, done, fit, tempo, type Phone, type Stage } from './stage.ts';
import { pause } from './visitor.ts';

const ANSWERING_MS = 10_000;
const SPEAKING_MS = 1_000;
/** In a larger room one from each organisation speaks. */
const SMALL_ROOM = 14;
/** Every so many'th lets the turn go by. */
const PASSING = 5;

/** Everybody has the floor in turn, or says pass. True when nobody was left waiting. */
export async function speakInTurn(stage: Stage, step: Step): Promise<boolean> {
  const { host, workshop, phones } = stage;
  const all = seatsAt(host.view, workshop);
  const firsts = [...Map.groupBy(all, (one) => one.organisation).values()].flatMap(
    ([first]) => first ?? [],
  );
  const speaking = all.length > SMALL_ROOM ? firsts : all;
  const line = speaking.map(({ id }) => ({ who: id, label: labelOf(host.view, id) }));
  if (!(await direct(stage, 'speaker.line', { step: step.id, line }))) return false;
  const bySeat = new Map([...phones.values()].map((phone) => [phone.seat, phone]));
  const passing = line.filter((_, at) => at % PASSING === PASSING - 1);
  for (const { who } of passing) {
    const client = bySeat.get(who)?.client;
    if (!client) continue;
    await client.until(() => client.view.get('speaker', speakerId(step.id, who)) !== undefined);
    await done(stage, client, 'speaker.ask', { step: step.id, asking: false });
  }
  return callAll(stage, step);
}

/** The groups talk, say that they are done, and report back one after the other. */
export async function talk(stage: Stage, step: Step): Promise<boolean> {
  const { host, workshop, phones } = stage;
  const endsAt = Date.now() + (step.minutes ?? 1) * 60_000;
  await direct(stage, 'step.time', { step: step.id, endsAt, pausedLeft: null });
  await Promise.all(
    [...phones.values()].map(({ client }) =>
      done(stage, client, 'ready.set', { step: step.id, ready: true }),
    ),
  );
  const everybody = phones.size;
  await stage.screen.until(() => {
    const counted = stage.screen.view.list('tally')[0]?.steps.find((one) => one.step === step.id);
    return (counted?.ready ?? 0) >= everybody;
  });
  const round = roundOf(host.view, workshop, step.id);
  const groups = round ? groupsOfRound(host.view, round.id) : [];
  const line = groups.map(({ id, letter }) => ({ who: id, label: letter }));
  if (line.length === 0) return true;
  if (!(await direct(stage, 'speaker.line', { step: step.id, line }))) return false;
  return callAll(stage, step);
}

async function callAll(stage: Stage, step: Step): Promise<boolean> {
  const { host, signal } = stage;
  const waiting = lineOf(host.view, step.id).filter(({ state }) => state === 'waiting');
  for (const { id: speaker } of waiting) {
    await direct(stage, 'speaker.call', { step: step.id, speaker });
    await pause(tempo(stage, SPEAKING_MS), signal);
  }
  await direct(stage, 'speaker.call', { step: step.id, speaker: null });
  const line = lineOf(host.view, step.id);
  return line.length > 0 && line.every(({ state }) => state === 'done' || state === 'passed');
}

/** Everybody places the themes in private; then the spread is shown. True when it is right. */
export async function place(stage: Stage, step: Step): Promise<boolean> {
  const { script, watch, screen, themes } = stage;
  const placed = new Map<string, number>();
  await everybody(stage, script.placements, async (phone, { theme: key, effort, impact }) => {
    const theme = themes.get(key);
    if (theme === undefined) return;
    const args = { step: step.id, theme, at: { effort, impact } };
    if (!(await done(stage, phone.client, 'placement.set', args))) return;
    const cell = `${theme} ${effort} ${impact}`;
    placed.set(cell, (placed.get(cell) ?? 0) + 1);
  });
  watch.willCount(step.id);
  if (!(await direct(stage, 'step.reveal', { step: step.id, revealed: true }))) return false;
  const spread = await screen.until(
    () => screen.view.list('spread').find((one) => one.step === step.id) ?? null,
  );
  const sum = (theme: string, which: 1 | 2, level: number): number =>
    [...placed]
      .filter(([cell]) => cell.startsWith(`${theme} `) && cell.split(' ')[which] === String(level))
      .reduce((all, [, count]) => all + count, 0);
  const cells = spread.themes.flatMap(({ theme, effort, impact }) => [
    ...effort.map((count, at) => count === sum(theme, 1, at + 1)),
    ...impact.map((count, at) => count === sum(theme, 2, at + 1)),
  ]);
  const counted = spread.themes.reduce((all, { voters }) => all + voters, 0);
  const expected = [...placed.values()].reduce((all, count) => all + count, 0);
  return counted === expected && cells.every(Boolean);
}

/** A poll is asked as often as the file has answers, and its rounds stay. True when they are right. */
export async function poll(stage: Stage, step: Step, number: number): Promise<boolean> {
  const { script, watch, screen, phones, host } = stage;
  const own = script.ballots.filter((ballot) => ballot.poll === number);
  const last = own.reduce((most, { asked }) => Math.max(most, asked), 1);
  let right = true;
  for (let asked = 1; asked <= last; asked += 1) {
    if (asked > 1) {
      await direct(stage, 'step.ask', { step: step.id, asked });
      const seen = ({ client }: Phone) =>
        client.until(() => client.view.get('step', step.id)?.asked === asked);
      await Promise.all([...phones.values()].map(seen));
    }
    const counts = new Map<string, number>();
    const now = own.filter((ballot) => ballot.asked === asked);
    await everybody(stage, now, async ({ client }, { question, value, comment }) => {
      const said = comment === null ? null : fit(comment, lengths.comment);
      const at = { step: step.id, asked, question: question - 1 };
      if (!(await done(stage, client, 'ballot.cast', { ...at, value, comment: said }))) return;
      const cell = `${question} ${value}`;
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    });
    watch.willCount(step.id, asked);
    if (!(await direct(stage, 'step.reveal', { step: step.id, revealed: true }))) return false;
    const told = await screen.until(
      () =>
        screen.view
          .list('outcome')
          .find((one) => one.step === step.id)
          ?.rounds.find((one) => one.asked === asked) ?? null,
    );
    const { values } = scales[host.view.get('step', step.id)?.scale ?? step.scale];
    right &&= told.questions.every(({ counts: shown }, question) =>
      values.every((value, at) => shown[at] === (counts.get(`${question + 1} ${value}`) ?? 0)),
    );
  }
  return right;
}

/** Each person does what is theirs, one thing after the other, at their own pace. */
async function everybody<Item extends { readonly by: string }>(
  stage: Stage,
  items: readonly Item[],
  act: (phone: Phone, item: Item) => Promise<void>,
): Promise<void> {
  const { phones, random, signal } = stage;
  const own = [...Map.groupBy(items, ({ by }) => by)].map(
    ([by, theirs]) => [phones.get(by), theirs, random()] as const,
  );
  await Promise.all(
    own.map(async ([phone, theirs, pace]) => {
      for (const item of phone ? theirs : []) {
        await pause((tempo(stage, ANSWERING_MS) / theirs.length) * pace, signal);
        if (phone) await act(phone, item);
      }
    }),
  );
}
