import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { engineCodes } from '#lib/sync/execute.ts';
import { seededRandom } from '#lib/methods/random.ts';
import {
  actorMutation,
  drawMutation,
  generators,
  type ActorMutation,
} from '../../../tests/simulation/operations/generators.ts';
import { leftByUndo } from '../../../tests/kinds/kinds.ts';
import { tries } from '../../../tests/support/tries.ts';
import { Random } from '../../../tests/simulation/operations/random.ts';
import {
  deepFreeze,
  facilitator,
  noon,
  reachable,
  Series,
  seriesFixture,
} from '../../../tests/simulation/series.ts';
import { models } from './model/models.ts';
import { mutators, entities } from './registry.ts';
import type { AnyRecord } from './model/records.ts';
import { domainCodes } from './refusals.ts';

const names = [...mutators.keys()];
const undoable = names.filter((name) => mutators.get(name)?.undo);

/** Where things stand, and something that could be done there. */
const situation = fc.record({
  seed: fc.nat({ max: 40 }),
  acts: fc.constantFrom(0, 20, 60, 120),
  draw: fc.nat(),
});
type Situation = typeof situation extends fc.Arbitrary<infer S> ? S : never;

function open(
  { seed, acts, draw }: Situation,
  name: string,
): { series: Series; act: ActorMutation } {
  const series = reachable(seed, acts);
  const dice = new Random(seededRandom(draw));
  const act = drawMutation(dice, series.store, [name]);
  // Only people take something back.
  const taken = act.actor.role === 'server' && undoable.includes(name);
  return { series, act: taken ? { ...act, actor: facilitator } : act };
}

describe('every mutator', () => {
  test('there is a way to try each of them', () => {
    expect(Object.keys(generators).toSorted()).toEqual(names.toSorted());
  });

  test.each(names)('U1: every mutator is idempotent (%s)', (name) => {
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
      { numRuns: tries(1_000, 300) },
    );
    expect(done).toBeGreaterThan(0);
  });

  test.each(names)(
    'U2: every mutator is deterministic and modifies neither its arguments nor the records it is given (%s)',
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
    'U3: every refusal has a code from the closed list, and every stored record conforms to its schema (%s)',
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

  test.each(undoable)('U4: undo restores the previous records (%s)', (name) => {
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
      { numRuns: tries(1_000, 300) },
    );
    expect(undone).toBeGreaterThan(0);
  });

  // Too rare to be drawn: what took the theme in must be gone, and the theme made anew after that.
  test('U4: undo restores the previous records (a theme that was taken in by one that is gone)', () => {
    const series = new Series();
    for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
    const theme = (key: string) => ({ id: `theme:${key}`, workshop: 'workshop:w1', title: key });
    for (const key of ['a', 'b']) {
      series.must(facilitator, 'theme.create', { ...theme(key), notes: [] });
    }
    series.must(facilitator, 'theme.merge', { from: 'theme:a', into: 'theme:b' });
    series.must(facilitator, 'theme.remove', { theme: 'theme:b' });
    const anew = actorMutation(facilitator, 'theme.create', { ...theme('a'), notes: [] });
    const back = series.inverse(anew);
    expect(series.do(anew)).toBeNull();
    for (const step of back) expect(series.do({ actor: facilitator, ...step })).toBeNull();
    expect(series.store.get('theme', 'theme:a')?.removed).toBe(true);
  });
});

function schemaOf(record: AnyRecord) {
  return entities[record.type as keyof typeof entities].schema;
}

/**
 * What is left out, because it cannot or must not come back:
 * - what was made by the act stays as removed, dissolved or taken back, where nobody sees it;
 * - a step that was once open takes late notes, so it stays opened;
 * - an organisation or a role that comes back stands last in its list, made now;
 * - whoever is moved to another organisation and back must say again that she speaks for it;
 * - what is merged again is merged now, with what it has now;
 * - a theme that was taken in by one that is gone is taken in by none;
 * - a move that was announced in a round that is formed anew is not announced again;
 * - whoever was given a group where she had none keeps it: nobody is left standing;
 * - breadth that was counted stays counted, or undo would be a way to ask once more;
 * - what removed people gave was left out when it was shown, and stays left out;
 * - an organisation or a role that somebody had named who waits stays in its list;
 * - what was asked of a writer ends when somebody is shown out, and answers that were told stay so;
 * - what a kind of step says that undo leaves.
 */
function comparable(
  records: ReadonlyMap<string, AnyRecord>,
  before: ReadonlyMap<string, AnyRecord>,
  { name, args }: ActorMutation,
): Map<string, object> {
  const started = name === 'step.start' ? (args as { step: string }).step : null;
  const kept = [...records].flatMap(([id, stored]): [string, object][] => {
    const record = apartFromLeftOut(stored, before);
    if (record.type === 'themeCount') return [];
    if (!before.has(id)) {
      if ('removed' in record && record.removed) return [];
      if (record.type === 'group' && record.dissolved) return [];
      if (record.type === 'note' && record.withdrawn) return [];
      if (record.type === 'membership' || leftByUndo.has(record.type)) return [];
    }
    if ((name === 'seat.correct' || name.endsWith('.unmerge')) && record.type === 'seat') {
      return [[id, { ...record, representative: false }]];
    }
    if (name.endsWith('.unmerge') && 'merged' in record && record.merged) {
      return [[id, { ...record, merged: record.merged.into }]];
    }
    if (record.type === 'theme' && isGone(before, record.id)) {
      return [[id, { ...record, mergedInto: null }]];
    }
    if (name === 'group.form' && record.type === 'move') return [];
    // Who had come is worked out anew when one that was taken back is made again.
    const isTakenBack = (args as { at?: unknown }).at === null;
    if (name === 'decision.make' && isTakenBack && record.type === 'decision') {
      return [[id, { ...record, people: 0, organisations: [] }]];
    }
    // When somebody came stays known, also of whoever did not come after all.
    if (name === 'seat.come' && record.type === 'attendance') {
      return [[id, { ...record, arrivedAt: 0 }]];
    }
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

/** A record as if nothing of removed people had been left out of it. */
function apartFromLeftOut(record: AnyRecord, before: ReadonlyMap<string, AnyRecord>): AnyRecord {
  const isRemoved = (id: string | null): boolean => {
    const seat = before.get(id ?? '');
    return seat?.type === 'seat' && seat.removed;
  };
  switch (record.type) {
    case 'step':
      return { ...record, settled: 0, without: 0 };
    case 'organisation':
    case 'role':
      return { ...record, held: false };
    case 'note':
      return isRemoved(record.author) ? { ...record, withdrawn: true } : record;
    case 'inquiry':
      return { ...record, answer: null, left: false, chances: 0, state: 'open' };
    case 'dot':
      return isRemoved(record.seat) ? { ...record, dots: 0 } : record;
    case 'placement':
      return isRemoved(record.seat) ? { ...record, effort: null, impact: null } : record;
    case 'ballot':
      return isRemoved(record.seat) ? { ...record, value: null, comment: null } : record;
    case 'opinion':
      return isRemoved(record.seat) ? { ...record, course: null, reason: null } : record;
    default:
      return record;
  }
}

/** Whether the theme that took another in has itself been removed. */
function isGone(before: ReadonlyMap<string, AnyRecord>, theme: string): boolean {
  const taken = before.get(theme);
  const into = taken?.type === 'theme' && before.get(taken.mergedInto ?? '');
  return into !== undefined && into !== false && into.type === 'theme' && into.removed;
}

test('what callers are typed by is what the room parses: the schemas of the models', () => {
  const typed = Object.entries(models).flatMap(([type, { schema, args }]): [string, unknown][] => [
    [type, schema],
    ...Object.entries<unknown>(args).map(([verb, own]): [string, unknown] => [
      `${type}.${verb}`,
      own,
    ]),
  ]);
  const parsed = Object.values(entities).flatMap((own): [string, unknown][] => [
    [own.type, own.schema],
    ...Object.entries(own.mutators).map(([verb, { args }]): [string, unknown] => [
      `${own.type}.${verb}`,
      args,
    ]),
  ]);
  const known = new Map(typed);
  expect(parsed).toHaveLength(known.size);
  // By identity: an equal schema with another limit would be of the same type.
  for (const [name, schema] of parsed) {
    expect([name, known.get(name) === schema]).toEqual([name, true]);
  }
});
