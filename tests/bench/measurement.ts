/** What `npm run bench` measures once, as figures: bytes, requests, memory, and times of what waits. */

export interface Figure {
  readonly what: string;
  readonly figure: string;
}

export interface Measurement {
  readonly name: string;
  /** One line for `--help`. */
  readonly help: string;
  /** It runs the server as it is built. */
  readonly needsBuild?: true;
  readonly measure: () => Promise<readonly Figure[]>;
}

/** A whole number with its unit, in groups of three digits. */
export function amount(value: number, unit: string): string {
  return `${Math.round(value).toLocaleString('en-US').replaceAll(',', ' ')} ${unit}`;
}
