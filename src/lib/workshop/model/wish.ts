/**
 * What a facilitator wishes of who sits with whom in a workshop, in all its rounds; nobody else
 * sees it. A wish that is taken back stays as removed.
 */
import * as v from 'valibot';
import { id } from './fields.ts';

export const letter = v.pipe(v.string(), v.regex(/^[A-Z]{1,3}$/));

export const about = {
  id: id('wish'),
  workshop: id('workshop'),
  /** In one group; no two in one group; the host of a table, who stays there. */
  kind: v.picklist(['together', 'apart', 'host']),
  /** Two or more; of a host one. */
  seats: v.pipe(v.array(id('seat')), v.minLength(1), v.maxLength(100)),
  /** The host's table; null in the other wishes. */
  letter: v.nullable(letter),
};

export const wishSchema = v.strictObject({
  type: v.literal('wish'),
  ...about,
  removed: v.boolean(),
});

export type Wish = v.InferOutput<typeof wishSchema>;

/** The arguments of every mutation of a wish. */
export const wishArgs = {
  add: v.pipe(
    v.strictObject(about),
    v.check(({ kind, seats, letter: table }) => {
      const different = new Set(seats).size;
      return kind === 'host'
        ? seats.length === 1 && table !== null
        : different > 1 && different === seats.length && table === null;
    }),
  ),
  remove: v.strictObject({ wish: id('wish'), removed: v.boolean() }),
} as const;
