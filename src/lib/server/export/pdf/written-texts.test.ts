/** What people write as it is printed: from its own side, with its addresses as links. */
import { expect, test } from 'vitest';
import type { PlanDocument } from '#lib/workshop/plan/document.ts';
import { mapStrings } from './clean.ts';
import { renderPlanPdf } from './render-plan.ts';
import { readPdf } from './testing/read-pdf.ts';
import { samplePlan } from './testing/sample-plan.ts';

async function made(plan: PlanDocument) {
  const result = await renderPlanPdf(plan, { createdAt: new Date(0) });
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`);
  expect(result.standard).toBe('ua-1');
  return readPdf(result.pdf);
}

/** The same plan with other words in the place of those that people wrote. */
function written(text: string): PlanDocument {
  const isWritten = (word: string): boolean => /[ åäö]|^\p{Lu}/u.test(word);
  return mapStrings(samplePlan, (word) => (isWritten(word) ? text : word));
}

test('TX6: a text begins from the side of its own first letter, on every page and on paper (in the PDF)', async () => {
  const plan = written('مرحبا SIP');
  const areas = plan.areas.map((area) => ({
    ...area,
    // Else a sentence of ours names who has not accepted, and may do so in a line of its own.
    actions: area.actions.map((action) => ({ ...action, accepted: true })),
  }));
  const { runs } = await made({ ...plan, areas });
  const lines = Map.groupBy(runs, ({ page, y }) => `${page} ${Math.round(y)}`);
  // Where a sentence of ours goes on, it decides.
  const own = [...lines.values()].filter(
    (line) =>
      line.some(({ text }) => text.includes('SIP')) &&
      line.some(({ text }) => /\p{Script=Arabic}/u.test(text)) &&
      !line.some(({ text }) => /\p{Ll}/u.test(text)),
  );
  expect(own.length).toBeGreaterThan(20);
  const wrong = own.filter((line) => {
    const words = line
      .filter(({ text }) => /SIP|\p{Script=Arabic}/u.test(text))
      .toSorted((a, b) => a.x - b.x);
    return !words[0]?.text.includes('SIP');
  });
  expect(wrong).toEqual([]);
});

const address =
  'https://www.ekby.se/omsorg-och-stod/samverkan/utvecklingsplan?version=2&del=verksamhetsutveckling#nulage';

test('TX7: a web address is a link on the plan page and in the PDF, and is copied with its own characters only (the PDF)', async () => {
  const { copied, links } = await made(written(`Läs mer på ${address}.`));
  expect(links.length).toBeGreaterThan(20);
  expect([...new Set(links)]).toEqual([address]);
  expect(copied).not.toMatch(/[\u200B\u00AD]/u);
  // Nothing but the ends of lines stands in it.
  const found = copied.replaceAll(/\s/gu, '').split(address).length - 1;
  expect(found).toBeGreaterThan(20);
});

test('LG3: a number is written as the language of the page or document writes it (the PDF)', async () => {
  const plan: PlanDocument = {
    ...samplePlan,
    themes: samplePlan.themes.map((theme) => ({
      ...theme,
      dots: 12_345,
      columns: theme.columns.map((column) => ({ ...column, count: 4_321 })),
    })),
    attendance: samplePlan.attendance.map((line) => ({ ...line, count: 1_234 })),
    occasions: samplePlan.occasions.map((occasion) => ({ ...occasion, notes: 23_456 })),
  };
  for (const language of ['sv', 'en'] as const) {
    const { copied } = await made({ ...plan, language });
    expect(copied).not.toMatch(/(?<![\d.])(?:12345|4321|1234|23456)(?!\d)/u);
    for (const number of [12_345, 4_321, 1_234, 23_456]) {
      const [thousands, rest] = [Math.floor(number / 1_000), String(number % 1_000)];
      expect(copied).toMatch(
        new RegExp(`${thousands}${language === 'sv' ? '\\s' : ','}${rest}`, 'u'),
      );
    }
  }
});
