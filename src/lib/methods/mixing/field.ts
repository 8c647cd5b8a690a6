/** Numbers 0 … size − 1 that are added and multiplied by rules of their own; 0 and 1 are neutral. */
export interface Arithmetic {
  readonly size: number;
  readonly add: (one: number, other: number) => number;
  readonly times: (one: number, other: number) => number;
}

/** The factors p^k of a whole number from 2: 60 → 4, 3, 5. */
export function primePowers(number: number): number[] {
  const powers: number[] = [];
  let rest = number;
  for (let prime = 2; rest > 1; prime += 1) {
    let power = 1;
    for (; rest % prime === 0; rest /= prime) power *= prime;
    if (power > 1) powers.push(power);
  }
  return powers;
}

/**
 * The finite field with p^k elements: polynomials over the numbers modulo p, written as numbers in
 * base p, modulo a polynomial of degree k without a factor (Galois 1830).
 *
 * @param size a power of a prime
 */
export function field(size: number): Arithmetic {
  let prime = 2;
  while (size % prime !== 0) prime += 1;
  const digitsOf = (number: number): number[] => {
    const digits: number[] = [];
    for (let rest = number; rest > 0; rest = Math.floor(rest / prime)) digits.push(rest % prime);
    return digits;
  };
  const numberOf = (digits: readonly number[]): number =>
    digits.reduceRight((number, digit) => number * prime + digit, 0);
  const product = (one: number, other: number): number => {
    const digits: number[] = [];
    for (const [at, a] of digitsOf(one).entries()) {
      for (const [by, b] of digitsOf(other).entries()) {
        digits[at + by] = ((digits[at + by] ?? 0) + a * b) % prime;
      }
    }
    return numberOf(Array.from(digits, (digit: number | undefined) => digit ?? 0));
  };
  const modulus = prime === size ? 0 : irreducible(prime, size, product);
  const remainder = (number: number): number => {
    const digits = digitsOf(number);
    const lower = digitsOf(modulus).slice(0, -1);
    for (let at = digits.length - 1; at >= lower.length; at -= 1) {
      const digit = digits[at] ?? 0;
      digits[at] = 0;
      for (const [by, coefficient] of lower.entries()) {
        const to = at - lower.length + by;
        digits[to] = ((digits[to] ?? 0) + (prime - coefficient) * digit) % prime;
      }
    }
    return numberOf(digits);
  };
  if (modulus === 0) {
    return { size, add: (a, b) => (a + b) % size, times: (a, b) => (a * b) % size };
  }
  return {
    size,
    add(one, other) {
      const digits = digitsOf(one);
      for (const [at, digit] of digitsOf(other).entries()) {
        digits[at] = ((digits[at] ?? 0) + digit) % prime;
      }
      return numberOf(digits);
    },
    times: (one, other) => remainder(product(one, other)),
  };
}

/** The first polynomial with leading coefficient 1 and value `size` upwards that is no product. */
function irreducible(
  prime: number,
  size: number,
  product: (one: number, other: number) => number,
): number {
  const products = new Set<number>();
  for (let one = prime; one < size; one += 1) {
    for (let other = prime; other < size; other += 1) products.add(product(one, other));
  }
  let polynomial = size;
  while (products.has(polynomial)) polynomial += 1;
  return polynomial;
}

/** Several fields side by side: every element is one element of each. */
export function sideBySide(fields: readonly Arithmetic[]): Arithmetic {
  const size = fields.reduce((product, { size: factor }) => product * factor, 1);
  const each = (of: 'add' | 'times') => (one: number, other: number) => {
    let result = 0;
    let place = 1;
    for (const part of fields) {
      const a = Math.floor(one / place) % part.size;
      const b = Math.floor(other / place) % part.size;
      result += part[of](a, b) * place;
      place *= part.size;
    }
    return result;
  };
  return { size, add: each('add'), times: each('times') };
}

/** The element that has the same number in every field: all of 0 … smallest field − 1 have one. */
export function alike(fields: readonly Arithmetic[], number: number): number {
  return fields.reduceRight((result, { size }) => result * size + number, 0);
}
