/** What steps and workshops have unless somebody wishes for something else. */

/** Dots per person, and at most so many on one theme: a third of the nine themes a room can hold. */
export const defaultDots = { dotBudget: 3, dotMax: 2 } as const;

/** What a step has unless something else is wished for. */
export const stepDefaults = { ...defaultDots, scale: 'fist', grouping: 'mix' } as const;

/** People in a group unless something else is wished for. */
export const defaultGroupSize = 5;
