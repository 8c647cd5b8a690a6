/** What the server knows of the network it stands in, for the page that tests the venue. */
import type { Config } from '../config.ts';
import { networkInterfaces } from 'node:os';
import { networkAddresses } from './greeting.ts';
import { reachableOrigin } from '../setup/links.ts';

/** How long somebody counts as having reached the server, in milliseconds. */
const RECENT = 15 * 60_000;
/** More than this are not told apart; nobody fills the memory by asking. */
const MAX_VISITORS = 500;

/** Which addresses have asked, and when; kept nowhere else, and told to nobody but as a number. */
export class Visitors {
  readonly #seen = new Map<string, number>();

  /** Notes a visit, and tells how many others have come of late. */
  visit(address: string, now: number): number {
    for (const [other, at] of this.#seen) if (now - at > RECENT) this.#seen.delete(other);
    if (this.#seen.has(address) || this.#seen.size < MAX_VISITORS) this.#seen.set(address, now);
    const own = networkAddresses();
    return [...this.#seen.keys()].filter((other) => other !== address && !isOwn(other, own)).length;
  }
}

/** This computer itself, by whichever of its addresses. */
function isOwn(address: string, own: readonly string[]): boolean {
  const plain = address.replace(/^::ffff:/, '');
  return plain === '::1' || plain.startsWith('127.') || own.includes(plain);
}

/**
 * For how many devices beside this one its network has addresses, by the netmask; null where it
 * has none. A home router's is 253.
 */
export function addressesLeft(): number | null {
  const mask = Object.values(networkInterfaces())
    .flat()
    .find((network) => network?.family === 'IPv4' && !network.internal)?.netmask;
  if (mask === undefined) return null;
  const bits = mask.split('.').reduce((sum, part) => sum + ones(Number(part)), 0);
  // The network itself, the broadcast and this computer.
  return Math.max(0, 2 ** (32 - bits) - 3);
}

function ones(byte: number): number {
  return byte.toString(2).replaceAll('0', '').length;
}

/**
 * @param url as the page was asked for
 * @param origin the public address, where there is one
 * @param host what the server listens on
 */
export function venueOf(url: URL, { origin, host }: Pick<Config, 'origin' | 'host'>) {
  const local = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  const address = origin?.origin ?? reachableOrigin(url, host);
  return {
    address,
    /** Asked for on the computer itself, which says nothing of the network. */
    local,
    /** No phone can come to it. */
    alone: local && address === url.origin,
    // A public server is not in the venue.
    addresses: origin ? null : addressesLeft(),
  };
}
