/** How often something is tried. */
const isNight = process.env['NIGHTLY'] !== undefined;

/** So often by `npm run nightly -- --only tests`, and less often by `npm test`, which is waited for. */
export function tries(atNight: number, byDay: number): number {
  return isNight ? atNight : byDay;
}
