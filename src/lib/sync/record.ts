/**
 * Records: the flat, frozen objects that a room keeps, sends and stores.
 *
 * An id is `type:key`. The key is made by whoever creates the record (a page, offline), or is derived
 * from other keys where there may be only one (`membership:<round>.<seat>`), so that a retry or a
 * second device can never make two.
 */

export interface RecordBase {
  readonly type: string;
  readonly id: string;
}

/** The record of union `R` that has type `T`. */
export type OfType<R extends RecordBase, T extends R['type']> = Extract<R, { type: T }>;

/** Who sees the same records: `host`, `public`, `group:x`, `seat:x` … */
export type Audience = string;

declare const visible: unique symbol;

/**
 * A record as one audience may see it. Only a projection makes these, and only these are sent:
 * sending a stored record does not compile.
 */
export type Visible<R> = R & { readonly [visible]: true };

/** The id of a record of type `type`. */
export function idOf<T extends string>(type: T, key: string): `${T}:${string}` {
  return `${type}:${key}`;
}

/** The key of an id: what follows its type. */
export function keyOf(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

/** The type of an id; empty where it has none. */
export function typeOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf(':')));
}

/** True when two records, or values in them, are deeply equal, so that nothing needs to be sent. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = b as Readonly<Record<string, unknown>>;
  if (left.length !== Object.keys(b).length) return false;
  return left.every(([key, value]) => key in right && sameValue(value, right[key]));
}
