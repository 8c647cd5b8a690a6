/** What the algorithms of the field need to know about somebody in the room. */
export interface Person {
  /** Unique in the workshop. */
  readonly id: string;
  /** The organisation's id or name; people without one share the empty string. */
  readonly organisation: string;
  /** The role's id or name; people without one share the empty string. */
  readonly role: string;
}

/** Earlier rounds: for each round its groups, for each group the ids of those who sat there. */
export type EarlierRounds = readonly (readonly (readonly string[])[])[];
