import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Projection } from '../domain.ts';
import { Projections } from './projections.ts';
import { AudienceStates } from '../replica/audience-states.ts';
import type { AudienceUpdate } from '../protocol/protocol.ts';
import type { RecordBase, Visible } from '../record.ts';
import { RecordStore, type ReadStore } from '../store.ts';
import { Transaction } from '../transaction.ts';

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

function project(thing: Thing, store: ReadStore<Thing>): readonly Projection<Thing>[] {
  const to = (audience: string, seen: Thing): Projection<Thing> => [
    audience,
    seen as Visible<Thing>,
  ];
  if (thing.type === 'card') {
    const open = store.get('box', thing.box)?.open === true;
    return [to(thing.owner, thing), ...(open ? [to('all', { ...thing, owner: '' })] : [])];
  }
  if (thing.type === 'sum') return [];
  const cards = store.list('card').filter((card) => card.box === thing.id).length;
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
  readonly projections = new Projections<Thing>(project, 0);
  clock = 0;

  flush(changes: Flush) {
    const transaction = new Transaction<Thing>(this.store);
    for (const change of changes) {
      if (typeof change === 'string') transaction.remove(change);
      else transaction.put(change);
    }
    transaction.applyTo(this.store);
    this.clock += 1;
    return this.projections.update(transaction.changes, this.store, this.clock);
  }

  /** What an audience would see if everything were worked out afresh. */
  afresh(audience: string): Map<string, Thing> {
    const seen = [...this.store.all()].flatMap((thing) => project(thing, this.store));
    return new Map(seen.filter(([to]) => to === audience).map(([, one]) => [one.id, one]));
  }

  now(audience: string): Map<string, Thing> {
    const { put } = this.projections.updateSince(audience, null);
    return new Map(put.map((record) => [record.id, record]));
  }
}

const overTheWire = (update: AudienceUpdate<Thing>) =>
  JSON.parse(JSON.stringify(update)) as AudienceUpdate<Thing>;

/** The same record with its fields in another order. */
const fromDisk = (thing: Thing) =>
  Object.fromEntries(Object.entries(thing).toReversed()) as unknown as Thing;

const mergedOf = (states: AudienceStates<Thing>) =>
  new Map([...states.merged.all()].map((record) => [record.id, record]));

describe('who sees what, kept up to date', () => {
  test('E22: incremental updates equal a full recomputation', () => {
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

  test('E23: consecutive patches, or one delta from any clock, produce the same state as a full snapshot', () => {
    fc.assert(
      fc.property(flushes, fc.nat({ max: 15 }), (all, at) => {
        const live = new Live();
        const [steady, returning] = [
          new AudienceStates<Thing>(rank),
          new AudienceStates<Thing>(rank),
        ];
        for (const audience of audiences)
          steady.apply(live.projections.updateSince(audience, null));
        for (const [i, changes] of all.entries()) {
          if (i === at)
            for (const audience of audiences)
              returning.apply(live.projections.updateSince(audience, null));
          for (const update of live.flush(changes)) expect(steady.apply(update)).not.toBeNull();
        }
        const clocks = returning.clocks;
        for (const audience of audiences) {
          expect(
            returning.apply(live.projections.updateSince(audience, clocks[audience] ?? null)),
          ).not.toBeNull();
        }
        const once = new AudienceStates<Thing>(rank);
        for (const audience of audiences) once.apply(live.projections.updateSince(audience, null));
        expect(mergedOf(steady)).toEqual(mergedOf(once));
        expect(mergedOf(returning)).toEqual(mergedOf(once));
      }),
    );
  });

  test("RC3: at any time the checksum of a page's state equals the one that the room computes for it", () => {
    fc.assert(
      fc.property(flushes, fc.array(fc.boolean(), { maxLength: 15 }), (all, asked) => {
        const live = new Live();
        const page = new AudienceStates<Thing>(rank);
        for (const audience of audiences) page.apply(live.projections.updateSince(audience, null));
        for (const [i, changes] of all.entries()) {
          for (const update of live.flush(changes)) page.apply(overTheWire(update));
          const digests = audiences.map((audience) => live.projections.digest(audience));
          if (asked[i]) expect(page.mismatched(digests)).toEqual([]);
        }
        expect(
          page.mismatched(audiences.map((audience) => live.projections.digest(audience))),
        ).toEqual([]);
      }),
    );
  });

  test('RC25: after a restart of the room a page receives only the records that differ from its own', () => {
    fc.assert(
      fc.property(flushes, flushes, (before, meanwhile) => {
        const live = new Live();
        for (const changes of before) live.flush(changes);
        const page = new AudienceStates<Thing>(rank);
        const held = new Map(
          audiences.map((audience) => [audience, [...live.now(audience).values()]]),
        );
        for (const audience of audiences)
          page.apply(overTheWire(live.projections.updateSince(audience, null)));
        for (const changes of meanwhile) live.flush(changes);

        const anew = new Live();
        anew.flush([...live.store.all()].map(fromDisk));
        const hashes = page.hashes(10_000);
        for (const audience of audiences) {
          const update = overTheWire(
            anew.projections.updateSince(audience, null, hashes[audience]),
          );
          for (const record of update.put) expect(held.get(audience)).not.toContainEqual(record);
          expect(page.apply(update)).not.toBeNull();
        }
        const once = new AudienceStates<Thing>(rank);
        for (const audience of audiences) once.apply(anew.projections.updateSince(audience, null));
        expect(mergedOf(page)).toEqual(mergedOf(once));
        expect(
          page.mismatched(audiences.map((audience) => anew.projections.digest(audience))),
        ).toEqual([]);
      }),
    );
  });

  test('E24: an audience receives a patch only if something changed for it', () => {
    const live = new Live();
    live.flush([{ type: 'box', id: 'box:a', open: false }]);
    const states = live.flush([{ type: 'card', id: 'card:1', owner: 'u', box: 'box:a' }]);
    expect(states.map(({ audience, put }) => [audience, put.map(({ id }) => id)])).toEqual([
      ['u', ['card:1']],
      ['all', ['sum:a']],
    ]);
    expect(live.flush([{ type: 'box', id: 'box:a', open: false }])).toEqual([]);
  });

  test('E25: a client whose clock is unknown, or older than the remembered removals, receives a full snapshot', () => {
    const live = new Live();
    const cards = Array.from({ length: 2_001 }, (_, i): Card => ({
      type: 'card',
      id: `card:n${i}`,
      owner: 'u',
      box: 'box:a',
    }));
    live.flush(cards);
    expect(live.projections.updateSince('u', 1).since).toBe(1);
    live.flush(cards.map(({ id }) => id));
    expect(live.projections.updateSince('u', 1)).toMatchObject({ since: null, put: [] });
    expect(live.projections.updateSince('u', 99).since).toBeNull();
  });
});
