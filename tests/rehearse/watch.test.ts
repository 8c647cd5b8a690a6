import { beforeEach, describe, expect, test } from 'vitest';
import { Watch, type Viewer } from '../../src/commands/rehearse/watch.ts';

const ann: Viewer = { name: 'ann', kind: 'phone', seat: 'seat:ann' };
const bo: Viewer = { name: 'bo', kind: 'phone', seat: 'seat:bo' };
const cia: Viewer = { name: 'cia', kind: 'phone', seat: 'seat:cia' };
const host: Viewer = { name: 'host', kind: 'host', seat: null };
const screen: Viewer = { name: 'screen', kind: 'screen', seat: null };

/** Ann and Bo sit together, Cia elsewhere. */
const groups = new Map([
  ['seat:ann', ['group:a']],
  ['seat:bo', ['group:a']],
  ['seat:cia', ['group:b']],
]);

const own = {
  type: 'note',
  id: 'note:1',
  text: 'Samordnaren svarar',
  author: 'seat:ann',
  postedAt: 1_700_000_000_000,
  hidden: false,
};
const covered = { ...own, author: null, postedAt: null };

function patch(...put: readonly object[]) {
  return { t: 'patch', layer: { audience: 'x', since: 1, clock: 2, put, remove: [] } };
}
const welcome = (...put: readonly object[]) => ({ t: 'welcome', layers: [patch(...put).layer] });

let watch: Watch;
beforeEach(() => {
  watch = new Watch(['Trygg hemgång']);
  watch.wrote('note:1', 'Samordnaren svarar', 'seat:ann');
});

function rules(): number[] {
  return watch.verdict(groups).map(({ rule }) => rule);
}

describe('what everybody may see is no violation', () => {
  test('the writer, the group, and then everybody', () => {
    watch.saw(ann, patch(own));
    watch.saw(bo, patch(covered));
    watch.willShow();
    for (const viewer of [cia, host, screen]) watch.saw(viewer, welcome(covered));
    expect(rules()).toEqual([]);
  });

  test('the people of the own group; all of them for the facilitator', () => {
    watch.saw(ann, patch({ type: 'seat', id: 'seat:bo', organisation: 'organisation:o' }));
    watch.saw(host, patch({ type: 'membership', id: 'membership:x', seat: 'seat:cia' }));
    expect(rules()).toEqual([]);
  });

  test('own dots, and totals once voting is closed', () => {
    watch.saw(ann, patch({ type: 'dot', id: 'dot:1', seat: 'seat:ann', dots: 2 }));
    watch.willCount();
    watch.saw(screen, patch({ type: 'score', id: 'score:1', themes: [] }));
    expect(rules()).toEqual([]);
  });

  test('a title that somebody has also written on a note', () => {
    watch.wrote('note:2', 'Trygg hemgång', 'seat:ann');
    watch.saw(cia, patch({ type: 'theme', id: 'theme:1', title: 'Trygg hemgång' }));
    expect(rules()).toEqual([]);
  });

  test('the same words from two groups', () => {
    watch.wrote('note:2', 'Samordnaren svarar', 'seat:cia');
    watch.saw(cia, patch({ ...covered, id: 'note:2' }));
    expect(rules()).toEqual([]);
  });
});

describe('1: nothing of a note before it is shown', () => {
  test.each([
    ['another group', cia],
    ['the facilitator', host],
    ['the projector', screen],
  ])('%s', (_, viewer) => {
    watch.saw(viewer, patch(covered));
    expect(rules()).toContain(1);
  });

  test('not even without its text', () => {
    watch.saw(host, patch({ ...covered, text: '' }));
    expect(rules()).toEqual([1]);
  });

  test('nor its text anywhere else, in whatever form of the letters', () => {
    watch.wrote('note:2', 'Ba\u030Att och bil', 'seat:ann');
    watch.saw(
      screen,
      patch({ type: 'tally', id: 'tally:1', latest: { words: ['B\u00e5tt och bil'] } }),
    );
    expect(rules()).toEqual([1]);
  });

  test('in a welcome and in what comes with a new audience too', () => {
    watch.saw(cia, welcome(covered));
    watch.saw(cia, { t: 'audiences', add: [patch(covered).layer], drop: [] });
    expect(rules().length).toBeGreaterThanOrEqual(2);
  });
});

describe('pages', () => {
  test.each([
    ['as it is', '<p>Samordnaren svarar</p>'],
    ['escaped', `<script>data=${JSON.stringify('x Samordnaren svarar')}</script>`],
  ])('a text %s in the source, before it is shown', (_, source) => {
    watch.sawPage(bo, source);
    expect(rules()).toEqual([]);
    watch.sawPage(screen, source);
    expect(rules()).toEqual([1]);
  });

  test('a text with marks that a page escapes', () => {
    watch.wrote('note:2', 'Fax < telefon "alltid"', 'seat:ann');
    watch.sawPage(host, String.raw`data:"Fax \u003C telefon \"alltid\""`);
    expect(rules()).toEqual([1]);
  });

  test('a person in the source of the projector', () => {
    watch.willShow();
    watch.sawPage(screen, 'records:[{seat:"seat:ann"}] Samordnaren svarar');
    expect(rules()).toEqual([5]);
  });
});

describe('2: nobody is told who wrote it, or when', () => {
  test.each([
    ['the author', { ...covered, author: 'seat:ann' }],
    ['the time', { ...covered, postedAt: 1_700_000_000_000 }],
    ['the author under another name', { ...covered, by: ['seat:ann'] }],
  ])('%s', (_, note) => {
    watch.willShow();
    for (const viewer of [bo, host, screen]) watch.saw(viewer, patch(note));
    expect(new Set(watch.verdict(groups).map(({ viewer }) => viewer))).toEqual(
      new Set(['bo', 'host', 'screen']),
    );
    expect(new Set(rules())).toEqual(new Set([2]));
  });

  test('nor that a note is theirs which is not', () => {
    watch.willShow();
    watch.saw(bo, patch({ ...covered, author: 'seat:bo' }));
    expect(rules()).toEqual([2]);
  });
});

describe('3: nobody is told how somebody else has voted', () => {
  const dot = { type: 'dot', id: 'dot:1', seat: 'seat:ann', dots: 2 };
  test.each([bo, cia, host, screen])('$name', (viewer) => {
    watch.willCount();
    watch.saw(viewer, patch(dot));
    expect(rules()).toEqual([3]);
  });

  test('a dot without a name is still somebody’s', () => {
    watch.saw(host, patch({ ...dot, seat: null }));
    expect(rules()).toEqual([3]);
  });

  test('totals before voting is closed', () => {
    watch.saw(screen, patch({ type: 'score', id: 'score:1', themes: [] }));
    expect(rules()).toEqual([3]);
  });

  test('totals with names', () => {
    watch.willCount();
    watch.saw(host, patch({ type: 'score', id: 'score:1', voters: ['seat:ann'] }));
    expect(rules()).toEqual([3]);
  });
});

describe('4: a hidden text goes to nobody', () => {
  beforeEach(() => {
    watch.willShow();
  });

  test('a cover that does not cover', () => {
    watch.saw(bo, patch({ ...covered, hidden: true }));
    expect(rules()).toEqual([4]);
  });

  test('the text again, after the cover', () => {
    watch.willCover('note:1');
    watch.saw(bo, patch(covered));
    watch.saw(bo, patch({ ...covered, hidden: true, text: '' }));
    expect(rules()).toEqual([]);
    watch.saw(bo, welcome(covered));
    expect(rules()).toEqual([4]);
  });

  test('the writer and the facilitator may read it, and everybody once it is shown again', () => {
    watch.willCover('note:1');
    watch.saw(ann, patch({ ...own, hidden: true }));
    watch.saw(host, patch({ ...covered, hidden: true }));
    watch.saw(bo, patch({ ...covered, hidden: true, text: '' }));
    watch.willUncover('note:1');
    watch.saw(bo, patch(covered));
    expect(rules()).toEqual([]);
  });
});

describe('5: who is in the room', () => {
  test('a phone and somebody of another group', () => {
    watch.saw(ann, patch({ type: 'seat', id: 'seat:cia' }));
    expect(rules()).toEqual([5]);
  });

  test('a phone and the facilitator’s list of who has written', () => {
    watch.saw(ann, patch({ type: 'pulse', id: 'pulse:1', active: ['seat:bo', 'seat:cia'] }));
    expect(rules()).toEqual([5]);
  });

  test('the projector and anybody', () => {
    watch.saw(screen, patch({ type: 'membership', id: 'membership:1', seat: 'seat:ann' }));
    expect(rules()).toEqual([5]);
  });
});
