/** People in a group unless something else is wished for. */
export const defaultGroupSize = 5;
