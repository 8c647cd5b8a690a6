/** A new series with its first workshop; a further workshop in a series that is there. */
import type { Locale } from '#lib/text/words.ts';
import type { AgendaStep } from '#lib/workshop/own-template.ts';
import type { Template } from '#lib/workshop/series.ts';
import type { Access } from '../access/access.ts';
import { newKey } from '../access/tokens.ts';
import { isStorageFault } from '../db/faults.ts';
import type { Rooms, SeriesRoom } from '../rooms/rooms.ts';
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
}

export interface SeriesInput {
  readonly language: Locale;
  readonly template: Template;
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
  readonly code: string;
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
interface House {
  readonly access: Access;
  readonly rooms: Rooms;
  readonly now: () => number;
}

export async function createSeries(
  { access, rooms, now }: House,
  input: SeriesInput,
): Promise<CreatedSeries | NotCreated> {
  const { language, template, title, purpose } = input;
  const series = `series:${newKey()}`;
  const workshop = `workshop:${newKey()}`;
  const code = access.newJoinCode();
  // Nobody can join a series without organisations or roles, so one empty row is judged.
  const organisations = orOne(input.organisations, { name: '', kind: 'annan' });
  const planned: Planned[] = [
    {
      field: 'series',
      name: 'series.create',
      args: { id: series, title, purpose, language, template },
    },
    ...organisations.map(({ name, kind }, index) => ({
      field: `organisation.${index}`,
      name: 'organisation.add',
      args: { id: `organisation:${newKey()}`, name, kind },
    })),
    ...orOne(input.roles, '').map((name, index) => ({
      field: `role.${index}`,
      name: 'role.add',
      args: { id: `role:${newKey()}`, name },
    })),
    ...workshopPlan(workshop, code, input.workshop),
    ...stepsFor(workshop, input.workshop.steps, { asked: input.workshop.asked, now: now() }),
  ];
  const wrong = refused(planned);
  if (wrong) return wrong;
  const failed = await submitAll(await rooms.create(series), planned);
  if (failed !== null) return { ok: false, code: failed, problems: {} };
  try {
    const link = access.createLink(series, 'facilitator');
    const grant = access.redeem(link);
    if (!grant) throw new Error('a link that was just made cannot be redeemed');
    return { ok: true, series, workshop, code, link, session: grant.token };
  } catch (fault) {
    if (!isStorageFault(fault)) throw fault;
    // Without a link nobody comes to it: whoever asks again makes another.
    return { ok: false, code: 'storage.unavailable', problems: {} };
  }
}

/** Adds a workshop to a series; the caller has made sure that a facilitator asks for it. */
export async function addWorkshop(
  { access, now }: Pick<House, 'access' | 'now'>,
  room: SeriesRoom,
  input: WorkshopInput,
): Promise<{ readonly ok: true; readonly workshop: string; readonly code: string } | NotCreated> {
  if (!room.store.list('series')[0]) return { ok: false, code: 'series.unknown', problems: {} };
  const workshop = `workshop:${newKey()}`;
  const code = access.newJoinCode();
  const planned = [
    ...workshopPlan(workshop, code, input),
    ...stepsFor(workshop, input.steps, { asked: input.asked, now: now() }),
  ];
  const wrong = refused(planned);
  if (wrong) return wrong;
  const failed = await submitAll(room, planned);
  return failed === null ? { ok: true, workshop, code } : { ok: false, code: failed, problems: {} };
}

function workshopPlan(id: string, code: string, input: WorkshopInput): Planned[] {
  const { title, date, place, groupSize } = input;
  const args = { id, code, title, date, place, groupSize };
  return [{ field: 'workshop', name: 'workshop.create', args }];
}

function refused(planned: readonly Planned[]): NotCreated | null {
  const problems = problemsIn(planned);
  const [code] = Object.values(problems);
  return code === undefined ? null : { ok: false, code, problems };
}

function orOne<Item>(items: readonly Item[], only: Item): readonly Item[] {
  return items.length > 0 ? items : [only];
}
