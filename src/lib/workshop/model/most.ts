/**
 * How many there may be of what people make: more than any workshop needs, and few enough that
 * nobody can make the others wait. Lists in forms and mutations are checked before anything is made.
 */
export const most = {
  /** In the form of a new series. */
  organisationsInForm: 100,
  rolesInForm: 60,
  /** In a series, with those that people have written themselves when they joined. */
  organisations: 500,
  roles: 200,
  workshops: 200,
  /** By one seat, beside those of the list; a mistake can be put right, and again. */
  namesBySeat: 4,
  /** How often one seat is lent. */
  loans: 40,
  standingItems: 40,
  /** In a workshop; more than a day holds. */
  steps: 60,
  wishes: 1_000,
  /** Made of what was sent in, in a series. */
  mainQuestions: 500,
  /** In a step. */
  questions: 10,
  columns: 6,
  /** In a series, with those that were removed. */
  themes: 2_000,
  /** By which notes are suggested for one theme. */
  keywords: 20,
  /** Notes that were chosen to speak for one theme. */
  quotes: 3,
  /** Notes that one device of a facilitator holds, and devices that hold any, in a workshop. */
  claimed: 200,
  claims: 50,
  areas: 500,
  actions: 2_000,
} as const;
