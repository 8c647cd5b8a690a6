/** What the algorithms of the field need to know about somebody in the room. */
export interface Person {
  /** Unique in the workshop. */
  readonly id: string;
  /** The organisation's id or name; people without one share the empty string. */
  readonly organisation: string;
  /** The role's id or name; people without one share the empty string. */
  readonly role: string;
  /** Anything else that can be spread evenly, by name; what is not given is the empty string. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Earlier rounds: for each round its groups, for each group the ids of those who sat there. */
export type EarlierRounds = readonly (readonly (readonly string[])[])[];

/** `organisation`, `role` or the name of another attribute: what she has of it. */
export function labelOf(person: Person, attribute: string): string {
  if (attribute === 'organisation') return person.organisation;
  if (attribute === 'role') return person.role;
  return person.attributes?.[attribute] ?? '';
}
