import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openHarness, type Harness } from '../../../../../tests/support/room-harness.ts';
import { buildWorkshop, facilitator, must } from '../../../../../tests/support/workshop-builder.ts';
import { renderHandoutPdf } from '../pdf/render-plan.ts';
import { readPdf, squeezed } from '../pdf/testing/read-pdf.ts';
import { handout, handoutKinds, type HandoutKind } from './handout.ts';
import { clockTime, readClockTime } from './run-sheet.ts';

const name = 'Kerstin Lundqvist-Östergren';

async function harnessWith(seats: number): Promise<Harness> {
  const harness = await openHarness();
  await buildWorkshop(harness.room, { seats });
  await must(harness.room, { role: 'server' }, [
    {
      name: 'seat.take',
      args: { id: 'seat:p1', organisation: 'organisation:o0', role: 'role:r0', name },
    },
  ]);
  return harness;
}

function paper(kind: HandoutKind, { room }: Harness, from = 13 * 60) {
  const workshop = room.store.get('workshop', 'workshop:w1');
  if (!workshop) throw new Error('no workshop');
  return handout(kind, {
    view: room.view(['host']),
    workshop,
    origin: 'http://192.168.1.5:3000',
    from,
  });
}

async function printed(kind: HandoutKind, harness: Harness) {
  const made = await renderHandoutPdf(paper(kind, harness), { createdAt: new Date(0) });
  if (!made.ok) throw new Error(`${made.code}: ${made.detail}`);
  expect(made.standard).toBe('ua-1');
  return readPdf(made.pdf);
}

test('PR1: each group has a sign with its label, its place and how to join', async () => {
  const harness = await harnessWith(10);
  await must(harness.room, facilitator, [
    {
      name: 'group.form',
      args: {
        round: 'step:groups',
        groups: ['A', 'B'].map((letter, at) => ({
          ...{
            id: `group:${letter}`,
            letter,
            topic: null,
            locked: false,
            cafe: false,
            after: null,
          },
          place: at === 0 ? 'vid fönstret mot gården' : null,
          seats: [],
        })),
      },
    },
  ]);
  const pdf = await printed('signs', harness);
  expect(pdf.pages).toBe(2);
  for (const text of ['vid fönstret mot gården', '4821 7306', '192.168.1.5:3000', 'Workshop 1']) {
    expect(squeezed(pdf.text)).toContain(squeezed(text));
  }
  expect(pdf.alternatives).toEqual(Array(2).fill('QR-kod till http://192.168.1.5:3000/48217306'));
});

test('PR2: before groups are formed there are signs for the number of groups expected', async () => {
  const pdf = await printed('signs', await harnessWith(10));
  // Ten people who wish to sit in fours: 4 + 3 + 3.
  expect(pdf.pages).toBe(3);
  expect(pdf.roles.get('H1')).toBe(3);
});

test('PR3: there are paper notes for each column, with its question and lines to write on', async () => {
  const harness = await harnessWith(2);
  const change = { questions: ['Vad fungerar bra i dag?', 'Vad behöver utvecklas?'] };
  await must(harness.room, facilitator, [
    { name: 'step.edit', args: { step: 'step:notes', change } },
  ]);
  const pdf = await printed('sheets', harness);
  // And one each for the sheets of brainwriting and for cards.
  expect(pdf.pages).toBe(4);
  const text = squeezed(pdf.text);
  for (const said of [...change.questions, 'Bikupa______']) {
    expect(text.split(squeezed(said)).length - 1).toBe(said.startsWith('Bikupa') ? 12 : 6);
  }
});

test('PR4: the run sheet lists every step with its time, its questions and who does what', async () => {
  const harness = await harnessWith(2);
  const { room } = harness;
  const steps = room.store.list('step').toSorted((a, b) => a.order - b.order);
  await must(
    room,
    facilitator,
    steps.slice(0, 2).map(({ id }) => ({
      name: 'step.edit',
      args: { step: id, change: { minutes: 25, instruction: 'Berätta varför vi är här.' } },
    })),
  );
  const rows = paper('runsheet', harness);
  expect(rows).toMatchObject({ ends: '13:50', rows: { length: steps.length } });
  const text = squeezed((await printed('runsheet', harness)).text);
  for (const said of ['13:00', '13:25', '13:50', 'Kan vi göra så?', 'skriver lappar', 'Berätta']) {
    expect(text).toContain(squeezed(said));
  }
});

test('PR5: a clock time is parsed back as formatted, and invalid text yields none', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 24 * 60 - 1 }), (minutes) => {
      expect(readClockTime(clockTime(minutes))).toBe(minutes);
    }),
  );
  for (const text of [null, '', '24:00', '9:00', '12:60', '12:00:00']) {
    expect(readClockTime(text)).toBeNull();
  }
});

test('PR6: participants are listed as counts by organisation and role, and no printout names anybody', async () => {
  const harness = await harnessWith(7);
  const made = paper('participants', harness);
  expect(made).toMatchObject({
    total: '7',
    organisations: ['3', '2', '2'].map((count) => ({ count })),
    roles: [{ name: 'enhetschef', count: '7' }],
  });
  for (const kind of handoutKinds) {
    const pdf = await printed(kind, harness);
    expect(squeezed(pdf.text), kind).not.toContain(squeezed('Kerstin'));
  }
});

test('PR7: printouts are tagged documents in the language of the series', async () => {
  const harness = await harnessWith(0);
  for (const kind of handoutKinds) {
    const pdf = await printed(kind, harness);
    expect(pdf).toMatchObject({ tagged: true, language: 'sv-SE' });
    expect(pdf.title).toContain('Workshop 1');
    expect(pdf.roles.get('H1'), kind).toBeGreaterThan(0);
  }
});

test('NC2: what has been is printed with what was agreed, the standing items, the themes and the next step, and the first occasion says that there is nothing', async () => {
  const harness = await harnessWith(3);
  const nothing = await printed('catchup', harness);
  expect(squeezed(nothing.text)).toContain(squeezed('ingenting har varit än'));
  const { room } = harness;
  await must(room, facilitator, [
    { name: 'standingItem.add', args: { id: 'standingItem:a', text: 'Nära vård: vad är nytt?' } },
    {
      name: 'theme.create',
      args: { id: 'theme:a', workshop: 'workshop:w1', title: 'Utskrivning', notes: [] },
    },
    { name: 'area.create', args: { id: 'area:a', theme: 'theme:a', title: 'Trygg utskrivning' } },
    { name: 'action.create', args: { id: 'action:a', area: 'area:a', title: 'Ring i förväg' } },
    {
      name: 'workshop.edit',
      args: { workshop: 'workshop:w1', change: { nextStep: 'Vi ses i mars.' } },
    },
  ]);
  await must(room, { role: 'server' }, [
    {
      name: 'workshop.create',
      args: {
        ...{ id: 'workshop:w2', code: '48217307', secret: 'K7M4QTAC', title: 'Möte 2' },
        ...{ date: '2026-10-22', place: null, groupSize: 4 },
      },
    },
  ]);
  const workshop = room.store.get('workshop', 'workshop:w2');
  if (!workshop) throw new Error('no workshop');
  const of = { view: room.view(['host']), workshop, origin: 'http://x', from: 0 };
  const made = await renderHandoutPdf(handout('catchup', of), { createdAt: new Date(0) });
  if (!made.ok) throw new Error(`${made.code}: ${made.detail}`);
  expect(made.standard).toBe('ua-1');
  const { text, pages } = await readPdf(made.pdf);
  expect(pages).toBe(1);
  const said = ['Trygg utskrivning', 'Ring i förväg', 'Nära vård: vad är nytt?', 'Utskrivning'];
  for (const words of [...said, 'Vi ses i mars.'])
    expect(squeezed(text)).toContain(squeezed(words));
});
