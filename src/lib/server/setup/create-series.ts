/** A new series with its first workshop; a further workshop in a series that is there. */
import type { JoinCode } from '#lib/methods/code.ts';
import { idOf } from '#lib/sync/record.ts';
import type { Locale } from '#lib/text/words.ts';
import type { AgendaStep } from '#lib/workshop/agenda/own-template.ts';
import type { View } from '#lib/workshop/define.ts';
import { activeItemsOf } from '#lib/workshop/agenda/standing-items.ts';
import { cleanText } from '#lib/workshop/model/fields.ts';
import { resultDeclarations } from '#lib/workshop/results/results.ts';
import { most } from '#lib/workshop/model/most.ts';
import type { Result, Template } from '#lib/workshop/model/series.ts';
import type { Access } from '../access/access.ts';
import { newDraws, newKey } from '../access/tokens.ts';
import { isStorageFault } from '../db/faults.ts';
import type { Rooms, SeriesRoom } from '../sockets/rooms.ts';
import { problemsIn, submitAll, type Planned, type Problems } from './planned.ts';
import { stepsFor, type AskedAt } from './steps.ts';

/** What somebody wishes for; the mutators' schemas judge it. */
export interface WorkshopInput {
  readonly title: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly place: string | null;
  readonly groupSize: number;
  readonly steps: readonly AgendaStep[];
  /** What shall be asked instead of what the steps ask themselves. */
  readonly asked: AskedAt | null;
  /** What is asked comes back at each meeting of the series. */
  readonly asksStanding: boolean;
}

export interface SeriesInput {
  readonly language: Locale;
  readonly template: Template;
  readonly result: Result;
  readonly title: string;
  readonly purpose: string;
  readonly organisations: readonly { readonly name: string; readonly kind: string }[];
  readonly roles: readonly string[];
  readonly workshop: WorkshopInput;
}

export interface CreatedSeries {
  readonly ok: true;
  readonly series: string;
  readonly workshop: string;
  /** The join code of the workshop. */
  readonly join: JoinCode;
  /** The token of the facilitator's link: told once, stored nowhere. */
  readonly link: string;
  /** The value of the facilitator's cookie. */
  readonly session: string;
}

/** Nothing has been made. `code`: the first of the problems, or why nothing could be stored. */
export interface NotCreated {
  readonly ok: false;
  readonly code: string;
  /** By field of the form; empty when nothing in the form is wrong. */
  readonly problems: Problems;
}

/** What of the server both need. */
interface SetupContext {
  readonly access: Access;
  readonly rooms: Rooms;
  readonly now: () => number;
}

export async function createSeries(
  { access, rooms, now }: SetupContext,
  input: SeriesInput,
): Promise<CreatedSeries | NotCreated> {
  const { language, template, result, title, purpose } = input;
  const tooMany = tooManyIn(input);
  if (tooMany) return tooMany;
  const series = idOf('series', newKey());
  const workshop = idOf('workshop', newKey());
  const join = access.newJoinCode();
  // Without any, whoever joins writes their own. Roles are there until somebody deletes them all,
  // which is judged like one empty row.
  const planned: Planned[] = [
    {
      field: 'series',
      name: 'series.create',
      args: { id: series, title, purpose, language, template, result },
    },
    ...input.organisations.map(({ name, kind }, index) => ({
      field: `organisation.${index}`,
      name: 'organisation.add',
      args: { id: idOf('organisation', newKey()), name, kind },
    })),
    ...orOne(input.roles, '').map((name, index) => ({
      field: `role.${index}`,
      name: 'role.add',
      args: { id: idOf('role', newKey()), name },
    })),
    ...workshopPlan(workshop, join, input.workshop),
    ...stepsFor(workshop, input.workshop.steps, { asked: input.workshop.asked, now: now() }),
    ...(resultDeclarations[result].hasStandingItems ? standingFrom(workshop, input.workshop) : []),
  ];
  const wrong = refused(planned);
  if (wrong) return wrong;
  const failed = await submitAll(await rooms.create(series), planned);
  if (failed !== null) return { ok: false, code: failed, problems: {} };
  try {
    const link = access.createLink(series, 'facilitator');
    const grant = access.redeem(link);
    if (!grant) throw new Error('a link that was just made cannot be redeemed');
    return { ok: true, series, workshop, join, link, session: grant.token };
  } catch (fault) {
    if (!isStorageFault(fault)) throw fault;
    // Without a link nobody comes to it: whoever asks again makes another.
    return { ok: false, code: 'storage.unavailable', problems: {} };
  }
}

/** Adds a workshop to a series; the caller has made sure that a facilitator asks for it. */
export async function addWorkshop(
  { access, now }: Pick<SetupContext, 'access' | 'now'>,
  room: SeriesRoom,
  input: WorkshopInput,
): Promise<{ readonly ok: true; readonly workshop: string; readonly join: JoinCode } | NotCreated> {
  if (!room.store.list('series')[0]) return { ok: false, code: 'series.unknown', problems: {} };
  if (room.store.list('workshop').length >= most.workshops) {
    return { ok: false, code: 'workshop.too-many', problems: {} };
  }
  const tooMany = tooManyIn({ organisations: [], roles: [], workshop: input });
  if (tooMany) return tooMany;
  const workshop = idOf('workshop', newKey());
  const join = access.newJoinCode();
  const planned = [
    ...workshopPlan(workshop, join, input),
    ...stepsFor(workshop, input.steps, { asked: input.asked, now: now() }),
    ...standingAgain(room.store, workshop, input),
  ];
  const wrong = refused(planned);
  if (wrong) return wrong;
  const failed = await submitAll(room, planned);
  return failed === null ? { ok: true, workshop, join } : { ok: false, code: failed, problems: {} };
}

/** What the first meeting asks is what the others come back to. */
function standingFrom(workshop: string, { asked, asksStanding }: WorkshopInput): Planned[] {
  if (!asksStanding) return [];
  return (asked?.questions ?? []).slice(0, most.questions).flatMap((text): Planned[] => {
    const id = idOf('standingItem', newKey());
    return [{ field: 'asked', name: 'standingItem.add', args: { id, text } }, raised(id, workshop)];
  });
}

/**
 * The items that a further meeting has: those it asks as they are worded, and with as many questions
 * as there are items also those that have been worded anew in its form.
 */
function standingAgain(view: View, workshop: string, { asked, asksStanding }: WorkshopInput) {
  if (!asksStanding || !asked) return [];
  const items = activeItemsOf(view);
  const texts = asked.questions.map(cleanText);
  return items.flatMap(({ id, text }, at): Planned[] => {
    if (texts.includes(text)) return [raised(id, workshop)];
    const reworded = items.length === texts.length ? texts[at] : undefined;
    if (!reworded || items.some((item) => item.text === reworded)) return [];
    return [
      { field: 'asked', name: 'standingItem.word', args: { item: id, text: reworded } },
      raised(id, workshop),
    ];
  });
}

function raised(item: string, workshop: string): Planned {
  return { field: 'asked', name: 'standingItem.raise', args: { item, workshop, raised: true } };
}

function workshopPlan(id: string, join: JoinCode, input: WorkshopInput): Planned[] {
  const { title, date, place, groupSize } = input;
  const args = { id, ...join, title, date, place, groupSize, draws: newDraws() };
  return [{ field: 'workshop', name: 'workshop.create', args }];
}

/** Which list is too long; looked at before anything is planned, which takes time for each item. */
function tooManyIn(
  input: Pick<SeriesInput, 'organisations' | 'roles' | 'workshop'>,
): NotCreated | null {
  const { steps, asked } = input.workshop;
  const lists = [
    ['organisation', 'organisation.too-many', input.organisations, most.organisationsInForm],
    ['role', 'role.too-many', input.roles, most.rolesInForm],
    ['', 'step.too-many', steps, most.steps],
    // Of several steps that ask, the last takes what the others have no room for.
    ['asked', 'question.too-many', asked?.questions ?? [], most.questions],
    ['asked', 'column.too-many', asked?.columns ?? [], most.columns],
  ] as const;
  const found = lists.find(([, , list, bound]) => list.length > bound);
  if (!found) return null;
  const [field, code] = found;
  return { ok: false, code, problems: field === '' ? {} : { [field]: code } };
}

function refused(planned: readonly Planned[]): NotCreated | null {
  const problems = problemsIn(planned);
  const [code] = Object.values(problems);
  return code === undefined ? null : { ok: false, code, problems };
}

function orOne<Item>(items: readonly Item[], only: Item): readonly Item[] {
  return items.length > 0 ? items : [only];
}
