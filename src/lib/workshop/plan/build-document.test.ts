import type { StanceKind } from '../model/terms.ts';
import { mutation } from '../model/mutations.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Room } from '#lib/sync/room/room.ts';
import type { Actor } from '../model/actor.ts';
import type { AnyRecord } from '../model/records.ts';
import { openHarness } from '../../../../tests/support/room-harness.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../tests/support/workshop-builder.ts';
import { buildPlanDocument } from './build-document.ts';
import type { PlanDocument } from './document.ts';

const today = '2026-11-20';
type TestRoom = Room<AnyRecord, Actor>;

/** What a reader of the plan gets. */
function read(room: TestRoom): PlanDocument {
  return buildPlanDocument(room.view(['public', 'archive']), { today });
}

async function openRoom(): Promise<{ room: TestRoom; people: readonly Actor[] }> {
  const { room } = await openHarness();
  const { participants } = await buildWorkshop(room, { seats: 4 });
  return { room, people: participants };
}

interface Written {
  readonly by: number;
  readonly column: 'works' | 'develop';
  readonly place: 'theme:t0' | 'theme:t1' | 'parked' | 'nowhere';
  readonly fate: 'stays' | 'hidden' | 'withdrawn';
}

const written: fc.Arbitrary<Written> = fc.record({
  by: fc.nat({ max: 3 }),
  column: fc.constantFrom('works', 'develop'),
  place: fc.constantFrom('theme:t0', 'theme:t1', 'parked', 'nowhere'),
  fate: fc.constantFrom('stays', 'stays', 'hidden', 'withdrawn'),
});

const textOf = (index: number): string => `Lapp nummer ${index}.`;

async function write(
  room: TestRoom,
  people: readonly Actor[],
  notes: readonly Written[],
): Promise<void> {
  await goTo(room, 'notes');
  for (const [index, { by }] of notes.entries()) {
    const author = people[by];
    const args = { id: `note:n${index}`, step: 'step:notes', text: textOf(index) };
    const column = notes[index]?.column ?? '';
    if (author) await must(room, author, [mutation('note.post', { ...args, column })]);
  }
  await must(room, facilitator, [
    ...['theme:t0', 'theme:t1'].map((id) =>
      mutation('theme.create', { id, workshop: 'workshop:w1', title: `Tema ${id}`, notes: [] }),
    ),
    ...notes.map(({ place }, index) =>
      mutation('note.place', {
        notes: [`note:n${index}`],
        theme: place.startsWith('theme:') ? place : null,
        parked: place === 'parked',
      }),
    ),
  ]);
  for (const [index, { by, fate }] of notes.entries()) {
    const author = people[by];
    const note = `note:n${index}`;
    if (fate === 'hidden') {
      await must(room, facilitator, [mutation('note.hide', { note, hidden: true })]);
    }
    if (fate === 'withdrawn' && author) {
      await must(room, author, [mutation('note.withdraw', { note, withdrawn: true })]);
    }
  }
}

const reveal = (step: string) => mutation('step.reveal', { step, revealed: true });

describe('the notes of a document', () => {
  test('are nowhere before they are shown', async () => {
    const { room, people } = await openRoom();
    await write(room, people, [{ by: 0, column: 'works', place: 'parked', fate: 'stays' }]);
    expect(JSON.stringify(read(room))).not.toContain(textOf(0));
  });

  test('stand once where they belong, without an author, unless hidden or taken back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(written, { maxLength: 12 }), async (notes) => {
        const { room, people } = await openRoom();
        await write(room, people, notes);
        await must(room, facilitator, [reveal('step:notes')]);
        const plan = read(room);
        const whole = JSON.stringify(plan);
        expect(whole).not.toContain('seat:');
        expect(whole).not.toContain('"author"');

        const placed = new Map([
          ...plan.themes.map((theme) => [theme.id, theme.notes] as const),
          ['parked', plan.parking] as const,
          ['nowhere', plan.ungrouped] as const,
        ]);
        for (const [index, { place, fate, column }] of notes.entries()) {
          const where = [...placed].filter(([, lines]) =>
            lines.some((line) => line.text === textOf(index)),
          );
          expect(where.map(([key]) => key)).toEqual(fate === 'stays' ? [place] : []);
          expect(whole.includes(textOf(index))).toBe(fate === 'stays');
          const line = where[0]?.[1].find(({ text }) => text === textOf(index));
          if (line) expect(line.tone).toBe(column);
        }
        expect(plan.hidden).toBe(notes.filter(({ fate }) => fate === 'hidden').length);
        const works = notes.filter(
          ({ column, fate, place }) =>
            column === 'works' && fate === 'stays' && place.startsWith('theme:'),
        );
        expect(plan.strengths.flatMap((strength) => strength.notes)).toHaveLength(works.length);
        for (const theme of plan.themes) {
          const counted = theme.columns.reduce((sum, { count }) => sum + count, 0);
          expect(counted).toBe(theme.notes.length);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('dots', () => {
  async function vote(): Promise<TestRoom> {
    const { room, people } = await openRoom();
    await write(room, people, []);
    await goTo(room, 'dots');
    for (const [index, person] of people.entries()) {
      await must(room, person, [
        mutation('dot.set', { step: 'step:dots', theme: 'theme:t0', dots: 1 }),
        mutation('dot.set', { step: 'step:dots', theme: 'theme:t1', dots: index % 2 }),
      ]);
    }
    return room;
  }
  const dotsOf = (room: TestRoom) => read(room).themes.map(({ id, dots }) => [id, dots]);

  test('are not there while the vote is blind', async () => {
    expect(dotsOf(await vote())).toEqual([
      ['theme:t0', null],
      ['theme:t1', null],
    ]);
  });

  test('follow their theme into the one that takes it in', async () => {
    const room = await vote();
    await must(room, facilitator, [reveal('step:dots')]);
    expect(dotsOf(room)).toEqual([
      ['theme:t0', 4],
      ['theme:t1', 2],
    ]);
    await must(room, facilitator, [
      mutation('area.create', { id: 'area:a1', theme: 'theme:t0', title: 'Område' }),
      mutation('theme.merge', { from: 'theme:t0', into: 'theme:t1' }),
    ]);
    expect(dotsOf(room)).toEqual([['theme:t1', 6]]);
    const { areas, themes } = read(room);
    expect(areas[0]?.theme?.id).toBe('theme:t1');
    expect(themes[0]?.area).toBe(1);
  });
});

function left(actions: readonly boolean[], a: number): readonly string[] {
  return actions.flatMap((gone, b) => (gone ? [] : [`Åtgärd ${a}-${b}`]));
}

describe('areas and actions', () => {
  test('all stand in the document in their order, and nothing that was removed', async () => {
    const entry = fc.record({
      actions: fc.array(fc.boolean(), { maxLength: 4 }),
      removed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 4 }), async (areas) => {
        const { room } = await openRoom();
        for (const [a, { actions, removed }] of areas.entries()) {
          const area = `area:a${a}`;
          const create = { id: area, theme: null, title: `Område ${a}` };
          await must(room, facilitator, [mutation('area.create', create)]);
          for (const [b, gone] of actions.entries()) {
            const action = `action:a${a}-${b}`;
            await must(room, facilitator, [
              mutation('action.create', { id: action, area, title: `Åtgärd ${a}-${b}` }),
              mutation('action.remove', { action, removed: gone }),
            ]);
          }
          await must(room, facilitator, [mutation('area.remove', { area, removed })]);
        }
        const expected = areas.flatMap(({ actions, removed }, a) =>
          removed ? [] : [{ title: `Område ${a}`, actions: left(actions, a) }],
        );
        const plan = read(room);
        expect(
          plan.areas.map(({ title, actions }) => ({
            title,
            actions: actions.map((action) => action.title),
          })),
        ).toEqual(expected);
        expect(plan.areas.map(({ number }) => number)).toEqual(expected.map((_, i) => i + 1));
      }),
      { numRuns: 25 },
    );
  });

  test('an action is only proposed until its own organisation has taken it on', async () => {
    const { room, people } = await openRoom();
    const [first, second] = people;
    if (!first || !second) throw new Error('two people are needed');
    const action = 'action:a1';
    await must(room, facilitator, [
      mutation('area.create', { id: 'area:a1', theme: null, title: 'Område' }),
      mutation('action.create', { id: action, area: 'area:a1', title: 'Åtgärd' }),
      mutation('action.edit', {
        action,
        change: { organisation: 'organisation:o0', role: 'enhetschef' },
      }),
    ]);
    const line = () => read(room).areas[0]?.actions[0];
    const say = (organisation: string, stance: StanceKind) => [
      mutation('seat.represent', { representative: true }),
      mutation('stance.set', { action, organisation, stance, comment: 'Ord' }),
    ];
    await must(room, second, say('organisation:o1', 'adopts'));
    expect(line()).toMatchObject({ accepted: false, responsible: { role: 'enhetschef' } });
    await must(room, first, say('organisation:o0', 'adopts-with-reservation'));
    expect(line()).toMatchObject({
      accepted: true,
      stances: [
        { organisation: 'Organisation 0', stance: 'adopts-with-reservation', comment: 'Ord' },
        { organisation: 'Organisation 1', stance: 'adopts', comment: 'Ord' },
      ],
    });
  });

  test('follow-ups come by day', async () => {
    const { room } = await openRoom();
    await must(room, facilitator, [
      mutation('area.create', { id: 'area:a1', theme: null, title: 'Område' }),
      ...['2027-05-18', '2027-03-16', null, '2027-04-13'].flatMap((followUp, i) => [
        mutation('action.create', { id: `action:a${i}`, area: 'area:a1', title: `Å${i}` }),
        mutation('action.edit', { action: `action:a${i}`, change: { followUp } }),
      ]),
    ]);
    expect(read(room).followUps.map(({ action, date }) => [action, date])).toEqual([
      ['1.2', '2027-03-16'],
      ['1.4', '2027-04-13'],
      ['1.1', '2027-05-18'],
    ]);
  });
});

describe('who took part', () => {
  test('is told by organisation and role, never by name', async () => {
    const { room } = await openRoom();
    const plan = read(room);
    expect(plan.attendance).toEqual([
      { id: 'organisation:o0', organisation: 'Organisation 0', role: 'enhetschef', count: 2 },
      { id: 'organisation:o1', organisation: 'Organisation 1', role: 'enhetschef', count: 1 },
      { id: 'organisation:o2', organisation: 'Organisation 2', role: 'enhetschef', count: 1 },
    ]);
    expect(plan.parties.map(({ participants }) => participants)).toEqual([2, 1, 1]);
    expect(plan.occasions).toMatchObject([{ title: 'Workshop 1', participants: 4 }]);
  });

  test('an occasion that is only planned is not among them', async () => {
    const { room } = await openRoom();
    const args = {
      id: 'workshop:w2',
      code: '10000002',
      secret: 'K7M4QTAB',
      title: 'Workshop 2',
      date: '2026-12-01',
      place: null,
      groupSize: 4,
    };
    await must(room, { role: 'server' }, [mutation('workshop.create', args)]);
    expect(read(room).occasions.map(({ title }) => title)).toEqual(['Workshop 1']);
  });
});

describe('what was answered in private', () => {
  const cast = (value: number, comment: string | null = null, asked = 1, question = 0) =>
    mutation('ballot.cast', { step: 'step:poll', asked, question, value, comment });
  const place = (theme: string, effort: number, impact: number) =>
    mutation('placement.set', {
      step: 'step:matrix',
      theme: `theme:${theme}`,
      at: { effort, impact },
    });

  test('FM14: the plan lists the revealed results of polls and matrices by occasion, without attribution and not where fewer than three have answered', async () => {
    const { room, people } = await openRoom();
    const [first, second, third] = people;
    if (!first || !second || !third) throw new Error('three people are needed');
    const theme = (key: string) =>
      mutation('theme.create', {
        id: `theme:${key}`,
        workshop: 'workshop:w1',
        title: `Tema ${key}`,
        notes: [],
      });
    await must(room, facilitator, ['t', 'u', 'v', 'few', 'unjudged'].map(theme));
    await must(room, first, [mutation('seat.count', { heads: 3 })]);
    await goTo(room, 'matrix');
    await must(room, first, [place('t', 5, 4), place('u', 1, 5), place('v', 1, 5)]);
    await must(room, second, [place('t', 4, 4), place('u', 1, 5), place('few', 1, 1)]);
    await must(room, third, [place('t', 4, 4), place('u', 1, 5), place('few', 1, 1)]);
    await goTo(room, 'poll');
    await must(room, first, [cast(2, 'Mer tid')]);
    await must(room, second, [cast(5), cast(1, 'Ensam röst', 1, 1)]);
    await must(room, third, [cast(5), cast(1, null, 1, 1)]);
    const told = () => {
      const [occasion] = read(room).occasions;
      if (!occasion) throw new Error('an occasion was held');
      return occasion;
    };
    expect(told().results).toEqual([]);
    const later = 'Hur gör vi med vår samverkan framöver?';
    expect(told().questions).toEqual(['Kan vi göra så?', 'Vill vi det?', later]);

    await must(room, facilitator, [
      mutation('theme.remove', { theme: 'theme:v' }),
      ...['step:matrix', 'step:poll'].map(reveal),
      mutation('ballot.ask', { step: 'step:poll', asked: 2 }),
    ]);
    await must(room, first, [cast(4, 'Hemligt än', 2)]);
    for (const one of [second, third]) await must(room, one, [cast(4, null, 2)]);
    expect(told().results).toEqual([
      {
        kind: 'matrix',
        title: 'matrix',
        people: 5,
        themes: [
          {
            ...{ id: 'theme:u', title: 'Tema u', corner: 'first', judgements: 3 },
            ...{ effort: [3, 0, 0, 0, 0], impact: [0, 0, 0, 0, 3] },
          },
          {
            ...{ id: 'theme:t', title: 'Tema t', corner: 'plan', judgements: 3 },
            ...{ effort: [0, 0, 0, 2, 1], impact: [0, 0, 0, 3, 0] },
          },
        ],
        actions: [],
      },
      {
        kind: 'poll',
        question: 'Kan vi göra så?',
        scale: 'fist',
        rounds: [{ people: 5, counts: [0, 0, 1, 0, 0, 2], comments: ['Mer tid'] }],
      },
    ]);
    // What has answers that can be told is not asked once more; the others are.
    expect(told().questions).toEqual(['Vill vi det?', later]);
    expect(JSON.stringify(read(room))).not.toMatch(/seat:|Hemligt än|Ensam röst/u);

    await must(room, facilitator, [reveal('step:poll')]);
    expect(told().results[1]).toMatchObject({
      rounds: [{ people: 5 }, { people: 5, counts: [0, 0, 0, 0, 3, 0], comments: ['Hemligt än'] }],
    });
    await must(room, facilitator, [
      mutation('step.reveal', { step: 'step:matrix', revealed: false }),
    ]);
    expect(told().results.map(({ kind }) => kind)).toEqual(['poll']);
  });
});

test('abbreviations that are used are explained', async () => {
  const { room } = await openRoom();
  await must(room, facilitator, [
    mutation('series.edit', {
      series: 'series:s1',
      change: { purpose: 'En SIP för alla i säbo' },
    }),
    mutation('workshop.edit', { workshop: 'workshop:w1', change: { nextStep: 'KSA kallar' } }),
  ]);
  const plan = buildPlanDocument(room.view(['public', 'archive']), {
    today,
    meaning: (term) => `vad ${term} betyder`,
  });
  expect(plan.glossary.map(({ term }) => term)).toEqual(['KSA', 'SIP', 'säbo']);
  expect(plan.glossary[0]?.meaning).toBe('vad KSA betyder');
});

test('PT2: an action keeps the note it was made from when its theme is merged or dissolved, and says nothing of it once the note is hidden or taken back', async () => {
  const { room, people } = await openRoom();
  await write(room, people, [
    { by: 0, column: 'works', place: 'theme:t0', fate: 'stays' },
    { by: 1, column: 'works', place: 'nowhere', fate: 'stays' },
  ]);
  const lead = (...mutations: Parameters<typeof must>[2]) => must(room, facilitator, mutations);
  await lead(
    { name: 'area.create', args: { id: 'area:p', theme: null, title: 'Område' } },
    ...[0, 1].map((n) =>
      mutation('action.create', {
        ...{ id: `action:p${n}`, area: 'area:p', title: `Åtgärd ${n}`, note: `note:n${n}` },
      }),
    ),
  );
  const traces = () =>
    read(room)
      .areas.flatMap(({ actions }) => actions)
      .map(({ note }) => note?.text ?? null);
  // Until its step is shown nobody reads the note.
  expect(traces()).toEqual([null, null]);
  await lead({ name: 'step.reveal', args: { step: 'step:notes', revealed: true } });
  expect(traces()).toEqual([textOf(0), textOf(1)]);
  expect(JSON.stringify(read(room))).not.toContain('"author"');
  await lead({ name: 'theme.merge', args: { from: 'theme:t0', into: 'theme:t1' } });
  await lead({ name: 'theme.remove', args: { theme: 'theme:t1' } });
  expect(traces()).toEqual([textOf(0), textOf(1)]);
  await lead({ name: 'note.hide', args: { note: 'note:n0', hidden: true } });
  expect(traces()).toEqual([null, textOf(1)]);
  const [, writer] = people;
  if (!writer) throw new Error('somebody wrote it');
  await must(room, writer, [mutation('note.withdraw', { note: 'note:n1', withdrawn: true })]);
  expect(traces()).toEqual([null, null]);
  await lead({ name: 'note.hide', args: { note: 'note:n0', hidden: false } });
  expect(traces()).toEqual([textOf(0), null]);
  const unknown = { id: 'action:q', area: 'area:p', title: 'Q', note: 'note:nobodys' };
  await expect(lead(mutation('action.create', unknown))).rejects.toThrow('note.unknown');
});
