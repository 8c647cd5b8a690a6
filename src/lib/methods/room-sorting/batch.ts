/**
 * What people have said of their notes is shown of so many people at once, or not at all: of a few it
 * could be seen from who is there, and when, whose notes they are.
 */
const leastPeople = 5;

/**
 * Whether what so many have said may be shown: never that of a few alone, and only once three of four of
 * those who have written have said something. Whoever leads and brings along as many phones as there
 * are people would otherwise have enough of their own, and learn whose notes are placed first.
 */
export function isEnough(people: number, writers: number): boolean {
  return people >= leastPeople && 4 * people >= 3 * writers;
}

/**
 * Of notes that have been placed, the share that is checked without being told where: by lot. The fewer
 * there are, the more of them, since each would tell more of who has placed it.
 */
export function untoldShare(notes: number): number {
  return Math.max(1 / 3, 1 - notes / 60);
}
