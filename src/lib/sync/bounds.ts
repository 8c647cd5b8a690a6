/** How large the arguments of one mutation may be, judged before anything looks into them. */

export interface Bounds {
  /** Bytes of their JSON. */
  readonly bytes: number;
  /** Values in them, at every depth. */
  readonly values: number;
}

/** Lists and objects within each other; the deepest mutation there is has four. */
export const deepest = 8;

const encoder = new TextEncoder();

/** Bytes of a value's JSON on the wire. */
export function bytesOf(value: unknown): number {
  // Its type does not say so: of what is not sent at all there is nothing.
  const json = JSON.stringify(value) as string | undefined;
  return encoder.encode(json).length;
}

/**
 * True for plain data within the bounds: what JSON can say, not deeper than eight, without the one
 * key that could reach a prototype. Costs no more than the bounds allow, whatever it is given.
 */
export function isWithin(value: unknown, { bytes, values }: Bounds): boolean {
  let left = values;
  function isPlain(one: unknown, depth: number): boolean {
    left -= 1;
    if (left < 0) return false;
    if (one === null || typeof one === 'boolean' || typeof one === 'string') return true;
    if (typeof one === 'number') return Number.isFinite(one);
    if (typeof one !== 'object' || depth === deepest) return false;
    if (Array.isArray(one)) {
      // Before its items are looked at: a list may be longer than it would take to count.
      return one.length <= left && one.every((item) => isPlain(item, depth + 1));
    }
    if (Object.getPrototypeOf(one) !== Object.prototype) return false;
    for (const key in one) {
      if (key === '__proto__') return false;
      if (!isPlain((one as Readonly<Record<string, unknown>>)[key], depth + 1)) return false;
    }
    return true;
  }
  return isPlain(value, 0) && bytesOf(value) <= bytes;
}
