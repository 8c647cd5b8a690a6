import { alike, field, primePowers, sideBySide } from './field.ts';

/**
 * Rounds in which nobody meets anybody twice, where arithmetic gives them exactly; as many as the
 * construction has, at most `rounds`.
 *
 * *Transversal design.* Let the people be pairs (part, number), with as many parts as people in a
 * group and as many numbers as groups, and let x₁, x₂ … be elements whose differences can all be
 * divided by. In round r group b has of each part i the person with number b + r·xᵢ. Two people of
 * parts i and j sit together where r·(xᵢ − xⱼ) is the difference of their numbers: in one round.
 * With a finite field, or several side by side (MacNeish 1922), there are as many rounds as groups
 * (R. C. Bose 1938; the rounds are mutually orthogonal Latin squares). Where the people of a part
 * fill whole groups, those who are left to meet, part by part, go on in the same way; so the
 * affine planes come out, in which everybody meets everybody: 16 people in fours, five rounds.
 *
 * Where people do not divide evenly, places of the last part stay empty. Its people never meet, so
 * each of them is missing from another group, and sizes differ by at most one in every round.
 *
 * @returns for each round, for each group, its people by number; no rounds where none are known
 */
export function designedRounds(people: number, groups: number, rounds: number): number[][][] {
  const size = Math.ceil(people / Math.max(1, groups));
  const isFull = size * groups === people;
  return fullRounds(groups, size, rounds, isFull).map((round) =>
    round.map((group) => group.filter((person) => person < people)),
  );
}

function fullRounds(
  groups: number,
  size: number,
  rounds: number,
  withParts: boolean,
): number[][][] {
  if (rounds === 0) return [];
  if (groups === 1) return [[[...new Array<number>(size).keys()]]];
  const fields = primePowers(groups).map(field);
  if (fields.length === 0 || fields.some((field) => field.size < size)) return [];
  const { add, times } = sideBySide(fields);
  const numbers = [...new Array<number>(groups).keys()];
  const parts = [...new Array<number>(size).keys()];
  const across = numbers
    .slice(0, rounds)
    .map((round) =>
      numbers.map((group) =>
        parts.map((part) => part * groups + add(group, times(round, alike(fields, part)))),
      ),
    );
  if (!withParts || groups % size !== 0) return across;
  const within = fullRounds(groups / size, size, rounds - across.length, true);
  return [
    ...across,
    ...within.map((round) =>
      parts.flatMap((part) => round.map((group) => group.map((point) => part * groups + point))),
    ),
  ];
}

/**
 * Who is which point of a design: each part has as many people as there are groups, and each round
 * puts one of them into every group, so an organisation that fills parts, or lies within one, is
 * evenly spread in all rounds. Large organisations fill parts of their own; what is left of them is
 * packed into the parts with room, largest first.
 *
 * @param labels by person her organisation
 * @returns by point the person
 */
export function pointsOf(labels: readonly string[], groups: number): number[] {
  const byLabel = [...Map.groupBy(labels.keys(), (person) => labels[person] ?? '').values()];
  const chunks = byLabel.flatMap((own) =>
    Array.from({ length: Math.ceil(own.length / groups) }, (_, at) =>
      own.slice(at * groups, (at + 1) * groups),
    ),
  );
  const parts: number[][] = [];
  const scattered: number[] = [];
  const count = Math.ceil(labels.length / groups);
  /** The last part is the one with empty places. */
  const roomIn = (part: number): number =>
    (part === count - 1 ? labels.length - part * groups : groups) - (parts[part]?.length ?? 0);
  for (const chunk of chunks.toSorted((one, other) => other.length - one.length)) {
    const fitting = [...new Array<number>(count).keys()].filter(
      (part) => roomIn(part) >= chunk.length,
    );
    const [tightest] = fitting.toSorted((one, other) => roomIn(one) - roomIn(other));
    if (tightest === undefined) scattered.push(...chunk);
    else parts[tightest] = [...(parts[tightest] ?? []), ...chunk];
  }
  return Array.from({ length: count }, (_, part) => part).flatMap((part) => [
    ...(parts[part] ?? []),
    ...scattered.splice(0, roomIn(part)),
  ]);
}
