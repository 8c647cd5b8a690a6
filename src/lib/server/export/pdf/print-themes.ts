/** The room's part of the printed plan: notes, themes, how broadly they were raised. */
import { sharesOfMost } from '#lib/methods/ranking.ts';
import type { Breadth } from '#lib/methods/breadth.ts';
import type { NoteLine, PlanDocument, ThemeLine } from '#lib/workshop/plan/document.ts';
import { columnTones, type ColumnTone } from '#lib/workshop/model/terms.ts';
import { breadthShares, themeShares, type BreadthShare } from '#lib/text/breadth-words.ts';
import { m } from '#lib/text/generated/messages.js';
import { numberWords } from '#lib/text/numbers.ts';
import { rankWords } from '#lib/text/rank-words.ts';
import type { Locale } from '#lib/text/words.ts';
import { paragraphs } from './paragraphs.ts';
import type {
  PrintArea,
  PrintBreadth,
  PrintNote,
  PrintNotesGroup,
  PrintPlan,
  PrintTally,
  PrintTheme,
} from './print-data.ts';

/** In the area itself; the appendix holds them all. */
const voicesPerArea = 4;
const maxTallyColumns = 3;
const maxTallyTitle = 40;

/** The columns that every theme is counted in; none when there are too many, or their titles too long. */
export function tallyColumns(themes: readonly ThemeLine[]): PrintPlan['tallyColumns'] {
  const tones = new Map<string, ColumnTone>();
  for (const theme of themes) {
    for (const { title, tone } of theme.columns) tones.set(title, tone);
  }
  const columns = Array.from(tones, ([title, tone]) => ({ title, tone }));
  const fits = ({ title }: { title: string }): boolean => title.length <= maxTallyTitle;
  return columns.length <= maxTallyColumns && columns.every(fits) ? columns : [];
}

/** The rows of the table of themes, with what is said of each. */
export function printThemes({ themes, ...plan }: PlanDocument): readonly PrintTheme[] {
  const shares = sharesOfMost(themes.map(({ dots }) => dots));
  return themes.map((theme, at) => printTheme(theme, shares[at] ?? 0, plan));
}

function printTheme(
  theme: ThemeLine,
  dotShare: number,
  { language, result }: Pick<PlanDocument, 'language' | 'result'>,
): PrintTheme {
  const o = { locale: language } as const;
  return {
    title: theme.title,
    breadth: printShares(themeShares(theme, language), language),
    tallies: tallies(theme, language),
    dots: theme.dots === null ? '–' : numberWords(theme.dots, o),
    dotShare,
    rank: theme.rank && rankWords(theme.rank, language),
    summary: paragraphs(theme.summary),
    quotes: theme.quotes.map(printNote),
    became: theme.area === null ? null : m.plan_became_area({ result, n: theme.area }, o),
  };
}

function tallies(theme: ThemeLine, locale: Locale): readonly PrintTally[] {
  return theme.columns.map(({ tone, title, count }) => ({
    ...{ tone, title },
    count: numberWords(count, { locale }),
  }));
}

/** The breadth in words and numbers; null when it was not counted or is too small to be told. */
export function printBreadth(breadth: Breadth, language: Locale): PrintBreadth | null {
  return printShares(breadthShares(breadth, language), language);
}

function printShares(told: readonly BreadthShare[], locale: Locale): PrintBreadth | null {
  const shares = told.map(({ part, whole, text }) => ({ part, of: whole, text }));
  if (shares.length === 0) return null;
  const parts = shares.map(({ text }) => text).join(', ');
  return { sentence: m.plan_breadth_sentence({ parts }, { locale }), shares };
}

/** A note with the title of its column. */
export function printNote(note: NoteLine): PrintNote {
  return { tone: note.tone, text: note.text, source: note.column || note.occasion };
}

/** What the area stands on; its voices are the chosen quotes, or else notes that ask for something. */
export function areaOrigin(
  theme: ThemeLine | null,
  plan: PlanDocument,
): Pick<PrintArea, 'origin' | 'tallies' | 'voices'> {
  if (!theme) return { origin: '', tallies: [], voices: [] };
  const o = { locale: plan.language } as const;
  const develop = theme.notes.filter(({ tone }) => tone === 'develop');
  const some = develop.length > 0 ? develop : theme.notes;
  // What people have chosen speaks first.
  const voices = theme.quotes.length > 0 ? theme.quotes : some.slice(0, voicesPerArea);
  const breadth = printBreadth(theme.breadth, plan.language);
  const origin = [m.plan_area_from_theme({ theme: theme.title }, o), breadth?.sentence];
  const dots =
    theme.dots === null
      ? []
      : [{ tone: null, title: m.plan_dots({}, o), count: numberWords(theme.dots, o) }];
  return {
    origin: origin.filter(Boolean).join(' '),
    tallies: [...tallies(theme, plan.language), ...dots],
    voices: voices.map(printNote),
  };
}

/** Every note that may be seen, by theme, and last those without one. */
export function appendix(plan: PlanDocument): readonly PrintNotesGroup[] {
  const o = { locale: plan.language } as const;
  const groups = plan.themes.map(({ title, notes, dots }) => ({
    title,
    meta: [
      m.plan_count_notes({ n: notes.length }, o),
      dots === null ? null : m.plan_count_dots({ n: dots }, o),
    ],
    notes,
  }));
  const ungrouped = {
    title: m.plan_ungrouped({}, o),
    meta: [m.plan_count_notes({ n: plan.ungrouped.length }, o)],
    notes: plan.ungrouped,
  };
  return [...groups, ungrouped]
    .filter(({ notes }) => notes.length > 0)
    .map(({ title, meta, notes }) => ({
      title,
      meta: meta.filter(Boolean).join(' · '),
      notes: byTone(notes).map(printNote),
    }));
}

/** What works comes first, as everywhere in the plan; the order within a column is kept. */
function byTone(notes: readonly NoteLine[]): readonly NoteLine[] {
  return columnTones.flatMap((tone) => notes.filter((note) => note.tone === tone));
}
