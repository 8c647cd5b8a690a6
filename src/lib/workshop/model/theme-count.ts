/**
 * A count (räkning): how broadly a theme was raised at one workshop, as it was when the workshop
 * went on. Kept as it may be told, never exactly. One for each pair: its id is made of both.
 */
import * as v from 'valibot';
import { idOf, keyOf } from '../../sync/record.ts';
import { composedId, id, whole } from './fields.ts';

const amount = whole(0, 1_000_000);
const told = v.nullable(amount);

export const themeCountSchema = v.strictObject({
  type: v.literal('themeCount'),
  id: composedId('themeCount'),
  workshop: id('workshop'),
  theme: id('theme'),
  /** How many notes were counted. */
  notes: amount,
  /** A lower bound; null: too few to be told. */
  groups: told,
  ofGroups: amount,
  organisations: told,
  ofOrganisations: amount,
  /** How many times it was counted: every time is one of the few that a workshop has. */
  times: whole(1, 1_000),
});

export type ThemeCount = v.InferOutput<typeof themeCountSchema>;

export function themeCountId(workshop: string, theme: string): string {
  return idOf('themeCount', `${keyOf(workshop)}.${keyOf(theme)}`);
}
