/**
 * What people have said of their notes is shown of so many people at once, or not at all: of a few it
 * could be seen from who is there, and when, whose notes they are.
 */
export const leastPeopleInBatch = 5;
