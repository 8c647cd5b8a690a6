/**
 * Who sits where in one or several rounds, on arrays that a search can change quickly.
 *
 * People, groups and rounds are numbers. Every group has equally many chairs; where people do not
 * divide evenly some chairs are empty, at most one in a group, so that sizes differ by at most one.
 * Whoever or whatever takes a chair is a slot: a person, or an empty chair, numbered from `people`
 * up. That an empty chair changes places with somebody means that this person moves.
 */
export class SeatingState {
  readonly people: number;
  readonly groups: number;
  readonly rounds: number;
  /** Chairs in each group. */
  readonly chairs: number;
  /** People and empty chairs together. */
  readonly slots: number;
  /** By round and slot: the number of the group. */
  readonly groupOf: Int32Array;
  /** By round, group and chair: the slot on it. */
  readonly slotAt: Int32Array;
  /** By round and slot: the chair, counted through all groups. */
  readonly chairOf: Int32Array;
  /** By round and group: how many chairs are empty, 0 or 1. */
  readonly emptyIn: Uint8Array;

  /**
   * @param rounds for each round, for each group, the numbers of its people; sizes within a round
   *   differ by at most one
   */
  constructor(people: number, rounds: readonly (readonly (readonly number[])[])[]) {
    this.people = people;
    this.rounds = rounds.length;
    this.groups = rounds[0]?.length ?? 0;
    this.chairs = Math.ceil(people / Math.max(1, this.groups));
    this.slots = this.chairs * this.groups;
    this.groupOf = new Int32Array(this.rounds * this.slots);
    this.slotAt = new Int32Array(this.rounds * this.slots);
    this.chairOf = new Int32Array(this.rounds * this.slots);
    this.emptyIn = new Uint8Array(this.rounds * this.groups);
    for (const [round, seating] of rounds.entries()) this.#fill(round, seating);
  }

  #fill(round: number, seating: readonly (readonly number[])[]): void {
    let empty = this.people;
    for (const [group, members] of seating.entries()) {
      if (members.length < this.chairs - 1 || members.length > this.chairs) {
        throw new RangeError(`Sizes differ by more than one: ${members.length}`);
      }
      const slots = members.length < this.chairs ? [...members, empty] : members;
      if (members.length < this.chairs) {
        empty += 1;
        this.emptyIn[round * this.groups + group] = 1;
      }
      for (const [chair, slot] of slots.entries()) {
        this.#sit(round, slot, group * this.chairs + chair);
      }
    }
  }

  #sit(round: number, slot: number, chair: number): void {
    const base = round * this.slots;
    this.slotAt[base + chair] = slot;
    this.chairOf[base + slot] = chair;
    this.groupOf[base + slot] = Math.floor(chair / this.chairs);
  }

  /** Whether sizes still differ by at most one when the two slots change places. */
  maySwap(round: number, one: number, other: number): boolean {
    const base = round * this.slots;
    const here = this.groupOf[base + one] ?? 0;
    const there = this.groupOf[base + other] ?? 0;
    if (here === there) return false;
    const oneIsEmpty = one >= this.people;
    if (oneIsEmpty === other >= this.people) return !oneIsEmpty;
    return this.emptyIn[round * this.groups + (oneIsEmpty ? there : here)] === 0;
  }

  swap(round: number, one: number, other: number): void {
    const base = round * this.slots;
    const here = this.chairOf[base + one] ?? 0;
    const there = this.chairOf[base + other] ?? 0;
    this.#sit(round, one, there);
    this.#sit(round, other, here);
    const oneIsEmpty = one >= this.people;
    if (oneIsEmpty !== other >= this.people) {
      const from = Math.floor((oneIsEmpty ? here : there) / this.chairs);
      const to = Math.floor((oneIsEmpty ? there : here) / this.chairs);
      this.emptyIn[round * this.groups + from] = 0;
      this.emptyIn[round * this.groups + to] = 1;
    }
  }

  /** Everything as it is now, for `restore`. */
  saved(): Int32Array {
    return this.slotAt.slice();
  }

  /** Puts every slot where it was when `saved` was called. */
  restore(saved: Int32Array): void {
    this.emptyIn.fill(0);
    for (let at = 0; at < saved.length; at += 1) {
      const round = Math.floor(at / this.slots);
      const chair = at % this.slots;
      const slot = saved[at] ?? 0;
      this.#sit(round, slot, chair);
      if (slot >= this.people) {
        this.emptyIn[round * this.groups + Math.floor(chair / this.chairs)] = 1;
      }
    }
  }

  /** For each group of a round its people, in rising order. */
  seating(round: number): number[][] {
    const members = Array.from({ length: this.groups }, (): number[] => []);
    for (let person = 0; person < this.people; person += 1) {
      members[this.groupOf[round * this.slots + person] ?? 0]?.push(person);
    }
    return members;
  }
}
