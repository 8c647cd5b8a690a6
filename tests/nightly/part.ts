/** One part of `npm run nightly`: something that takes too long for `npm test`. */

export interface NightlyOptions {
  /** How much of it: operations, kills, messages. Null: as much as the part says by itself. */
  readonly count: number | null;
  readonly seed: number;
  /** Says how far it has come, on the terminal and not in the figures. */
  readonly progress: (line: string) => void;
}

export interface NightlyResult {
  /** True when every figure is as it must be. */
  readonly ok: boolean;
  readonly figures: Readonly<Record<string, unknown>>;
}

export interface NightlyPart {
  readonly name: string;
  /** One line for `--help`: what it does, and what `--count` counts. */
  readonly help: string;
  readonly run: (options: NightlyOptions) => Promise<NightlyResult>;
}
