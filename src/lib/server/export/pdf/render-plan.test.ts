import { describe, expect, test } from 'vitest';
import type { NoteLine, PlanDocument } from '#lib/workshop/plan/document.ts';
import { renderPlanPdf } from './render-plan.ts';
import { readPdf, squeezed, type ReadPdf } from './testing/read-pdf.ts';
import { emptyPlan, samplePlan } from './testing/sample-plan.ts';

const createdAt = new Date('2026-11-20T12:00:00Z');

async function rendered(plan: PlanDocument): Promise<ReadPdf & { readonly replaced: string[] }> {
  const result = await renderPlanPdf(plan, { createdAt });
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`);
  expect(result.standard).toBe('ua-1');
  return { ...(await readPdf(result.pdf)), replaced: result.replaced };
}

/** The plan with one note more. */
function withNote(text: string): PlanDocument {
  const note = { id: 'x', text, column: 'Övrigt', tone: 'neutral', occasion: 'W1' } as const;
  return { ...emptyPlan, title: 'Plan', ungrouped: [note] };
}

describe('a whole plan', () => {
  test('is a tagged document with title, author, language and bookmarks', async () => {
    const pdf = await rendered(samplePlan);
    expect(pdf.tagged).toBe(true);
    expect(pdf.language).toBe('sv-SE');
    expect(pdf.title).toBe(samplePlan.title);
    expect(pdf.author).toBe(samplePlan.authority);
    expect(pdf.replaced).toEqual([]);
    expect(pdf.bookmarks).toEqual([
      'Syfte',
      'Så tog vi fram planen',
      'Nuläge',
      'Det här värnar vi',
      'Utvecklingsområden',
      'Åtgärder',
      'Ståndpunkter',
      'Uppföljning',
      'Nästa steg',
      'Parkering',
      'Ordlista',
      'Bilaga: alla lappar',
    ]);
    for (const role of ['H1', 'H2', 'H3', 'Table', 'TH', 'TD', 'L', 'LI', 'Figure', 'TOC']) {
      expect(pdf.roles.get(role), role).toBeGreaterThan(0);
    }
  });

  test('holds every text of the plan', async () => {
    const text = squeezed((await rendered(samplePlan)).text);
    const actions = samplePlan.areas.flatMap((area) => area.actions);
    const texts = [
      ...samplePlan.parties.map(({ name }) => name),
      ...samplePlan.themes.flatMap((theme) => theme.notes.map((note) => note.text)),
      ...samplePlan.areas.flatMap(({ title, goal, currentState }) => [title, goal, currentState]),
      ...actions.flatMap(({ title, indicator, support, effect }) => [
        title,
        indicator ?? '',
        support ?? '',
        effect ?? '',
      ]),
      ...actions.flatMap(({ stances }) => stances.map(({ comment }) => comment ?? '')),
      ...samplePlan.parking.map((note) => note.text),
      ...samplePlan.ungrouped.map((note) => note.text),
      samplePlan.nextStep,
      '26 feb. 2027',
      'Togs upp av minst 7 av 9 bikupor, minst 4 av 5 organisationer.',
      'Fastställd · Version 2',
      'SN 2026/412',
      '2 lappar är dolda av processledaren',
    ];
    for (const expected of texts) expect(text).toContain(squeezed(expected));
  });

  test('PT1: the plan page and the PDF say from which note an action was made, by its text and never by its author', async () => {
    const note: NoteLine = {
      id: 'note:n',
      text: 'Ring vårdcentralen samma dag som någon skrivs ut',
      column: 'Konkret åtgärd',
      tone: 'neutral',
      occasion: 'Workshop 2',
    };
    const [area] = samplePlan.areas;
    const [action] = area?.actions ?? [];
    if (!area || !action) throw new Error('the sample has an action');
    const traced = (title: string): PlanDocument => ({
      ...samplePlan,
      areas: [{ ...area, actions: [{ ...action, title, note }] }],
    });
    const changed = squeezed((await rendered(traced('Ordna en telefonrutin'))).text);
    expect(changed).toContain(squeezed(`Utifrån en lapp: ${note.text}`));
    // What the action says as the note does is not said twice.
    const same = squeezed((await rendered(traced(note.text))).text);
    expect(same).toContain(squeezed('Utifrån en lapp: Workshop 2'));
    expect(same).not.toContain(squeezed(`Utifrån en lapp: ${note.text}`));
    expect(squeezed((await rendered(samplePlan)).text)).not.toContain('Utifrånenlapp');
  });

  test('says which actions nobody has taken on', async () => {
    const text = squeezed((await rendered(samplePlan)).text);
    const mark = (words: string): number => text.split(squeezed(words)).length - 1;
    // In the area, in the table of actions and among the stances.
    expect(mark('Föreslagen – inte antagen av Geriatrikkliniken Södra')).toBe(3);
    expect(mark('Föreslagen – inte antagen av Socialförvaltningen')).toBe(0);
    // Where nobody answers for it, that is said once.
    expect(mark('Föreslagen – ingen ansvarig är utsedd')).toBe(1);
  });

  test('PI5: the PDF has the quotes, the summaries, the ties, the map and how far organisations agree, and conforms to PDF/UA-1', async () => {
    // That it conforms `rendered` expects.
    const text = squeezed((await rendered(samplePlan)).text);
    const [sip] = samplePlan.themes;
    const quotes = sip?.quotes ?? [];
    expect(quotes).toHaveLength(2);
    for (const words of [
      ...quotes.map((note) => note.text),
      sip?.summary ?? '?',
      samplePlan.occasions[0]?.summary ?? '?',
      'delad plats 2',
      'minst 4 av 5 slags organisationer',
      '1. Samordnad individuell plan (SIP)',
      'Har inte svarat: 8',
    ])
      expect(text).toContain(squeezed(words));
    // The map is a picture of what the table says, and no text of its own but its words.
    expect(text).toContain(squeezed('När det finns tid'));
  });

  test('gives every sign of the matrix its word', async () => {
    const { alternatives } = await rendered(samplePlan);
    expect(alternatives).toContain('Antar, ansvarig');
    expect(alternatives).toContain('Antar med förbehåll');
    expect(alternatives).toContain('Behöver underlag, ansvarig');
    expect(alternatives).toHaveLength(samplePlan.parties.length * 3);
  });

  test('FM16: the PDF gives each answer its number and each theme its quadrant, in tables that screen readers can read', async () => {
    const [occasion] = samplePlan.occasions;
    if (!occasion) throw new Error('the sample has an occasion');
    // Each by itself: a table that goes on over the page would be counted on both pages.
    const ofResults = (results: typeof occasion.results) =>
      rendered({ ...emptyPlan, occasions: [{ ...occasion, results }] });
    const without = await ofResults([]);
    const each = await Promise.all(occasion.results.map((result) => ofResults([result])));
    const text = squeezed(each.map((pdf) => pdf.text).join('\n'));
    for (const words of [
      'Ska kallelsen till SIP gå ut minst tio arbetsdagar före mötet?',
      '18 svar från 20 personer, några delade telefon · frågan ställdes 2 gånger',
      '4 · Bra förslag 4 8',
      '0 · Nej, det måste vi stoppa 1 0',
      'Att elevhälsan får samma besked',
      '18 har bedömt',
      'Samordnad individuell plan (SIP) Börja här 4,4 2,1 17',
      'Planera in 4 olika bedömningar 3,6 olika bedömningar 16',
    ]) {
      expect(text).toContain(squeezed(words));
    }
    // What was answered the first time is a number; its comments are in the data.
    expect(text).not.toContain(squeezed('Fem dagar vid akuta behov'));
    const more = (role: string) =>
      each.reduce((sum, { roles }) => sum + (roles.get(role) ?? 0), 0) -
      each.length * (without.roles.get(role) ?? 0);
    expect(more('Table')).toBe(2);
    expect(more('TH')).toBe(8);
    expect(more('TR')).toBe(1 + 6 + 1 + 2);
    // Bars are decoration: no figure that somebody would have to be told about.
    expect(more('Figure')).toBe(0);
  });

  test('numbers its pages', async () => {
    const pdf = await rendered(samplePlan);
    expect(pdf.text).toContain(`Sida ${pdf.pages} av ${pdf.pages}`);
    expect(pdf.text).not.toContain('{page}');
  });

  test('gives the same bytes for the same plan and moment', async () => {
    const [one, two] = await Promise.all([
      renderPlanPdf(samplePlan, { createdAt }),
      renderPlanPdf(samplePlan, { createdAt }),
    ]);
    expect(one.ok && two.ok && Buffer.compare(one.pdf, two.pdf)).toBe(0);
  });

  test('speaks English when the plan does', async () => {
    const pdf = await rendered({ ...samplePlan, language: 'en' });
    expect(pdf.language).toBe('en-GB');
    expect(pdf.bookmarks).toContain('Priority areas');
    expect(pdf.text).toContain('26 Feb 2027');
    expect(pdf.text).toContain('Raised by at least 7 of 9 groups, at least 4 of 5 organisations.');
    for (const word of ['Nuläge', 'Åtgärd', 'Sida', 'Antar']) expect(pdf.text).not.toContain(word);
  });
});

describe('an unfinished plan', () => {
  test('is a document that says plainly what is missing', async () => {
    const pdf = await rendered(emptyPlan);
    expect(pdf.title).toBe('Utvecklingsplan utan titel');
    expect(pdf.text).toContain('Nästa steg är inte bestämt än.');
    expect(pdf.text).toContain('Inga utvecklingsområden är valda än.');
    expect(pdf.text).not.toContain('Parkering');
    expect(pdf.text).not.toContain('Bilaga');
  });

  test('may have areas without actions and actions without anything', async () => {
    const [area] = samplePlan.areas;
    if (!area) throw new Error('the sample has areas');
    const bare = { ...area, theme: null, currentState: '', goal: '', actions: [] };
    const pdf = await rendered({ ...emptyPlan, areas: [bare] });
    expect(pdf.text).toContain('Målet är inte formulerat än.');
    expect(pdf.text).toContain('Inga åtgärder är föreslagna än.');
  });
});

describe('text that was not meant for a document', () => {
  test.each([
    ['an import', '#import "evil.typ": *'],
    ['code', '#{ panic("x") } #eval("1")'],
    ['mathematics', '$x^2$ och $$'],
    ['brackets', ']]) } { [ ('],
    ['markup', '= Rubrik *fet* _lutad_ `kod` <etikett> @ref \\ ~ // /* '],
    ['a read', '#read("/etc/passwd")'],
    ['quotation marks', '"; \\" \\u{41} \''],
    ['a placeholder', 'text {page} och {total}'],
  ])('%s stands as it was written', async (_, text) => {
    const pdf = await rendered(withNote(text));
    expect(squeezed(pdf.text)).toContain(squeezed(text));
    expect(pdf.replaced).toEqual([]);
  });

  test.each([
    ['emoji', 'bra 👍🏽 jobbat 👩‍⚕️ 🇸🇪', 'bra'],
    ['control characters', 'a\u0000b\u0007c\u001Bd', 'abcd'],
    ['private use and byte order marks', 'a\uE000\uFEFFb', 'ab'],
    ['an unpaired surrogate', 'hej \uD83D hopp', 'hej□hopp'],
    ['decomposed letters', 'sma\u030Ala\u0308nning', 'smålänning'],
    ['bidirectional overrides', 'a\u202Egnihton\u202Cb', 'agnihtonb'],
  ])('%s', async (_, text, expected) => {
    expect(squeezed((await rendered(withNote(text))).text)).toContain(expected);
  });

  test('a script without a font becomes squares, and the result names the characters', async () => {
    const pdf = await rendered(withNote('Välkommen 漢字 hit'));
    expect(squeezed(pdf.text)).toContain('Välkommen□□hit');
    expect(new Set(pdf.replaced)).toEqual(new Set('漢字'));
  });

  test('IC7: a character that no font has is replaced alone, and the rest of the text is printed', async () => {
    const [note] = samplePlan.ungrouped;
    if (!note) throw new Error('the sample has notes');
    const long = `https://example.org/${'ö1/'.repeat(20)}`;
    const texts = ['x漢'.repeat(30), `é漢å漢`, long];
    const ungrouped = texts.map((text) => ({ ...note, text }));
    const pdf = await rendered({ ...samplePlan, ungrouped });
    expect(pdf.replaced).toEqual(['漢']);
    expect(squeezed(pdf.text)).toContain(squeezed(long));
    expect(squeezed(pdf.text)).toContain('é□å□');
    expect(squeezed(pdf.text)).toContain('x□'.repeat(30));
  });

  test('a mark that no font has does not take its letter with it', async () => {
    const pdf = await rendered(withNote('å\u0336t hela pärmen'));
    expect(squeezed(pdf.text)).toContain('å□thelapärmen');
  });

  test('a word of 400 characters is broken, not lost', async () => {
    const word = 'x9'.repeat(200);
    const pdf = await rendered(withNote(word));
    expect(squeezed(pdf.text)).toContain(word);
  });

  test('every field may be hostile at once', async () => {
    const evil = `#x ] "${'å'.repeat(120)} \u0000漢`;
    const poison = (value: unknown, key = ''): unknown => {
      if (Array.isArray(value)) return value.map((item: unknown) => poison(item, key));
      if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, poison(v, k)]));
      }
      const codes = [
        'language',
        'result',
        'sections',
        'state',
        'stance',
        'status',
        'tone',
        'kind',
        'number',
        'action',
        'scale',
        'corner',
      ];
      return typeof value === 'string' && !codes.includes(key) ? evil : value;
    };
    const pdf = await rendered(poison(samplePlan) as PlanDocument);
    expect(pdf.replaced).toEqual(['漢']);
    expect(pdf.pages).toBeGreaterThan(3);
  });
});

describe('a child process that does not deliver', () => {
  test('is killed when its time is out', async () => {
    const result = await renderPlanPdf(samplePlan, { timeoutMs: 1 });
    expect(result).toEqual({ ok: false, code: 'pdf.timeout', detail: '1 ms' });
  });

  test('is reported when it is not there', async () => {
    const result = await renderPlanPdf(samplePlan, { root: '/nowhere' });
    expect(result).toMatchObject({ ok: false, code: 'pdf.crashed' });
  });
});
