import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictsAmong, keepable } from './conflicts.ts';
import type { NumberedRule } from './rules.ts';
import { seatByRules } from './seat-rules.ts';

const people = 7;
const groups = 3;
const someone = fc.nat({ max: people - 1 });
const some = fc.uniqueArray(someone, { minLength: 2, maxLength: 4 });
const rule = fc.oneof(
  fc.record({ kind: fc.constant('together' as const), people: some }),
  fc.record({ kind: fc.constant('apart' as const), people: some }),
  fc.record({
    kind: fc.constant('fixed' as const),
    person: someone,
    group: fc.nat({ max: groups }),
  }),
);
const ruleSets = fc
  .array(rule, { maxLength: 6 })
  .map((rules) => rules.map((one, at): NumberedRule => ({ ...one, rule: at })));

describe('rules that cannot be kept', () => {
  it('MX5: the solver reports a set of rules as satisfiable if and only if exhaustive search does', () => {
    let kept = 0;
    fc.assert(
      fc.property(ruleSets, (rules) => {
        const found = seatByRules(rules, people, groups);
        const can = seatings.some((groupOf) => rules.every((rule) => isKept(rule, groupOf)));
        expect(found.answer).toBe(can ? 'seated' : 'none');
        if (found.answer !== 'seated') return;
        kept += 1;
        const fits = seatings.some((groupOf) =>
          [...found.groupOf].every(([person, group]) => groupOf[person] === group),
        );
        expect(fits).toBe(true);
        const seated = Array.from({ length: people }, (_, at) => found.groupOf.get(at) ?? -1);
        expect(rules.every((rule) => isKept(rule, seated))).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(kept).toBeGreaterThan(30);
  });

  it('MX6: a reported conflict is a minimal set of rules that cannot all be satisfied', () => {
    fc.assert(
      fc.property(ruleSets, (rules) => {
        const conflicts = conflictsAmong(rules, people, groups);
        const can = (own: readonly NumberedRule[]): boolean =>
          seatings.some((groupOf) => own.every((rule) => isKept(rule, groupOf)));
        expect(conflicts.length === 0).toBe(can(rules));
        for (const conflict of conflicts) {
          const own = rules.filter((rule) => conflict.rules.includes(rule.rule));
          expect(can(own)).toBe(false);
          for (const one of own) expect(can(own.filter((other) => other !== one))).toBe(true);
        }
        const blamed = new Set(conflicts.flatMap((conflict) => conflict.rules));
        expect(can(rules.filter((rule) => !blamed.has(rule.rule)))).toBe(true);
        expect(can(keepable(rules, people, groups))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('MX7: every kind of conflict has its own code', () => {
    const together = (...own: number[]) => ({ kind: 'together' as const, people: own });
    const apart = (...own: number[]) => ({ kind: 'apart' as const, people: own });
    const fixed = (person: number, group: number) => ({ kind: 'fixed' as const, person, group });
    type Plain = ReturnType<typeof together | typeof apart | typeof fixed>;
    const told = (...rules: Plain[]) =>
      conflictsAmong(
        rules.map((one, at) => ({ ...one, rule: at })),
        people,
        groups,
      );
    expect(told(together(0, 1), together(1, 2), apart(2, 0), fixed(5, 1))).toEqual([
      { code: 'together_and_apart', rules: [0, 1, 2] },
    ]);
    expect(told(together(0, 1), together(2, 1, 3), fixed(0, 0))).toEqual([
      { code: 'too_many_together', rules: [0, 1] },
    ]);
    expect(told(fixed(0, 0), together(0, 1), fixed(1, 2))).toEqual([
      { code: 'two_groups', rules: [0, 1, 2] },
    ]);
    expect(told(fixed(0, 3))).toEqual([{ code: 'no_such_group', rules: [0] }]);
    expect(told(fixed(0, 1), apart(0, 1), fixed(1, 1))).toEqual([
      { code: 'apart_in_one_group', rules: [0, 1, 2] },
    ]);
    expect(told(fixed(0, 1), fixed(1, 1), fixed(2, 1), fixed(3, 1))).toEqual([
      { code: 'group_full', rules: [0, 1, 2, 3] },
    ]);
    expect(told(apart(0, 1, 2, 3))).toEqual([{ code: 'too_many_apart', rules: [0] }]);
    expect(told(together(0, 1, 2), together(3, 4, 5))).toEqual([
      { code: 'no_seating', rules: [0, 1] },
    ]);
    expect(told(together(0, 1, 2), apart(3, 4), fixed(5, 2))).toEqual([]);
  });
});

/** Every way to seat seven people in three groups of three, two and two, whichever is larger. */
const seatings = Array.from({ length: groups ** people }, (_, code) =>
  Array.from({ length: people }, (_person, at) => Math.floor(code / groups ** at) % groups),
).filter((groupOf) => {
  const sizes = [0, 1, 2].map((group) => groupOf.filter((own) => own === group).length);
  return Math.min(...sizes) === 2 && Math.max(...sizes) === 3;
});

function isKept(rule: NumberedRule, groupOf: readonly number[]): boolean {
  if (rule.kind === 'fixed') return groupOf[rule.person] === rule.group;
  const own = new Set(rule.people.map((person) => groupOf[person]));
  return own.size === (rule.kind === 'together' ? 1 : rule.people.length);
}
