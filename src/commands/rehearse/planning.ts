/** From themes to a plan, and what the organisations say to it. */
import { newId } from '#lib/client/keys.ts';
import { m } from '#lib/text/generated/messages.js';
import { lengths } from '#lib/workshop/fields.ts';
import { sameName } from '#lib/workshop/organisation.ts';
import type { ActionStatus } from '#lib/workshop/plan/terms.ts';
import type { Script } from './format.ts';
import { direct, done, fit, line, type MadePlan, type Phone, type Stage } from './stage.ts';

type ScriptAction = Script['plan']['areas'][number]['actions'][number];

/** Writes the plan of the file and lets the organisations answer. */
export async function makePlan(stage: Stage): Promise<MadePlan> {
  const { themes } = stage;
  const areas: string[] = [];
  const byPlace = new Map<string, string>();
  const titles = new Map(stage.script.themes.map(({ key, title }) => [key, title]));
  for (const { theme, currentState, goal, actions } of stage.script.plan.areas) {
    const area = newId('area');
    const title = line(titles.get(theme) ?? '', lengths.line);
    const made = await direct(stage, 'area.create', {
      id: area,
      theme: themes.get(theme) ?? null,
      title,
    });
    if (!made) continue;
    areas.push(area);
    const change = {
      currentState: fit(currentState, lengths.paragraph),
      goal: fit(goal, lengths.paragraph),
    };
    await direct(stage, 'area.edit', { area, change });
    for (const [index, action] of actions.entries()) {
      const id = await makeAction(stage, area, action);
      if (id !== null) byPlace.set(`${theme} ${index}`, id);
    }
  }
  const stances = await answer(stage, byPlace);
  return { areas, actions: [...byPlace.values()], stances };
}

/** How actions stand when they are followed up, one after the other. */
const standing = [
  'under-way',
  'done',
  'needs-decision',
  'paused',
] as const satisfies readonly ActionStatus[];

/**
 * Goes through what an earlier occasion has planned: each action gets its status and, where it has
 * begun, its effect. True when console and projector have it.
 */
export async function followUp(stage: Stage, { actions }: MadePlan): Promise<boolean> {
  const { host, screen } = stage;
  const right: boolean[] = [];
  for (const [at, action] of actions.entries()) {
    const status = standing[(at + stage.number) % standing.length] ?? 'under-way';
    const begun = status === 'under-way' || status === 'done';
    const change = {
      status,
      statusReason: begun ? null : m.rehearse_status_reason(),
      effect: begun ? m.rehearse_effect() : null,
    };
    right.push(await direct(stage, 'action.edit', { action, change }));
    if (right.at(-1) !== true) continue;
    for (const client of [host, screen]) {
      await client.until(() => client.view.get('action', action)?.status === status);
    }
  }
  return right.every(Boolean);
}

async function makeAction(
  stage: Stage,
  area: string,
  action: ScriptAction,
): Promise<string | null> {
  const id = newId('action');
  const title = fit(action.title, lengths.comment);
  if (!(await direct(stage, 'action.create', { id, area, title }))) return null;
  const { responsible, start, due, followUp, indicator, support } = action;
  const change = {
    organisation: organisationOf(stage, responsible.organisation),
    role: line(responsible.role, lengths.name),
    indicator: fit(indicator, lengths.comment),
    support: support === null ? null : fit(support, lengths.comment),
  };
  await direct(stage, 'action.edit', { action: id, change });
  // By themselves, as they are filled in: days that do not follow each other take nothing with them.
  await direct(stage, 'action.edit', { action: id, change: { start, due, followUp } });
  return id;
}

/** One person of each organisation speaks for it. Returns how many stances were taken. */
async function answer(stage: Stage, actions: ReadonlyMap<string, string>): Promise<number> {
  const { script, phones, refusals } = stage;
  const byOrganisation = Map.groupBy(script.plan.stances, ({ organisation }) => organisation);
  const taken = await Promise.all(
    [...byOrganisation].map(async ([name, stances]) => {
      const speaker = [...phones.values()].find(({ person }) => person.organisation === name);
      const organisation = organisationOf(stage, name);
      if (!speaker || organisation === null) {
        // Nobody can decide for somebody else: without its people an organisation says nothing.
        refusals.add('stance.nobody-present', stances.length);
        return 0;
      }
      return speak(stage, speaker, organisation, stances, actions);
    }),
  );
  return taken.reduce((sum, count) => sum + count, 0);
}

async function speak(
  stage: Stage,
  { client }: Phone,
  organisation: string,
  stances: Script['plan']['stances'],
  actions: ReadonlyMap<string, string>,
): Promise<number> {
  if (!(await done(stage, client, 'seat.represent', { representative: true }))) return 0;
  let taken = 0;
  for (const { area, action, stance, comment } of stances) {
    const id = actions.get(`${area} ${action}`);
    if (id === undefined) continue;
    await client.until(() => client.view.get('action', id) !== undefined);
    const said = comment === null ? null : fit(comment, lengths.comment);
    const args = { action: id, organisation, stance, comment: said };
    if (await done(stage, client, 'stance.set', args)) taken += 1;
  }
  return taken;
}

/** Says what comes next, and ends the workshop. */
export async function close(stage: Stage): Promise<void> {
  const { series, workshop } = stage;
  const nextStep = m.rehearse_next_step();
  await direct(stage, 'series.edit', { series, change: { nextStep } });
  await direct(stage, 'workshop.close', { workshop });
}

function organisationOf({ host }: Stage, name: string): string | null {
  return sameName(host.view.list('organisation'), line(name, lengths.line))?.id ?? null;
}
