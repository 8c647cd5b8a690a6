/**
 * Records: the flat, frozen objects that a room keeps, sends and stores.
 *
 * An id is `type:key`. The key is made by whoever creates the record (a phone, offline), or is
 * derived from other keys where there may be only one (`membership:<round>.<seat>`), so that a
 * retry or a second device can never make two.
 */

export interface RecordBase {
  readonly type: string;
  readonly id: string;
}

/** The record of union `R` that has type `T`. */
export type OfType<R extends RecordBase, T extends R['type']> = Extract<R, { type: T }>;

declare const visible: unique symbol;

/**
 * A record as one audience may see it. Only a redaction (`expose`) makes these, and only these
 * are sent: handing a stored record to the wire does not compile.
 */
export type Visible<R> = R & { readonly [visible]: true };

export function idOf<T extends string>(type: T, key: string): `${T}:${string}` {
  return `${type}:${key}`;
}

/** The part after the type; ids of one-of-a-kind records are composed of keys. */
export function keyOf(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

export function typeOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf(':')));
}

/** True when two flat records (or values in them) say the same, so that nothing needs to be sent. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = b as Readonly<Record<string, unknown>>;
  if (left.length !== Object.keys(b).length) return false;
  return left.every(([key, value]) => key in right && sameValue(value, right[key]));
}
