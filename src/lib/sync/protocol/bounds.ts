/** How large the arguments of one mutation may be, checked before they are parsed. */

export interface Bounds {
  /** Bytes of their JSON. */
  readonly bytes: number;
  /** Values in them, at every depth. */
  readonly values: number;
}

/** How deep lists and objects may be nested; the deepest mutation has four levels. */
export const maxDepth = 8;

const encoder = new TextEncoder();

/** Bytes of a value's JSON on the wire. */
export function bytesOf(value: unknown): number {
  // `undefined` is not sent at all; its type does not say so.
  const json = JSON.stringify(value) as string | undefined;
  return encoder.encode(json).length;
}

/**
 * True for plain JSON data within the bounds, not nested deeper than `maxDepth` and without the key
 * `__proto__`. Costs no more than the bounds allow, whatever it is given.
 */
export function isWithin(value: unknown, { bytes, values }: Bounds): boolean {
  let left = values;
  function isPlain(item: unknown, depth: number): boolean {
    left -= 1;
    if (left < 0) return false;
    if (item === null || typeof item === 'boolean' || typeof item === 'string') return true;
    if (typeof item === 'number') return Number.isFinite(item);
    if (typeof item !== 'object' || depth === maxDepth) return false;
    if (Array.isArray(item)) {
      // Before its items are visited: a list may be too long to visit.
      return item.length <= left && item.every((child) => isPlain(child, depth + 1));
    }
    if (Object.getPrototypeOf(item) !== Object.prototype) return false;
    for (const key in item) {
      if (key === '__proto__') return false;
      if (!isPlain((item as Readonly<Record<string, unknown>>)[key], depth + 1)) return false;
    }
    return true;
  }
  return isPlain(value, 0) && bytesOf(value) <= bytes;
}
