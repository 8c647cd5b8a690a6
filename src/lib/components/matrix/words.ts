/** The words of the matrix. */
import { m } from '#lib/text/generated/messages.js';
import { getLocale } from '#lib/text/generated/runtime.js';
import type { Corner } from './levels.ts';

const corners: Readonly<Record<Corner, () => string>> = {
  first: m.matrix_first,
  plan: m.matrix_plan,
  spare: m.matrix_spare,
  leave: m.matrix_leave,
};

/** "Börja här", "Planera in" … */
export function cornerWord(corner: Corner): string {
  return corners[corner]();
}

/** A mean with at most one decimal, as it is written here: "3,4". */
export function levelText(mean: number | null): string {
  const options = { maximumFractionDigits: 1 };
  return mean === null ? '–' : new Intl.NumberFormat(getLocale(), options).format(mean);
}
