import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanDocument } from '#lib/workshop/plan/document.ts';
import { isPrintable } from '#lib/workshop/plan/printable.ts';
import { renderPlanPdf } from './render-plan.ts';
import { readPdf, squeezed } from './testing/read-pdf.ts';
import { emptyPlan, samplePlan } from './testing/sample-plan.ts';

const texts = {
  Arabic: 'الدعوة إلى الاجتماع تأتي متأخرة',
  Persian: 'می\u200Cخواهم زودتر بدانم',
  Hebrew: 'ההזמנה מגיעה מאוחר מדי',
  Thai: 'การประชุมมาถึงช้าเกินไปสำหรับทุกคน',
  Devanagari: 'बैठक का निमंत्रण देर से आता है',
  Ethiopic: 'ጥሪው ዘግይቶ ይመጣል',
  Ukrainian: 'Запрошення приходить надто пізно',
} as const;

function withNotes(...notes: readonly string[]): PlanDocument {
  return {
    ...emptyPlan,
    title: 'Plan',
    ungrouped: notes.map((text, i) => ({
      ...{ id: `n${i}`, text, column: 'Övrigt', tone: 'neutral' as const, occasion: 'W1' },
    })),
  };
}

async function made(plan: PlanDocument) {
  const result = await renderPlanPdf(plan, { createdAt: new Date(0) });
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`);
  return { ...result, ...(await readPdf(result.pdf)) };
}

test.each(Object.entries(texts))(
  'DO3: text in Arabic, Hebrew, Thai, Devanagari, Ethiopic and Cyrillic letters is printed with its letters (%s)',
  async (_script, text) => {
    const pdf = await made(withNotes(text));
    expect(pdf.standard).toBe('ua-1');
    expect(pdf.replaced).toEqual([]);
    expect(pdf.text).not.toContain('□');
    // Marks are read back in an order of their own, and two letters as those that they are drawn with.
    const letters = new Set(squeezed(text).replace(/[^\p{L}]|[\u0649\u0E33]/gu, ''));
    const read = new Set(squeezed(pdf.text.normalize('NFKC')));
    expect([...letters].filter((letter) => !read.has(letter))).toEqual([]);
    expect(isPrintable(text)).toBe(true);
  },
);

const stacked = `z${'\u0489\u0336\u035F\u033F'.repeat(20)}`;

test.each([
  ['Arabic with a letter mark, beside stacked marks', ['\u061Cمرحبا\u061C', stacked]],
  [
    'scripts without fonts beside each other',
    ['漢字かな', '한국어', 'தமிழ்', 'ქართული', '𓀀𓂀', 'ᚠᚢᚦ'],
  ],
  [
    'marks of one script on letters of another',
    ['ا\u0E34\u0E48', 'ก\u064E\u0651', 'क\u05B8\u0301', '\u094D\u094D'],
  ],
  [
    'fillers, tags and joiners',
    ['\u3164\u115F\u{E0041}\u034F', 'a\u200D\u200Cb\u200D', '\u00AD\u180E\u2063x'],
  ],
  ['unassigned and rare', ['\u0378\u05FF', '\u{1F9FF}\u{1FAE8}\u{1F6D8}', '\uFDFD\u0B83']],
])(
  'DO4: whatever is written in any script, the plan is made to PDF/UA-1 (%s)',
  async (_, notes) => {
    const pdf = await made(withNotes(...notes, 'En vanlig lapp'));
    expect(pdf.standard).toBe('ua-1');
    expect(squeezed(pdf.text)).toContain('Envanliglapp');
  },
);

const ranges = [
  ...[
    [0x20, 0x24f],
    [0x300, 0x36f],
    [0x370, 0x52f],
    [0x590, 0x6ff],
    [0x900, 0xdff],
    [0xe00, 0xfff],
  ],
  ...[
    [0x1200, 0x139f],
    [0x1780, 0x17ff],
    [0x2000, 0x206f],
    [0x20d0, 0x20ff],
    [0x2600, 0x27bf],
  ],
  ...[
    [0x3040, 0x30ff],
    [0x4e00, 0x4fff],
    [0xac00, 0xacff],
    [0xfb00, 0xfdff],
    [0xfe00, 0xfeff],
  ],
  ...[
    [0x1f300, 0x1faff],
    [0xe0000, 0xe007f],
    [0x1d400, 0x1d4ff],
    [0xd800, 0xdfff],
  ],
] as const;
const character = fc
  .constantFrom(...ranges)
  .chain(([from = 0, to = 0]) => fc.integer({ min: from, max: to }))
  .map((code) => String.fromCodePoint(code));
const anyText = fc.string({ unit: character, minLength: 1, maxLength: 60 });

test('DO4: whatever is written in any script, the plan is made to PDF/UA-1 (ten random plans)', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyText, { minLength: 4, maxLength: 12 }),
      anyText,
      async (notes, title) => {
        const plan = { ...withNotes(...notes), title };
        const [area] = samplePlan.areas;
        const pdf = await made({
          ...plan,
          areas: area ? [{ ...area, title, goal: notes[0] ?? '' }] : [],
        });
        expect(pdf.standard).toBe('ua-1');
        expect(pdf.tagged).toBe(true);
        expect(pdf.language).toBe('sv-SE');
        expect(pdf.title).not.toBe('');
      },
    ),
    { numRuns: 10 },
  );
}, 120_000);

test('DO5: the plan names the notes that cannot be printed in full, on its page and in the PDF', async () => {
  const pdf = await made(withNotes('会议通知太晚', 'En vanlig lapp'));
  expect(squeezed(pdf.text)).toContain(squeezed('1 lapp har tecken som inte kan visas här'));
  expect(squeezed((await made(withNotes('En vanlig lapp'))).text)).not.toContain('tecken');
});
