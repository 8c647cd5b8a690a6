import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { engineCodes } from '#lib/sync/execute.ts';
import { seededRandom } from '#lib/methods/random.ts';
import { anyAct, Dice, makers, type Act } from '../../commands/torture/acts.ts';
import {
  deepFreeze,
  facilitator,
  noon,
  reachable,
  type Series,
} from '../../../tests/simulation/series.ts';
import { mutators, nouns, type AnyRecord } from './records.ts';
import { domainCodes } from './refusals.ts';

const names = [...mutators.keys()];
const undoable = names.filter((name) => mutators.get(name)?.undo);

/** Where things stand, and something that could be done there. */
const situation = fc.record({
  seed: fc.nat({ max: 30 }),
  acts: fc.constantFrom(0, 20, 60),
  draw: fc.nat(),
});
type Situation = typeof situation extends fc.Arbitrary<infer S> ? S : never;

function open({ seed, acts, draw }: Situation, name: string): { series: Series; act: Act } {
  const series = reachable(seed, acts);
  const dice = new Dice(seededRandom(draw));
  const act = anyAct(dice, series.store, [name]);
  // Only people take something back.
  const taken = act.actor.role === 'server' && undoable.includes(name);
  return { series, act: taken ? { ...act, actor: facilitator } : act };
}

describe('every mutator', () => {
  test('there is a way to try each of them', () => {
    expect(Object.keys(makers).toSorted()).toEqual(names.toSorted());
  });

  test.each(names)('U1: what is done twice is as if done once (%s)', (name) => {
    let done = 0;
    fc.assert(
      fc.property(situation, (where) => {
        const { series, act } = open(where, name);
        if (series.do(act) !== null) return;
        done += 1;
        const once = series.records();
        series.do(act);
        expect(series.records()).toEqual(once);
      }),
      { numRuns: 1_000 },
    );
    expect(done).toBeGreaterThan(0);
  });

  test.each(names)(
    'U2: the same act on the same records does the same and touches none (%s)',
    (name) => {
      fc.assert(
        fc.property(situation, (where) => {
          const { series, act } = open(where, name);
          const before = structuredClone(series.records());
          deepFreeze(act.args);
          const results = [series.try(act), series.try(act)].map((result) =>
            'refused' in result ? result.refused : [...result.changes],
          );
          expect(results[1]).toEqual(results[0]);
          expect(series.records()).toEqual(before);
        }),
        { numRuns: 20 },
      );
    },
  );

  test.each(names)(
    'U3: a refusal has a code of the closed list, and what is kept fits its schema (%s)',
    (name) => {
      const codes: readonly string[] = [...domainCodes, ...engineCodes];
      fc.assert(
        fc.property(situation, (where) => {
          const { series, act } = open(where, name);
          const result = series.try(act);
          if ('refused' in result) {
            expect(codes).toContain(result.refused);
            return;
          }
          for (const record of result.changes.values()) {
            if (record) expect(v.is(schemaOf(record), record)).toBe(true);
          }
        }),
        { numRuns: 20 },
      );
    },
  );

  test.each(undoable)('U4: undo puts back what was there (%s)', (name) => {
    let undone = 0;
    fc.assert(
      fc.property(situation, (where) => {
        const { series, act } = open(where, name);
        const before = series.records();
        const back = series.inverse(act);
        if (series.do(act) !== null) return;
        undone += 1;
        for (const step of back) {
          expect({
            ...step,
            refused: series.do({ actor: act.actor, ...step }, noon + 1e6),
          }).toEqual({ ...step, refused: null });
        }
        expect(comparable(series.records(), before, act)).toEqual(comparable(before, before, act));
      }),
      { numRuns: 1_000 },
    );
    expect(undone).toBeGreaterThan(0);
  });
});

function schemaOf(record: AnyRecord) {
  return nouns[record.type as keyof typeof nouns].schema;
}

/**
 * What is left out, because it cannot or must not come back:
 * - what was made by the act stays as removed, dissolved or taken back, where nobody sees it;
 * - a step that was once open takes late notes, so it stays opened;
 * - an organisation or a role that comes back stands last in its list, made now;
 * - whoever is moved to another organisation and back must say again that she speaks for it;
 * - a theme that was taken in by one that is gone is taken in by none;
 * - a move that was announced in a round that is formed anew is not announced again;
 * - whoever was given a group where she had none keeps it: nobody is left standing.
 */
function comparable(
  records: ReadonlyMap<string, AnyRecord>,
  before: ReadonlyMap<string, AnyRecord>,
  { name, args }: Act,
): Map<string, object> {
  const started = name === 'step.start' ? (args as { step: string }).step : null;
  const kept = [...records].flatMap(([id, record]): [string, object][] => {
    if (!before.has(id)) {
      if ('removed' in record && record.removed) return [];
      if (record.type === 'group' && record.dissolved) return [];
      if (record.type === 'note' && record.withdrawn) return [];
      if (record.type === 'membership') return [];
    }
    if (name === 'seat.correct' && record.type === 'seat') {
      return [[id, { ...record, representative: false }]];
    }
    if (record.type === 'theme' && isGone(before, record.id)) {
      return [[id, { ...record, mergedInto: null }]];
    }
    if (name === 'group.form' && record.type === 'move') return [];
    if (id === started) return [[id, { ...record, openedAt: null }]];
    if (name === 'organisation.remove' || name === 'role.remove') {
      if (record.type === 'organisation' || record.type === 'role') {
        return [[id, { ...record, order: 0, createdAt: 0 }]];
      }
    }
    return [[id, record]];
  });
  return new Map(kept);
}

/** Whether the theme that took another in has itself been removed. */
function isGone(before: ReadonlyMap<string, AnyRecord>, theme: string): boolean {
  const taken = before.get(theme);
  const into = taken?.type === 'theme' && before.get(taken.mergedInto ?? '');
  return into !== undefined && into !== false && into.type === 'theme' && into.removed;
}
