/** From themes to a plan, and what the organisations say to it. */
import { newId } from '#lib/client/keys.ts';
import { m } from '#lib/text/generated/messages.js';
import { lengths } from '#lib/workshop/model/fields.ts';
import { sameName } from '#lib/workshop/people/names.ts';
import type { ActionStatus } from '#lib/workshop/model/terms.ts';
import type { Script } from '../../format.ts';
import {
  facilitate,
  mutateAndWait,
  fit,
  line,
  type MadePlan,
  type Phone,
  type OccasionRun,
} from '../../occasion-run.ts';
import type { StepPlay } from '../play.ts';

type ScriptAction = Script['plan']['areas'][number]['actions'][number];

export const play: StepPlay<'plan'> = {
  async play(run) {
    const { planned, progress } = run;
    if (planned) {
      const countsRight = await followUp(run, planned);
      progress.say(m.rehearse_followed_up({ n: planned.actions.length }));
      return { countsRight };
    }
    const plan = await makePlan(run);
    const { areas, actions } = plan;
    progress.say(m.rehearse_planned({ areas: areas.length, actions: actions.length }));
    return { plan };
  },
  adding: { wanted: ({ plan }) => plan.areas.length > 0 },
  // What was decided before is followed up.
  later: () => ({ plan: { areas: [], stances: [] } }),
};

/** Writes the plan of the file and lets the organisations answer. */
export async function makePlan(run: OccasionRun): Promise<MadePlan> {
  const { themes } = run;
  const areas: string[] = [];
  const byPlace = new Map<string, string>();
  const titles = new Map(run.script.themes.map(({ key, title }) => [key, title]));
  for (const { theme, currentState, goal, actions } of run.script.plan.areas) {
    const area = newId('area');
    const title = line(titles.get(theme) ?? '', lengths.line);
    const made = await facilitate(run, 'area.create', {
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
    await facilitate(run, 'area.edit', { area, change });
    for (const [index, action] of actions.entries()) {
      const id = await makeAction(run, area, action);
      if (id !== null) byPlace.set(`${theme} ${index}`, id);
    }
  }
  const stances = await answer(run, byPlace);
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
async function followUp(run: OccasionRun, { actions }: MadePlan): Promise<boolean> {
  const { host, screen } = run;
  const right: boolean[] = [];
  for (const [at, action] of actions.entries()) {
    const status = standing[(at + run.number) % standing.length] ?? 'under-way';
    const begun = status === 'under-way' || status === 'done';
    const change = {
      status,
      statusReason: begun ? null : m.rehearse_status_reason(),
      effect: begun ? m.rehearse_effect() : null,
    };
    right.push(await facilitate(run, 'action.edit', { action, change }));
    if (right.at(-1) !== true) continue;
    for (const client of [host, screen]) {
      await client.until(() => client.view.get('action', action)?.status === status);
    }
  }
  return right.every(Boolean);
}

async function makeAction(
  run: OccasionRun,
  area: string,
  action: ScriptAction,
): Promise<string | null> {
  const id = newId('action');
  const title = fit(action.title, lengths.comment);
  if (!(await facilitate(run, 'action.create', { id, area, title }))) return null;
  const { responsible, start, due, followUp, indicator, support } = action;
  const change = {
    organisation: organisationOf(run, responsible.organisation),
    role: line(responsible.role, lengths.name),
    indicator: fit(indicator, lengths.comment),
    support: support === null ? null : fit(support, lengths.comment),
  };
  await facilitate(run, 'action.edit', { action: id, change });
  // By themselves, as they are filled in: days that do not follow each other take nothing with them.
  await facilitate(run, 'action.edit', { action: id, change: { start, due, followUp } });
  return id;
}

/** One person of each organisation speaks for it. Returns how many stances were taken. */
async function answer(run: OccasionRun, actions: ReadonlyMap<string, string>): Promise<number> {
  const { script, phones, refusals } = run;
  const byOrganisation = Map.groupBy(script.plan.stances, ({ organisation }) => organisation);
  const taken = await Promise.all(
    [...byOrganisation].map(async ([name, stances]) => {
      const speaker = [...phones.values()].find(({ person }) => person.organisation === name);
      const organisation = organisationOf(run, name);
      if (!speaker || organisation === null) {
        // Nobody can decide for somebody else: without its people an organisation says nothing.
        refusals.add('stance.nobody-present', stances.length);
        return 0;
      }
      return speak(run, speaker, organisation, stances, actions);
    }),
  );
  return taken.reduce((sum, count) => sum + count, 0);
}

async function speak(
  run: OccasionRun,
  { client }: Phone,
  organisation: string,
  stances: Script['plan']['stances'],
  actions: ReadonlyMap<string, string>,
): Promise<number> {
  if (!(await mutateAndWait(run, client, 'seat.represent', { representative: true }))) return 0;
  let taken = 0;
  for (const { area, action, stance, comment } of stances) {
    const id = actions.get(`${area} ${action}`);
    if (id === undefined) continue;
    await client.until(() => client.view.get('action', id) !== undefined);
    const said = comment === null ? null : fit(comment, lengths.comment);
    const args = { action: id, organisation, stance, comment: said };
    if (await mutateAndWait(run, client, 'stance.set', args)) taken += 1;
  }
  return taken;
}

function organisationOf({ host }: OccasionRun, name: string): string | null {
  return sameName(host.view.list('organisation'), line(name, lengths.line))?.id ?? null;
}
