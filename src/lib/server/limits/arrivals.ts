/**
 * From which network seats came, so that many who came from one can be shown out together. No address
 * is kept, not even here: only what a key makes of it that is drawn when the server starts, is written
 * nowhere, and is gone with the process.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { networkOf } from './guesses.ts';

/** More seats than a server has in a day; of more the oldest are forgotten. */
const mostSeats = 50_000;

export class Arrivals {
  readonly #key = randomBytes(32);
  /** By series and seat, the latest at the end. */
  readonly #networks = new Map<string, string>();

  /** A seat was taken from an address. The first is remembered: there the person was. */
  remember(series: string, seat: string, address: string): void {
    const known = `${series} ${seat}`;
    if (address === '' || this.#networks.has(known)) return;
    this.#networks.set(known, networkHash(address, this.#key));
    const [oldest] = this.#networks.keys();
    if (this.#networks.size > mostSeats && oldest !== undefined) this.#networks.delete(oldest);
  }

  /** Those of these seats that came from the same network as one; none where that is not known. */
  together(series: string, seat: string, seats: readonly string[]): string[] {
    const network = this.#networks.get(`${series} ${seat}`);
    if (network === undefined) return [];
    return seats.filter((other) => this.#networks.get(`${series} ${other}`) === network);
  }
}

/** What is kept of a network: the same for the same one, and nothing without the key. */
export function networkHash(address: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(networkOf(address)).digest('base64url');
}
