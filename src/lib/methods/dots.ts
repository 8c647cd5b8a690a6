const fewestDots = 1;
const mostDots = 7;

/**
 * How many dots each person gets to vote with: about a third of the options, at least one and at
 * most seven.
 *
 * The third is the "N/3" rule of multivoting. The source rounds down
 * and stops at twenty; here it is rounded to the nearest, so that five options give two dots, and
 * stops at seven, because dots are placed on a phone and the American Society for Quality
 * advises five choices as a rule.
 */
export function dotBudget(options: number): number {
  return Math.min(mostDots, Math.max(fewestDots, Math.round(options / 3)));
}
