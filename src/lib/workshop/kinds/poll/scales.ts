/**
 * On what a proposal is answered. Gradients of agreement: Kaner, Facilitator's Guide to
 * Participatory Decision-Making; fist to five and consent: as used in sociocracy, where what counts
 * is whether anybody has an objection.
 */
export const scaleNames = ['gradients', 'fist', 'consent'] as const;
export type ScaleName = (typeof scaleNames)[number];

export interface Scale {
  /** From the strongest no to the strongest yes. */
  readonly values: readonly number[];
  /** At this or below somebody is asked what would make it acceptable. */
  readonly doubt: number;
}

export const scales: Readonly<Record<ScaleName, Scale>> = {
  gradients: { values: [1, 2, 3, 4, 5, 6, 7, 8], doubt: 4 },
  fist: { values: [0, 1, 2, 3, 4, 5], doubt: 2 },
  consent: { values: [1, 2, 3], doubt: 2 },
};

/** Most times that a step asks anew. */
export const mostRounds = 9;
