import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exposure } from './domain.ts';
import { Exposures } from './exposures.ts';
import { Layers } from './layers.ts';
import type { Layer } from './protocol.ts';
import type { RecordBase, Visible } from './record.ts';
import { RecordStore, type ReadStore } from './store.ts';
import { Transaction } from './transaction.ts';

/** A card is seen by its owner, by everybody once its box is open; a box counts its cards. */
interface Card extends RecordBase {
  readonly type: 'card';
  readonly owner: string;
  readonly box: string;
}
interface Box extends RecordBase {
  readonly type: 'box';
  readonly open: boolean;
}
interface Sum extends RecordBase {
  readonly type: 'sum';
  readonly cards: number;
}
type Thing = Card | Box | Sum;

const audiences = ['all', 'u', 'v'];
const rank = (audience: string): number => (audience === 'all' ? 0 : 1);

function expose(thing: Thing, store: ReadStore<Thing>): readonly Exposure<Thing>[] {
  const to = (audience: string, one: Thing): Exposure<Thing> => [audience, one as Visible<Thing>];
  if (thing.type === 'card') {
    const open = store.get('box', thing.box)?.open === true;
    return [to(thing.owner, thing), ...(open ? [to('all', { ...thing, owner: '' })] : [])];
  }
  if (thing.type === 'sum') return [];
  const cards = store.list('card').filter((one) => one.box === thing.id).length;
  return [to('all', thing), to('all', { type: 'sum', id: `sum:${thing.id.slice(4)}`, cards })];
}

const box = fc.record({
  type: fc.constant('box' as const),
  id: fc.constantFrom('box:a', 'box:b'),
  open: fc.boolean(),
});
const card = fc.record({
  type: fc.constant('card' as const),
  id: fc.constantFrom('card:1', 'card:2', 'card:3', 'card:4'),
  owner: fc.constantFrom('u', 'v'),
  box: fc.constantFrom('box:a', 'box:b'),
});
const removal = fc.constantFrom('box:a', 'box:b', 'card:1', 'card:2', 'card:3');
const flushes = fc.array(fc.array(fc.oneof(box, card, removal), { maxLength: 4 }), {
  maxLength: 15,
});
type Flush = readonly (Thing | string)[];

class Live {
  readonly store = new RecordStore<Thing>();
  readonly exposures = new Exposures<Thing>(expose, 0);
  clock = 0;

  flush(changes: Flush) {
    const transaction = new Transaction<Thing>(this.store);
    for (const one of changes) {
      if (typeof one === 'string') transaction.remove(one);
      else transaction.put(one);
    }
    transaction.applyTo(this.store);
    this.clock += 1;
    return this.exposures.update(transaction.changes, this.store, this.clock);
  }

  /** What an audience would see if everything were worked out afresh. */
  afresh(audience: string): Map<string, Thing> {
    const seen = [...this.store.all()].flatMap((one) => expose(one, this.store));
    return new Map(seen.filter(([to]) => to === audience).map(([, one]) => [one.id, one]));
  }

  now(audience: string): Map<string, Thing> {
    const { put } = this.exposures.layer(audience, null);
    return new Map(put.map((one) => [one.id, one]));
  }
}

const overTheWire = (layer: Layer<Thing>) => JSON.parse(JSON.stringify(layer)) as Layer<Thing>;

/** The same record with its fields in another order. */
const fromDisk = (thing: Thing) =>
  Object.fromEntries(Object.entries(thing).toReversed()) as unknown as Thing;

const mergedOf = (layers: Layers<Thing>) =>
  new Map([...layers.merged.all()].map((one) => [one.id, one]));

describe('who sees what, kept up to date', () => {
  test('E22: what is brought up to date piece by piece is what would be worked out afresh', () => {
    fc.assert(
      fc.property(flushes, (all) => {
        const live = new Live();
        for (const changes of all) {
          live.flush(changes);
          for (const audience of audiences)
            expect(live.now(audience)).toEqual(live.afresh(audience));
        }
      }),
    );
  });

  test('E23: patches in turn, or one delta from any clock, lead to the same as everything at once', () => {
    fc.assert(
      fc.property(flushes, fc.nat({ max: 15 }), (all, at) => {
        const live = new Live();
        const [steady, returning] = [new Layers<Thing>(rank), new Layers<Thing>(rank)];
        for (const audience of audiences) steady.apply(live.exposures.layer(audience, null));
        for (const [i, changes] of all.entries()) {
          if (i === at)
            for (const one of audiences) returning.apply(live.exposures.layer(one, null));
          for (const layer of live.flush(changes)) expect(steady.apply(layer)).not.toBeNull();
        }
        const clocks = returning.clocks;
        for (const one of audiences) {
          expect(returning.apply(live.exposures.layer(one, clocks[one] ?? null))).not.toBeNull();
        }
        const once = new Layers<Thing>(rank);
        for (const one of audiences) once.apply(live.exposures.layer(one, null));
        expect(mergedOf(steady)).toEqual(mergedOf(once));
        expect(mergedOf(returning)).toEqual(mergedOf(once));
      }),
    );
  });

  test('RC3: what a page holds has the checksum that the room has for it, whenever it is asked', () => {
    fc.assert(
      fc.property(flushes, fc.array(fc.boolean(), { maxLength: 15 }), (all, asked) => {
        const live = new Live();
        const page = new Layers<Thing>(rank);
        for (const audience of audiences) page.apply(live.exposures.layer(audience, null));
        for (const [i, changes] of all.entries()) {
          for (const layer of live.flush(changes)) page.apply(overTheWire(layer));
          const told = audiences.map((audience) => live.exposures.held(audience));
          if (asked[i]) expect(page.differing(told)).toEqual([]);
        }
        expect(page.differing(audiences.map((one) => live.exposures.held(one)))).toEqual([]);
      }),
    );
  });

  test('RC25: from a room that was started anew a page is told what is other than it holds, and no more', () => {
    fc.assert(
      fc.property(flushes, flushes, (before, meanwhile) => {
        const live = new Live();
        for (const changes of before) live.flush(changes);
        const page = new Layers<Thing>(rank);
        const held = new Map(audiences.map((one) => [one, [...live.now(one).values()]]));
        for (const one of audiences) page.apply(overTheWire(live.exposures.layer(one, null)));
        for (const changes of meanwhile) live.flush(changes);

        const anew = new Live();
        anew.flush([...live.store.all()].map(fromDisk));
        const marks = page.marks(10_000);
        for (const one of audiences) {
          const layer = overTheWire(anew.exposures.layer(one, null, marks[one]));
          for (const record of layer.put) expect(held.get(one)).not.toContainEqual(record);
          expect(page.apply(layer)).not.toBeNull();
        }
        const once = new Layers<Thing>(rank);
        for (const one of audiences) once.apply(anew.exposures.layer(one, null));
        expect(mergedOf(page)).toEqual(mergedOf(once));
        expect(page.differing(audiences.map((one) => anew.exposures.held(one)))).toEqual([]);
      }),
    );
  });

  test('E24: nothing is sent to an audience for which nothing has changed', () => {
    const live = new Live();
    live.flush([{ type: 'box', id: 'box:a', open: false }]);
    const layers = live.flush([{ type: 'card', id: 'card:1', owner: 'u', box: 'box:a' }]);
    expect(layers.map(({ audience, put }) => [audience, put.map(({ id }) => id)])).toEqual([
      ['u', ['card:1']],
      ['all', ['sum:a']],
    ]);
    expect(live.flush([{ type: 'box', id: 'box:a', open: false }])).toEqual([]);
  });

  test('E25: past what is remembered of removals, and from a clock that is unknown, everything is sent anew', () => {
    const live = new Live();
    const cards = Array.from({ length: 2_001 }, (_, i): Card => ({
      type: 'card',
      id: `card:n${i}`,
      owner: 'u',
      box: 'box:a',
    }));
    live.flush(cards);
    expect(live.exposures.layer('u', 1).since).toBe(1);
    live.flush(cards.map(({ id }) => id));
    expect(live.exposures.layer('u', 1)).toMatchObject({ since: null, put: [] });
    expect(live.exposures.layer('u', 99).since).toBeNull();
  });
});
