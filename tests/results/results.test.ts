import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planOf } from '#lib/server/export/plan-of.ts';
import { renderPlanPdf } from '#lib/server/export/pdf/render-plan.ts';
import { handout, handoutKinds } from '#lib/server/export/handout/handout.ts';
import { keyCard } from '#lib/server/export/handout/key-card.ts';
import { exportSeries } from '#lib/server/export/series-json.ts';
import { readPdf, type ReadPdf } from '#lib/server/export/pdf/testing/read-pdf.ts';
import { keyOf } from '#lib/sync/record.ts';
import { resultFile, sectionTitle } from '#lib/text/result-words.ts';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { ownTemplateOf } from '#lib/workshop/agenda/own-template.ts';
import { standingItemsOf } from '#lib/workshop/agenda/standing-items.ts';
import type { PlanDocument } from '#lib/workshop/plan/document.ts';
import { filledSections } from '#lib/workshop/results/filled-sections.ts';
import { seriesTemplates } from '#lib/workshop/templates/formats.ts';
import { resultDeclarations } from '#lib/workshop/results/results.ts';
import { unshownNotes } from '#lib/workshop/visibility/unshown.ts';
import { developmentPlan } from './said.ts';
import { facilitator, formats, newSeries, play, type PlayedSeries } from './series.ts';

/** Where the PDFs go that somebody wants to look at; else nowhere. */
const folder = process.env['RESULTS_DIR'];

async function printed(plan: PlanDocument, name: string): Promise<ReadPdf> {
  const made = await renderPlanPdf(plan);
  if (!made.ok) throw new Error(`${made.code}: ${made.detail}`);
  expect([made.standard, made.replaced]).toEqual(['ua-1', []]);
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.pdf`), made.pdf);
  }
  return await readPdf(made.pdf);
}

async function whole(series: PlayedSeries & { readonly first: string }, people: number) {
  await play(series, series.first, people);
  return planOf(series.room, series.now());
}

const titles = (plan: PlanDocument): string[] =>
  plan.sections.map((section) => sectionTitle(section, plan));

describe.each(formats)('$template', ({ template, result }) => {
  test(`RE1: page, PDF and data of a result hold its sections in the order in which it declares them (${template})`, async () => {
    const series = await newSeries(template);
    await play(series, series.first, 6);
    for (const occasion of seriesTemplates[template].proposed.slice(1)) {
      await play(series, await series.next(occasion), 7, { organisations: 3 });
    }
    const plan = planOf(series.room, series.now());
    expect(plan.result).toBe(result);
    const declared = resultDeclarations[result].sections;
    expect(declared.filter((section) => plan.sections.includes(section))).toEqual(plan.sections);
    // Enough was done for more than half of them to have something to say.
    expect(plan.sections.length).toBeGreaterThan(declared.length / 2);
    const pdf = await printed(plan, template);
    const marks = pdf.bookmarks.filter((mark) => titles(plan).includes(mark));
    expect(marks).toEqual(titles(plan));
  });

  test(`RE2: a section without content is left out, with nobody, with one person and with many (${template})`, async () => {
    for (const people of [0, 1]) {
      const plan = await whole(await newSeries(template), people);
      const { saysEmpty } = resultDeclarations[result];
      for (const section of plan.sections) {
        const alone = filledSections({ ...plan, sections: [section] }).includes(section);
        expect([section, alone]).toEqual([section, true]);
        if (saysEmpty.includes(section)) continue;
        for (const block of plan.blocks[section as keyof PlanDocument['blocks']] ?? []) {
          expect(block.parts.length + block.results.length).toBeGreaterThan(0);
        }
      }
      const pdf = await printed(plan, `${template}-${people}`);
      expect(pdf.bookmarks.filter((mark) => titles(plan).includes(mark))).toEqual(titles(plan));
      if (result !== 'plan')
        expect(pdf.text).not.toMatch(
          /\bInga\b|\bIngen \w+ är\b|är inte (?:beskrivet|valt|bestämt)/u,
        );
    }
  });

  test.each(['sv', 'en'] as const)(
    `RE3: no other result than a development plan is called one, in print and in the name of its file (${template}, %s)`,
    async (language) => {
      const series = await newSeries(template, language);
      await play(series, series.first, 4);
      for (const occasion of seriesTemplates[template].occasions.slice(1))
        await play(series, await series.next(occasion), 4);
      const { room } = series;
      const plan = planOf(room, series.now());
      const pdf = await printed(plan, `${template}-${language}`);
      const view = room.view(['host']);
      const origin = 'https://bikupa.example';
      const [own] = room.store.list('series');
      if (!own) throw new Error('no series');
      const papers = room.store
        .list('workshop')
        .flatMap((workshop) =>
          handoutKinds.map((kind) => handout(kind, { view, workshop, origin, from: 540 })),
        );
      const agendas = room.store.list('workshop').map(({ id }) => ownTemplateOf(view, id));
      const data = exportSeries({
        ...{ archive: room.view(['public', 'archive']), host: view, plan, now: series.now() },
        unshown: unshownNotes(room.store),
      });
      const card = keyCard({ series: own, workshop: null, origin, link: `${origin}/l/x` });
      const said = [pdf.text, resultFile(plan, 'x'), titles(plan), papers, agendas, data, card];
      const found = said.filter((part) => JSON.stringify(part).match(developmentPlan) !== null);
      // The papers of a development plan need not speak of one, its result and the name of its file do.
      if (result === 'plan') expect(found).toEqual(expect.arrayContaining(said.slice(0, 2)));
      else expect(found).toEqual([]);
    },
  );
});

test('RE4: the year report tells of each meeting and of all, who came when and what comes back', async () => {
  const series = await newSeries('motesplats');
  await play(series, series.first, 4);
  const second = await series.next();
  await play(series, second, 6, { organisations: 3 });
  const third = await series.next('placeYear');
  await play(series, third, 5);
  const year = planOf(series.room, series.now());
  expect(year.years).toBe('2027');
  expect(sectionTitle('year', year)).toBe('2027 i stora drag');
  expect(year.blocks.year?.map(({ title }) => title)).toEqual([
    '',
    ...series.room.store.list('workshop').map(({ title }) => title),
  ]);
  expect(year.arrivals.map(({ organisation, newFrom }) => [organisation, newFrom])).toEqual([
    ['Ängsby kommun', null],
    ['Vårdcentralen Ringen', null],
    ['Lasarettet', 'Möte 2'],
  ]);
  expect(year.blocks.local?.[0]?.title).toBe('Ängsby kommun');
  // Whose a note is nobody is told: the notes stand by themselves.
  expect(
    year.blocks.local?.filter(({ parts }) => parts.some(({ notes }) => notes.length > 0)),
  ).toMatchObject([{ title: '' }]);
  const one = planOf(series.room, series.now(), keyOf(second));
  expect(one.only).toBe('Möte 2');
  expect(one.occasions.map(({ title }) => title)).toEqual(['Möte 2']);
  expect(one.attendance.map(({ organisation }) => organisation)).toContain('Lasarettet');
  const of = JSON.stringify([one.themes, one.ungrouped, one.blocks]);
  expect(of).toContain('Hemgång 2');
  expect(of).not.toContain('Hemgång 1');
  await printed(year, 'arsrapport');
  await printed(one, 'arsrapport-mote-2');
});

test('RE5: a standing item comes back at each meeting as it was last worded, until it rests or ends', async () => {
  const series = await newSeries('motesplats');
  const { room, must } = series;
  const items = () => standingItemsOf(room.store);
  const [a = '', b = ''] = items().map(({ text }) => text);
  expect(items().map(({ workshops }) => workshops)).toEqual([[series.first], [series.first]]);
  const asking = stepsOf(room.store, series.first).find(({ questions }) => questions.includes(a));
  if (!asking) throw new Error('nothing asks');
  const questions = asking.questions.map((q) => (q === a ? 'Nära vård: vad är nytt?' : q));
  await must(facilitator, 'step.edit', { step: asking.id, change: { questions } });
  expect(items()[0]?.text).toBe('Nära vård: vad är nytt?');
  const second = await series.next();
  const asks = (workshop: string) =>
    stepsOf(room.store, workshop).flatMap((step) => step.questions);
  expect(asks(second)).toEqual(expect.arrayContaining(['Nära vård: vad är nytt?', b]));
  expect(asks(second)).not.toContain(a);
  expect(items().map(({ workshops }) => workshops.length)).toEqual([2, 2]);
  await must(facilitator, 'standingItem.turn', { item: items()[0]?.id ?? '', state: 'resting' });
  const third = await series.next();
  expect(asks(third)).not.toContain('Nära vård: vad är nytt?');
  expect(asks(third)).toContain(b);
});

test('RE6: questions in another order, more of them or fewer word no standing item anew', async () => {
  const { room, must, first } = await newSeries('motesplats');
  const before = standingItemsOf(room.store);
  const step = stepsOf(room.store, first).find(({ questions }) => questions.length === 2);
  if (!step) throw new Error('nothing asks');
  const edit = (questions: string[]) =>
    must(facilitator, 'step.edit', { step: step.id, change: { questions } });
  await edit(step.questions.toReversed());
  await edit([...step.questions, 'Och en till?']);
  await edit(['Bara en']);
  expect(standingItemsOf(room.store)).toEqual(before);
});

test('RE7: everyday problems and organisational questions stand apart', async () => {
  const plan = await whole(await newSeries('samradsgrupp'), 6);
  const themes = (section: 'everyday' | 'organisational' | 'otherThemes') =>
    plan.blocks[section]?.flatMap(({ parts }) => parts.flatMap((part) => part.themes));
  expect(themes('everyday')?.map(({ title }) => title)).toEqual(['Hemgång 1']);
  expect(themes('organisational')?.map(({ title }) => title)).toEqual(['Läkemedel 1']);
  expect(themes('otherThemes')?.map(({ title }) => title)).toEqual(['Kontaktvägar 1']);
});

test('RE8: people who change places between rounds make no further groups of the room', async () => {
  const plan = await whole(await newSeries('erfarenhetskonferens'), 6);
  expect(plan.occasions.map(({ groups }) => groups)).toEqual([2]);
});

test('RE13: the decision stands first in what three meetings lead to', () => {
  expect(resultDeclarations.agreements.sections[0]).toBe('decisions');
});
