/** The ways in which a step can make groups; what each does is in forming-task.ts. */
export const groupingMethods = [
  /** Mixed anew: organisations and roles spread evenly, new people for everybody. */
  'mix',
  /** The groups of before. */
  'keep',
  /** World café: hosts stay at their tables, the others go on; notes stay with the table. */
  'hosts',
  /** Jigsaw: one from each of the groups of before. */
  'cross',
  /** 1-2-4-All: pairs, mixed so that two of them make a good four. */
  'pairs',
  /** 1-2-4-All: two pairs make a four. */
  'fours',
  'organisation',
  /** By what people choose on their phones. */
  'interest',
] as const;
export type GroupingMethod = (typeof groupingMethods)[number];

/** Methods that begin from the groups of before; without any they mix. */
export const fromBefore: readonly GroupingMethod[] = ['keep', 'hosts', 'cross', 'fours'];
