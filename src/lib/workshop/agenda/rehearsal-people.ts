/** How many people can be made up for a rehearsal. */
export const rehearsalPeople = { fewest: 6, usual: 24, most: 60 } as const;
