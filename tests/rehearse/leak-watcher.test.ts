import { beforeEach, describe, expect, test } from 'vitest';
import { LeakWatcher } from '../../src/commands/rehearse/leaks/leak-watcher.ts';
import type { Viewer } from '../../src/commands/rehearse/leaks/rules.ts';

const workshop = 'workshop:w';
const phone = (name: string): Viewer => ({
  ...{ name, role: 'participant', seat: `seat:${name}`, workshop },
});
const [ann, bo, cia] = [phone('ann'), phone('bo'), phone('cia')];
const host: Viewer = { name: 'host', role: 'facilitator', seat: null, workshop: null };
const screen: Viewer = { name: 'screen', role: 'screen', seat: null, workshop };

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

let watch: LeakWatcher;
beforeEach(() => {
  watch = new LeakWatcher(['Trygg hemgång']);
  watch.wrote('note:1', 'Samordnaren svarar', 'seat:ann');
});

function rules(): number[] {
  return watch.verdict(groups).map(({ rule }) => rule);
}

describe('what everybody may see is no violation', () => {
  test('the writer, the group, and then everybody', () => {
    watch.received(ann, patch(own));
    watch.received(bo, patch(covered));
    watch.willReveal();
    for (const viewer of [cia, host, screen]) watch.received(viewer, welcome(covered));
    expect(rules()).toEqual([]);
  });

  test('the people of the own group; all of them for the facilitator', () => {
    watch.received(ann, patch({ type: 'seat', id: 'seat:bo', organisation: 'organisation:o' }));
    watch.received(host, patch({ type: 'membership', id: 'membership:x', seat: 'seat:cia' }));
    expect(rules()).toEqual([]);
  });

  test('own dots, and totals once voting is closed', () => {
    watch.received(ann, patch({ type: 'dot', id: 'dot:1', seat: 'seat:ann', dots: 2 }));
    watch.willCount();
    watch.received(screen, patch({ type: 'score', id: 'score:1', themes: [] }));
    expect(rules()).toEqual([]);
  });

  test('a title that somebody has also written on a note', () => {
    watch.wrote('note:2', 'Trygg hemgång', 'seat:ann');
    watch.received(cia, patch({ type: 'theme', id: 'theme:1', title: 'Trygg hemgång' }));
    expect(rules()).toEqual([]);
  });

  test('the same words from two groups', () => {
    watch.wrote('note:2', 'Samordnaren svarar', 'seat:cia');
    watch.received(cia, patch({ ...covered, id: 'note:2' }));
    expect(rules()).toEqual([]);
  });
});

describe('1: nothing of a note before it is shown', () => {
  test.each([
    ['another group', cia],
    ['the facilitator', host],
    ['the projector', screen],
  ])('%s', (_, viewer) => {
    watch.received(viewer, patch(covered));
    expect(rules()).toContain(1);
  });

  test('not even without its text', () => {
    watch.received(host, patch({ ...covered, text: '' }));
    expect(rules()).toEqual([1]);
  });

  test('nor its text anywhere else, in whatever form of the letters', () => {
    watch.wrote('note:2', 'Ba\u030Att och bil', 'seat:ann');
    watch.received(
      screen,
      patch({ type: 'stats', id: 'stats:1', latest: { words: ['B\u00e5tt och bil'] } }),
    );
    expect(rules()).toEqual([1]);
  });

  test('in a welcome and in what comes with a new audience too', () => {
    watch.received(cia, welcome(covered));
    watch.received(cia, { t: 'audiences', add: [patch(covered).layer], drop: [] });
    expect(rules().length).toBeGreaterThanOrEqual(2);
  });
});

describe('pages', () => {
  test.each([
    ['as it is', '<p>Samordnaren svarar</p>'],
    ['escaped', `<script>data=${JSON.stringify('x Samordnaren svarar')}</script>`],
  ])('a text %s in the source, before it is shown', (_, source) => {
    watch.receivedPage(bo, source);
    expect(rules()).toEqual([]);
    watch.receivedPage(screen, source);
    expect(rules()).toEqual([1]);
  });

  test('a text with marks that a page escapes', () => {
    watch.wrote('note:2', 'Fax < telefon "alltid"', 'seat:ann');
    watch.receivedPage(host, String.raw`data:"Fax \u003C telefon \"alltid\""`);
    expect(rules()).toEqual([1]);
  });

  test('a person in the source of the projector', () => {
    watch.willReveal();
    watch.receivedPage(screen, 'records:[{seat:"seat:ann"}] Samordnaren svarar');
    expect(rules()).toEqual([5]);
  });
});

describe('2: nobody is told who wrote it, or when', () => {
  test.each([
    ['the author', { ...covered, author: 'seat:ann' }],
    ['the time', { ...covered, postedAt: 1_700_000_000_000 }],
    ['the author under another name', { ...covered, by: ['seat:ann'] }],
    ['the organisation', { ...covered, organisation: 'organisation:o1' }],
  ])('%s', (_, note) => {
    watch.willReveal();
    for (const viewer of [bo, host, screen]) watch.received(viewer, patch(note));
    expect(new Set(watch.verdict(groups).map(({ viewer }) => viewer))).toEqual(
      new Set(['bo', 'host', 'screen']),
    );
    expect(new Set(rules())).toEqual(new Set([2]));
  });

  test('nor who has written, or how much a group has', () => {
    watch.received(host, patch({ type: 'activity', id: 'activity:1', active: ['seat:bo'] }));
    const groups = [{ group: 'group:a', seats: 3, notes: 1 }];
    watch.received(screen, patch({ type: 'stats', id: 'stats:1', groups }));
    expect(rules()).toEqual([2, 2]);
  });

  test('nor that a note is theirs which is not', () => {
    watch.willReveal();
    watch.received(bo, patch({ ...covered, author: 'seat:bo' }));
    expect(rules()).toEqual([2]);
  });
});

describe('3: nobody is told how somebody else has voted', () => {
  const dot = { type: 'dot', id: 'dot:1', seat: 'seat:ann', dots: 2 };
  test.each([bo, cia, host, screen])('$name', (viewer) => {
    watch.willCount();
    watch.received(viewer, patch(dot));
    expect(rules()).toEqual([3]);
  });

  test('a dot without a name is still somebody’s', () => {
    watch.received(host, patch({ ...dot, seat: null }));
    expect(rules()).toEqual([3]);
  });

  test('totals before voting is closed', () => {
    watch.received(screen, patch({ type: 'score', id: 'score:1', themes: [] }));
    expect(rules()).toEqual([3]);
  });

  test('totals with names', () => {
    watch.willCount();
    watch.received(host, patch({ type: 'score', id: 'score:1', voters: ['seat:ann'] }));
    expect(rules()).toEqual([3]);
  });
});

describe('4: a hidden text goes to nobody', () => {
  beforeEach(() => {
    watch.willReveal();
  });

  test('a cover that does not cover', () => {
    watch.received(bo, patch({ ...covered, hidden: true }));
    expect(rules()).toEqual([4]);
  });

  test('the text again, after the cover', () => {
    watch.willHide('note:1');
    watch.received(bo, patch(covered));
    watch.received(bo, patch({ ...covered, hidden: true, text: '' }));
    expect(rules()).toEqual([]);
    watch.received(bo, welcome(covered));
    expect(rules()).toEqual([4]);
  });

  test('the writer and the facilitator may read it, and everybody once it is shown again', () => {
    watch.willHide('note:1');
    watch.received(ann, patch({ ...own, hidden: true }));
    watch.received(host, patch({ ...covered, hidden: true }));
    watch.received(bo, patch({ ...covered, hidden: true, text: '' }));
    watch.willShow('note:1');
    watch.received(bo, patch(covered));
    expect(rules()).toEqual([]);
  });
});

describe('5: who is in the room', () => {
  test('a phone and somebody of another group', () => {
    watch.received(ann, patch({ type: 'seat', id: 'seat:cia' }));
    expect(rules()).toEqual([5]);
  });

  test('a phone and the facilitator’s list of who is there', () => {
    watch.received(
      ann,
      patch({ type: 'activity', id: 'activity:1', connected: ['seat:bo', 'seat:cia'] }),
    );
    expect(rules()).toEqual([5]);
  });

  test('the projector and anybody', () => {
    watch.received(screen, patch({ type: 'membership', id: 'membership:1', seat: 'seat:ann' }));
    expect(rules()).toEqual([5]);
  });
});

describe('6 to 9: codes, control, messages', () => {
  const workshopOf = (id: string) => ({ type: 'workshop', id, code: '48217306' });
  const message = { type: 'message', id: 'message:1', workshop, group: null, removed: false };

  test('6: what was drawn for a workshop goes to nobody', () => {
    for (const viewer of [ann, screen, host]) {
      watch.received(viewer, patch({ ...workshopOf(workshop), draws: 'c5' }));
    }
    expect(rules()).toEqual([6, 6, 6]);
  });

  test('6: the code of a workshop goes to those who are there', () => {
    for (const viewer of [ann, screen, host]) watch.received(viewer, patch(workshopOf(workshop)));
    expect(rules()).toEqual([]);
    for (const viewer of [ann, screen]) watch.received(viewer, patch(workshopOf('workshop:x')));
    expect(rules()).toEqual([6, 6]);
    watch.received(ann, patch({ ...workshopOf('workshop:x'), code: '' }));
    expect(rules()).toEqual([6, 6]);
  });

  test('8: who has control is told to facilitators alone', () => {
    for (const viewer of [host, ann, screen]) {
      watch.received(viewer, patch({ type: 'control', id: 'control:w', device: 'device:x' }));
    }
    expect(rules()).toEqual([8, 8]);
  });

  test('9: a message goes to its workshop or group, until it is removed', () => {
    for (const viewer of [ann, cia, screen, host]) watch.received(viewer, patch(message));
    for (const viewer of [ann, bo]) watch.received(viewer, patch({ ...message, group: 'group:a' }));
    expect(rules()).toEqual([]);
    watch.received(cia, patch({ ...message, group: 'group:a' }));
    watch.received(ann, patch({ ...message, removed: true }));
    watch.received(ann, patch({ ...message, workshop: 'workshop:x' }));
    expect(rules()).toEqual([9, 9, 9]);
  });

  test('5: where somebody is, and what they chose, is told to them and the facilitator', () => {
    for (const type of ['attendance', 'interest', 'move']) {
      const record = { type, id: `${type}:1`, seat: 'seat:ann' };
      for (const viewer of [ann, host]) watch.received(viewer, patch(record));
      expect(rules()).toEqual([]);
      watch.received(bo, patch(record));
      expect(rules()).toEqual([5]);
      watch = new LeakWatcher();
    }
  });
});

describe('what people move and what groups lay together', () => {
  const moved = { type: 'moved', id: 'moved:s.1', step: 'step:s', note: 'note:1', times: 3 };
  const laid = {
    ...{ type: 'laid', id: 'laid:s.1', step: 'step:s', note: 'note:1' },
    ...{ group: 'group:a', cluster: 'Tillit', marked: true },
  };
  const marked = { ...laid, group: null, cluster: null };

  test('a note that lies still, piles in the group, and marks once the piles are brought', () => {
    for (const viewer of [cia, host]) watch.received(viewer, patch(moved));
    for (const viewer of [ann, bo]) watch.received(viewer, patch(laid));
    watch.willBring('step:s');
    for (const viewer of [cia, host, screen]) watch.received(viewer, patch(marked));
    expect(rules()).toEqual([]);
  });

  test.each([
    ['how often, before the third move', host, { ...moved, times: 2 }, 3],
    ['who moved it', host, { ...moved, seat: 'seat:ann' }, 3],
    ['what another group has laid', cia, laid, 11],
    ['what a group has laid, to the facilitator', host, laid, 11],
    ['a mark before the piles are brought', host, marked, 11],
  ] as const)('%s', (_, viewer, record, rule) => {
    watch.received(viewer, patch(record));
    expect(rules()).toEqual([rule]);
  });

  test('whose mark it is, also afterwards', () => {
    watch.willBring('step:s');
    watch.received(screen, patch({ ...marked, group: 'group:a' }));
    watch.received(screen, patch({ ...marked, cluster: 'Tillit' }));
    expect(rules()).toEqual([11, 11]);
  });
});
