import { beforeEach, describe, expect, test } from 'vitest';
import { openHarness, type Harness } from '../../../../tests/support/room-harness.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../tests/support/workshop-builder.ts';
import { newStep } from '../../../../tests/support/new-step.ts';
import { mutation } from '../model/mutations.ts';
import type { DomainMutation } from '../model/mutations.ts';
import type { Actor } from '../model/actor.ts';
import { buildPlanDocument } from '../plan/build-document.ts';
import { exportSeries } from '#lib/server/export/series-json.ts';
import { unshownNotes } from './unshown.ts';

let harness: Harness;
let people: readonly Actor[];

beforeEach(async () => {
  harness = await openHarness();
  ({ participants: people } = await buildWorkshop(harness.room, { seats: 4 }));
});

const lead = (...mutations: DomainMutation[]) => must(harness.room, facilitator, mutations);
const as = (at: number, ...mutations: DomainMutation[]) => {
  const who = people[at];
  if (!who) throw new Error('nobody is there');
  return must(harness.room, who, mutations);
};
const note = (key: string, step = 'step:notes') =>
  mutation('note.post', { id: `note:${key}`, step, column: 'works', text: `Text ${key}` });
const reveal = (step: string) => mutation('step.reveal', { step, revealed: true });

/** What an audience is told of the first workshop. */
const told = (audience: string) =>
  harness.room
    .view([audience])
    .list('unshown')[0]
    ?.steps.map(({ step, what, count, left }) => {
      return { step, what, count, left };
    }) ?? [];

describe('what is not shown', () => {
  test('NS1: what was submitted and is not shown is counted by step, for facilitators of every opened step and for readers of those that were left (notes)', async () => {
    await goTo(harness.room, 'notes');
    await as(0, note('a'), note('b'), note('taken'));
    await as(1, note('c'));
    await as(0, mutation('note.withdraw', { note: 'note:taken', withdrawn: true }));
    const paper = { id: 'note:paper', step: 'step:notes', column: 'works', text: 'På papper' };
    await lead(mutation('note.copy', { ...paper, group: null, withdrawn: false }));
    const line = { step: 'step:notes', what: 'notes', count: 4 };
    expect([told('host'), told('archive')]).toEqual([[{ ...line, left: false }], []]);
    await goTo(harness.room, 'themes');
    expect(told('host')).toEqual([{ ...line, left: true }]);
    expect(told('archive')).toEqual([{ ...line, left: true }]);
    // What comes late is in the number.
    await as(2, note('late'));
    expect(told('archive')).toEqual([{ ...line, count: 5, left: true }]);
    await lead(reveal('step:notes'));
    expect([told('host'), told('archive')]).toEqual([[], []]);
    expect(harness.room.view(['public', 'workshop:w1']).list('unshown')).toEqual([]);
  });

  test('NS1: what was submitted and is not shown is counted by step, for facilitators of every opened step and for readers of those that were left (answers)', async () => {
    await lead(
      mutation('theme.create', { id: 'theme:t', workshop: 'workshop:w1', title: 'T', notes: [] }),
      mutation('step.edit', {
        step: 'step:groups',
        change: { grouping: 'interest', questions: [] },
      }),
    );
    await goTo(harness.room, 'groups');
    await as(0, mutation('interest.choose', { step: 'step:groups', topics: ['T'] }));
    await goTo(harness.room, 'dots');
    await as(0, mutation('dot.set', { step: 'step:dots', theme: 'theme:t', dots: 1 }));
    await goTo(harness.room, 'matrix');
    const at = { effort: 1, impact: 1 };
    for (const who of [0, 1])
      await as(who, mutation('placement.set', { step: 'step:matrix', theme: 'theme:t', at }));
    await goTo(harness.room, 'poll');
    const answer = { asked: 1, question: 0, value: 1, comment: null };
    for (const who of [0, 1, 2])
      await as(who, mutation('ballot.cast', { step: 'step:poll', ...answer }));
    await goTo(harness.room, 'close');
    expect(told('host').map(({ step, what, count }) => [step, what, count])).toEqual([
      ['step:groups', 'choices', 1],
      ['step:dots', 'answers', 1],
      ['step:matrix', 'answers', 2],
      ['step:poll', 'answers', 3],
    ]);
    await lead(reveal('step:dots'), reveal('step:matrix'), reveal('step:poll'));
    expect(told('host').map(({ step }) => step)).toEqual(['step:groups']);
    // Asked anew, the answers of this time are not shown.
    await lead(mutation('ballot.ask', { step: 'step:poll', asked: 2 }));
    await as(0, mutation('ballot.cast', { step: 'step:poll', ...answer, asked: 2 }));
    expect(told('host').at(-1)).toMatchObject({ step: 'step:poll', count: 1 });
  });

  test('NS2: readers are told no number below three of what was not shown', async () => {
    await goTo(harness.room, 'notes');
    await as(0, note('a'), note('b'));
    await goTo(harness.room, 'themes');
    expect(told('archive')).toMatchObject([{ step: 'step:notes', count: null }]);
    expect(told('host')).toMatchObject([{ step: 'step:notes', count: 2 }]);
    await as(1, note('c'));
    expect(told('archive')).toMatchObject([{ step: 'step:notes', count: 3 }]);
  });

  const planNow = () =>
    buildPlanDocument(harness.room.view(['public', 'archive']), { today: '2026-11-20' });

  test('NS6: the sorting board, the closing, the plan page and the PDF say what was left without being shown (plan)', async () => {
    await goTo(harness.room, 'notes');
    await as(0, note('a'), note('b'), note('c'));
    expect(planNow().occasions[0]?.unshown).toEqual([]);
    await lead(mutation('workshop.close', { workshop: 'workshop:w1' }));
    expect(planNow().occasions[0]?.unshown).toEqual([{ title: 'notes', what: 'notes', count: 3 }]);
    expect(JSON.stringify(planNow())).not.toContain('Text a');
  });

  test('NS8: the data of a series contains the notes of a step that was left without showing them, marked, without author, group or time', async () => {
    const seats = people.flatMap((who) => (who.role === 'participant' ? who.seat : []));
    const group = { id: 'group:g', letter: 'A', place: null, seats };
    await goTo(harness.room, 'groups');
    await lead(mutation('group.form', { round: 'step:groups', groups: [group] }));
    await goTo(harness.room, 'notes');
    await as(0, note('a'), note('b'), note('taken'), note('hidden'));
    await as(0, mutation('note.withdraw', { note: 'note:taken', withdrawn: true }));
    await lead(mutation('note.hide', { note: 'note:hidden', hidden: true }));
    const exported = () =>
      exportSeries({
        archive: harness.room.view(['public', 'archive']),
        host: harness.room.view(['host']),
        unshown: unshownNotes(harness.room.store),
        plan: planNow(),
        now: 0,
      });
    // Nobody reads over the shoulders of those who write.
    expect(exported().notes).toEqual([]);
    await goTo(harness.room, 'themes');
    const { notes, workshops } = exported();
    expect(notes.map(({ id, text, shown }) => [id, text, shown])).toEqual([
      ['note:a', 'Text a', false],
      ['note:b', 'Text b', false],
      ['note:hidden', null, false],
    ]);
    expect(JSON.stringify(exported())).not.toMatch(
      /seat:|"author"|postedAt|Text taken|Text hidden/u,
    );
    for (const told of unshownNotes(harness.room.store)) {
      expect(told).toMatchObject({ author: null, group: null, postedAt: null });
    }
    const step = workshops[0]?.steps.find(({ id }) => id === 'step:notes');
    expect(step).toMatchObject({ revealed: false, unshown: { what: 'notes', count: 3 } });
    await lead(reveal('step:notes'));
    expect(exported().notes.map(({ shown }) => shown)).toEqual([true, true, true]);
  });
});

describe('a world café', () => {
  /** Two dialogues at tables, then a talk in the same groups. */
  async function cafe(): Promise<void> {
    const about = { workshop: 'workshop:w1' };
    const columns = [{ key: 'works', title: 'Bra', tone: 'works' as const }];
    const groups = { ...about, kind: 'groups' as const, grouping: 'hosts' as const };
    const notes = { ...about, kind: 'notes' as const, columns };
    await lead(
      mutation('step.add', newStep({ ...groups, id: 'step:t1', order: 100 })),
      mutation('step.add', newStep({ ...notes, id: 'step:d1', order: 101 })),
      mutation('step.add', newStep({ ...groups, id: 'step:t2', order: 102 })),
      mutation('step.add', newStep({ ...notes, id: 'step:d2', order: 103 })),
      mutation('step.add', newStep({ ...about, kind: 'talk', id: 'step:sum', order: 104 })),
    );
  }

  const go = (step: string) =>
    lead(
      mutation('step.start', {
        step,
        from: harness.room.store.get('workshop', 'workshop:w1')?.step ?? null,
      }),
    );
  const form = (round: string, key: string) =>
    lead(
      mutation('group.form', {
        round,
        groups: [
          {
            ...{ id: `group:${key}`, letter: 'A', place: null, cafe: true },
            seats: people.flatMap((who) => (who.role === 'participant' ? who.seat : [])),
          },
        ],
      }),
    );
  const shown = () =>
    ['step:d1', 'step:d2'].map((id) => harness.room.store.get('step', id)?.revealed);

  test('NS7: the notes of a world café are shown to everybody when its last dialogue is left or the workshop ends, and not before', async () => {
    await cafe();
    await go('step:t1');
    await form('step:t1', 'one');
    await go('step:d1');
    await as(0, note('a', 'step:d1'));
    await go('step:t2');
    expect(shown()).toEqual([false, false]);
    await form('step:t2', 'two');
    await go('step:d2');
    await as(0, note('b', 'step:d2'));
    expect(shown()).toEqual([false, false]);
    await go('step:sum');
    expect(shown()).toEqual([true, true]);
    expect(told('host')).toEqual([]);
  });

  test('NS7: the notes of a world café are shown to everybody when its last dialogue is left or the workshop ends, and not before (it ends in the middle)', async () => {
    await cafe();
    await go('step:t1');
    await form('step:t1', 'one');
    await go('step:d1');
    await as(0, note('a', 'step:d1'));
    await lead(mutation('workshop.close', { workshop: 'workshop:w1' }));
    expect(shown()[0]).toBe(true);
  });
});
