import * as v from 'valibot';
import { expect, test } from 'vitest';
import { keyOf, typeOf } from '#lib/sync/record.ts';
import { facilitator, reachable, type Series } from '../../../../tests/simulation/series.ts';
import { entities } from '../registry.ts';
import type { AnyRecord, StoredRecord } from '../model/records.ts';
import type { RecordType } from '../model/models.ts';
import { stands } from '../plan/stance.ts';
import { rehearsalOf, type RehearsalCopy } from './rehearsal.ts';

const change = { name: 'Åsa Fjällräv' };

/** Copies of anything that could have come about, of each of its workshops. */
function copies(check: (copy: RehearsalCopy, of: Series, workshop: string) => void): void {
  for (let seed = 0; seed < 20; seed += 1) {
    for (const acts of [10, 80, 250]) {
      const series = reachable(seed, acts);
      for (const { id: action } of series.store.list('action')) {
        series.do({ actor: facilitator, name: 'action.edit', args: { action, change } });
      }
      // Answers go along only where they are shown.
      for (const { id: step } of seed % 2 === 0 ? series.store.list('step') : []) {
        series.do({ actor: facilitator, name: 'step.reveal', args: { step, revealed: true } });
      }
      for (const { id } of series.store.list('workshop')) {
        let n = 0;
        const wish = {
          ...{ workshop: id, series: 'series:copy' },
          newKey: () => `copied-${(n += 1)}`,
          newCode: () => ({ code: String(70_000_000 + (n += 1)), secret: 'K7M4QTAB' }),
          newDraws: () => 'c0',
        };
        check(rehearsalOf(series.store, wish), series, id);
      }
    }
  }
}

/** Whatever stands in a record, at every depth. */
function valuesOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Object.values(value).flatMap(valuesOf);
}

function of<T extends RecordType>(copy: RehearsalCopy, type: T) {
  return copy.records.filter(
    (one): one is Extract<StoredRecord, { readonly type: T }> => one.type === type,
  );
}

test('RH1: a rehearsal copy is complete, has its own keys and codes, and refers to nothing outside itself', () => {
  let notes = 0;
  copies((copy, { store }) => {
    const before = new Map([...store.all()].map((one): [string, AnyRecord] => [one.id, one]));
    const ids = new Set(copy.records.map(({ id }) => id));
    expect(ids.size).toBe(copy.records.length);
    for (const one of copy.records) {
      expect(v.safeParse(entities[one.type].schema, one).success, JSON.stringify(one)).toBe(true);
      for (const value of valuesOf(one)) {
        if (typeof value !== 'string' || !before.has(value)) continue;
        expect(ids.has(value), `${one.id} speaks of ${value}`).toBe(true);
      }
    }
    const own = [...store.list('workshop'), ...store.list('series')];
    expect(own.filter(({ id }) => ids.has(id))).toEqual([]);
    const keys = own.map(({ id }) => `${keyOf(id)}.`);
    const composed = copy.records.filter(({ id }) => typeOf(id) === 'attendance');
    expect(composed.filter(({ id }) => keys.some((key) => keyOf(id).startsWith(key)))).toEqual([]);
    const codes = new Set(store.list('workshop').map(({ code }) => code));
    expect(of(copy, 'workshop').filter(({ code }) => codes.has(code))).toEqual([]);
    expect(of(copy, 'series').map(({ id, rehearsal }) => [id, rehearsal])).toEqual([
      ['series:copy', true],
    ]);
    notes += of(copy, 'note').length;
  });
  // Otherwise nothing of all this would have been looked at.
  expect(notes).toBeGreaterThan(20);
});

test("RH13: a rehearsal copy contains none of the workshop's participants, no names, and nothing unrevealed", () => {
  const left = { names: 0, hidden: 0, answers: 0 };
  copies((copy, { store }, workshop) => {
    const there = copy.workshop;
    for (const type of ['attendance', 'note', 'group'] as const) {
      expect(of(copy, type).filter((record) => record.workshop === there)).toEqual([]);
    }
    const been = store.list('attendance').filter((attendance) => attendance.workshop !== workshop);
    const seats = new Set(been.map(({ seat }) => seat));
    expect(of(copy, 'seat').filter(({ id, name }) => name !== null || !seats.has(id))).toEqual([]);
    for (const one of [...of(copy, 'note'), ...of(copy, 'dot'), ...of(copy, 'placement')]) {
      expect(store.get('step', one.step)?.revealed).toBe(true);
    }
    expect(of(copy, 'note').filter((note) => note.withdrawn || note.hidden)).toEqual([]);
    // Whoever leads may hand out any seat of a copy.
    for (const type of ['dot', 'placement', 'ballot'] as const) {
      const own = of(copy, type);
      left.answers += own.length;
      expect(own.filter(({ seat, id }) => store.get('seat', seat) || store.get(type, id))).toEqual(
        [],
      );
    }
    for (const { author, organisation, group, postedAt } of of(copy, 'note')) {
      expect([author, organisation, group, postedAt]).toEqual([null, null, null, null]);
    }
    expect(of(copy, 'workshop').filter(({ draws }) => draws !== 'c0')).toEqual([]);
    expect(of(copy, 'wish')).toEqual([]);
    expect(of(copy, 'action').filter(({ name }) => name !== null)).toEqual([]);
    expect(of(copy, 'series').map((record) => record.planDecidedBy)).toEqual([null]);
    left.names += store.list('action').filter(({ name }) => name !== null).length;
    left.hidden += store.list('note').filter((note) => note.hidden && !note.withdrawn).length;
    // What stands for the whole series goes along: themes, and the plan with what was said to it.
    for (const type of ['theme', 'area', 'action', 'organisation', 'role'] as const) {
      expect(of(copy, type)).toHaveLength(store.list(type).length);
    }
    const said = store.list('stance').filter((stance) => stands(store, stance));
    expect(of(copy, 'stance')).toHaveLength(said.length);
    expect(of(copy, 'step').map(({ id }) => id)).toEqual(store.list('step').map(({ id }) => id));
  });
  // Otherwise there was nothing to leave out.
  expect(left.names).toBeGreaterThan(0);
  expect(left.hidden).toBeGreaterThan(0);
  expect(left.answers).toBeGreaterThan(0);
});
