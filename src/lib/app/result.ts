/** What the series of a view leads to: it decides what the parts of its result are called. */
import type { View } from '#lib/workshop/define.ts';
import { results, type Result } from '#lib/workshop/model/series.ts';

export function resultOf(view: View): Result {
  return view.list('series')[0]?.result ?? results[0];
}
