/** Links into a series: where they lead, what they are exchanged for, how they are replaced. */
import { keyOf } from '#lib/sync/record.ts';
import type { View } from '#lib/workshop/define.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { Access, Grant, LinkKind } from '../access/access.ts';
import { networkAddresses } from '../http/greeting.ts';
import type { SeriesRoom } from '../sockets/rooms.ts';

// Pages know the server and not the methods that it uses.
export { joinPath } from '#lib/methods/code.ts';

/** The links that a facilitator can hand out. */
export const handedOutKinds: readonly LinkKind[] = ['facilitator', 'screen', 'plan'];

const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The address that a token is handed out as. */
export function linkAddress(origin: string, token: string): string {
  return `${origin}/l/${token}`;
}

/**
 * The address of this server that a phone beside the computer can reach: the page's own, unless
 * that is one that only this computer knows. Where the server listens to this computer alone, no other
 * address would lead to it.
 *
 * @param host what the server listens on
 */
export function reachableOrigin(url: URL, host: string): string {
  const listens = !loopback.test(host) && host !== '::1';
  const address = listens && loopback.test(url.hostname) ? networkAddresses()[0] : undefined;
  if (address === undefined) return url.origin;
  return `${url.protocol}//${address}${url.port ? `:${url.port}` : ''}`;
}

/** The path of a series' page. */
export function seriesPath(series: string): string {
  return `/s/${keyOf(series)}`;
}

/** The path of the page that a reader's plan is on. */
export function planPath(series: string): string {
  return `${seriesPath(series)}/plan`;
}

/** The path of a workshop's phone page. */
export function phonePath(workshop: string): string {
  return `/w/${keyOf(workshop)}`;
}

/** The name of a phone's outbox. It is stored on devices: never change it. */
export function outboxName(seat: string, workshop: string): string {
  return `${keyOf(seat)}-${keyOf(workshop)}`;
}

/** The path of a workshop's console. */
export function workshopPath(series: string, workshop: string): string {
  return `${seriesPath(series)}/w/${keyOf(workshop)}`;
}

/** The path to which a redeemed link leads. */
export function arrivalPath({ series, kind }: Grant, view: View): string {
  const present = presentWorkshop(view);
  if (kind === 'facilitator') {
    // Whoever is let in while the room is full has no time to look for it.
    return present?.state === 'open' ? workshopPath(series, present.id) : seriesPath(series);
  }
  const workshop = kind === 'screen' ? present : null;
  return workshop ? `${workshopPath(series, workshop.id)}/screen` : planPath(series);
}

/** The workshop that is on, else the next one, else the last one. */
export function presentWorkshop(view: View): Workshop | null {
  const all = view.list('workshop').toSorted((a, b) => a.order - b.order);
  return (
    all.findLast(({ state }) => state === 'open') ??
    all.find(({ state }) => state === 'planned') ??
    all.at(-1) ??
    null
  );
}

/**
 * Makes a new link for the facilitators and revokes all older ones, with their sessions and open
 * pages, and all that facilitators have handed out: links for projectors and readers, and codes. The new link is redeemed before the old ones are revoked: somebody always has access.
 */
export function renewFacilitatorLink(
  access: Access,
  room: SeriesRoom,
  series: string,
): { readonly link: string; readonly session: string } {
  const link = access.createLink(series, 'facilitator');
  const grant = access.redeem(link);
  const actor = grant && access.actor(() => grant.token, series, { as: 'facilitator' });
  if (!grant || actor?.role !== 'facilitator') {
    throw new Error('a link that was just made does not open');
  }
  access.revokeLinks(series, 'facilitator', actor.link);
  room.review();
  return { link, session: grant.token };
}
