/** From the records of a series to the blocks of its result's own sections; see sections.ts. */
import { stepsOf } from '../agenda/agenda.ts';
import { madeQuestions } from '../agenda/main-questions.ts';
import { standingItemsOf } from '../agenda/standing-items.ts';
import type { View } from '../define.ts';
import { roomKindOf } from '../kinds/room-kinds.ts';
import type { Note } from '../model/note.ts';
import type { Result } from '../model/series.ts';
import type { Step } from '../model/step.ts';
import type { ThemeNature } from '../model/terms.ts';
import { columnsOf } from '../notes/columns.ts';
import { notesShown } from '../notes/shown-notes.ts';
import { nameOf } from '../people/names.ts';
import { organisationsOf } from '../plan/build-document-areas.ts';
import { noteLines, workshopsOf } from '../plan/build-document-themes.ts';
import type { AreaLine, ThemeLine } from '../plan/document.ts';
import { mostWantedFirst } from '../plan/look-back.ts';
import { resultDeclarations, type Gathered } from './results.ts';
import type {
  ArrivalLine,
  BlockSection,
  ResultPlace,
  SectionBlock,
  SectionPart,
  SectionTheme,
  StandingLine,
} from './sections.ts';

/** What of the document is known already. */
export interface Known {
  readonly result: Result;
  readonly themes: readonly ThemeLine[];
  readonly areas: readonly AreaLine[];
}

type Build = (view: View, known: Known, gathered: Gathered) => readonly SectionBlock[];

const builders: Readonly<Record<BlockSection, Build>> = {
  mainQuestions,
  examples: (view) => placed(view, 'examples'),
  tried: byOccasion,
  cards: (view, _known, gathered) => {
    const cards = placed(view, 'cards');
    const beside = cards.some(({ results }) => results.length > 0);
    return [...cards, ...gatheredBlock(view, gathered, beside)];
  },
  decisions: (view) => placed(view, 'decisions'),
  everyday: (view, known) => themesOfNature(view, known, 'everyday'),
  organisational: (view, known) => themesOfNature(view, known, 'organisational'),
  otherThemes: (view, known) => themesOfNature(view, known, null),
  mission: (view, _known, gathered) => gatheredBlock(view, gathered),
  forms: (view, _known, gathered) => gatheredBlock(view, gathered),
  year: yearInBroad,
  local: localWork,
  strengthen: (view, _known, gathered) => gatheredBlock(view, gathered),
};

/** The blocks of one section; none: it has nothing to say. */
export function blocksOf(section: BlockSection, view: View, known: Known): readonly SectionBlock[] {
  const gathered = resultDeclarations[known.result].notes[section] ?? { columns: [] };
  return builders[section](view, known, gathered).filter(
    ({ parts, results }) => parts.length > 0 || results.length > 0,
  );
}

/** The notes that stand in a section, by id: no appendix has to gather them once more. */
export function notesInBlocks(blocks: readonly SectionBlock[]): ReadonlySet<string> {
  return new Set(
    blocks.flatMap(({ parts }) => parts.flatMap(({ notes }) => notes)).map(({ id }) => id),
  );
}

/** Whether a result has a section for what a step kind gives; else it stands with its step. */
export function hasPlaceFor(result: Result, step: Step): boolean {
  const { place } = roomKindOf(step);
  return place !== undefined && resultDeclarations[result].sections.includes(place);
}

/** What is said of the items that come back; an occasion that has not been opened had none. */
export function standingLines(view: View): readonly StandingLine[] {
  return standingItemsOf(view).map(({ id, text, state, workshops }) => ({
    ...{ id, text, state },
    occasions: heldIn(view)
      .filter((workshop) => workshops.includes(workshop.id))
      .map(({ title }) => title),
  }));
}

/** Who took part when, by organisation and role; with one occasion there is no "when". */
export function arrivalLines(view: View): readonly ArrivalLine[] {
  const held = heldIn(view);
  if (held.length < 2) return [];
  const order = (role: string): number => view.get('role', role)?.order ?? 0;
  return organisationsOf(view).flatMap(({ id, name, kind }) => {
    const occasions = held.flatMap((workshop) => {
      const summary = view.list('attendanceSummary').find((own) => own.workshop === workshop.id);
      const roles = (summary?.lines ?? [])
        .filter((line) => line.organisation === id)
        .toSorted((a, b) => order(a.role) - order(b.role))
        .map(({ role, count }) => ({ role: nameOf(view, 'role', role), count }));
      return roles.length === 0 ? [] : [{ workshop, occasion: workshop.title, roles }];
    });
    const first = occasions[0];
    if (!first) return [];
    return [
      {
        ...{ id, organisation: name, kind },
        newFrom: first.workshop === held[0] ? null : first.occasion,
        occasions: occasions.map(({ occasion, roles }) => ({ occasion, roles })),
      },
    ];
  });
}

/** The years in which it met: "2026", "2025–2026"; null: it has not met. */
export function yearsOf(view: View): string | null {
  const years = heldIn(view).map(({ date }) => date.slice(0, 4));
  const [first, last] = [years.toSorted()[0], years.toSorted().at(-1)];
  if (first === undefined || last === undefined) return null;
  return first === last ? first : `${first}–${last}`;
}

function heldIn(view: View) {
  return workshopsOf(view).filter(({ openedAt }) => openedAt !== null);
}

function part(of: Partial<SectionPart>): SectionPart {
  return { word: null, title: '', lines: [], themes: [], notes: [], tasks: [], ...of };
}

function block(of: Partial<SectionBlock>): SectionBlock {
  return { title: '', date: null, parts: [], results: [], ...of };
}

/** What steps of the kinds that belong there gave, by occasion. */
function placed(view: View, place: ResultPlace): readonly SectionBlock[] {
  return heldIn(view).map(({ id, title, date }) => {
    const results = stepsOf(view, id).flatMap((step) => {
      const kind = roomKindOf(step);
      return kind.place === place ? (kind.results?.(step, view) ?? []) : [];
    });
    return block({ title, date, results });
  });
}

/** For each step in which a main question was answered: what came of it, by theme and by column. */
function mainQuestions(view: View, { themes }: Known, { columns, only }: Gathered) {
  const notes = notesShown(view);
  const held = heldIn(view);
  return held.flatMap(({ id, date }) =>
    stepsOf(view, id).flatMap((step): SectionBlock[] => {
      const keys = columnsOf(step).map(({ key }) => key);
      if (only !== undefined && !keys.includes(only)) return [];
      const own = notes.filter((note) => note.step === step.id);
      const found = themes.flatMap((theme) => {
        const count = own.filter((note) => note.theme === theme.id).length;
        return count === 0 ? [] : [themeOf(theme, count)];
      });
      const rest = keys.filter((key) => !columns.includes(key));
      const parts = [
        ...(found.length > 0
          ? [part({ word: 'found', themes: found.toSorted((a, b) => b.count - a.count) })]
          : columnParts(view, step, own, rest)),
        ...columnParts(view, step, own, columns),
        ...(found.length > 0 ? columnParts(view, step, own, rest) : []),
      ];
      const [title = step.title, ...more] = step.questions;
      const asked = more.length > 0 ? [part({ lines: more })] : [];
      const origins = new Set(madeQuestions(view, step).flatMap((made) => made.notes));
      const sent = noteLines(
        view,
        notes.filter((note) => origins.has(note.id)),
      );
      const made = sent.length > 0 ? [part({ word: 'sent', notes: sent })] : [];
      const at = held.length > 1 ? date : null;
      return parts.length === 0
        ? []
        : [block({ title, date: at, parts: [...asked, ...made, ...parts] })];
    }),
  );
}

/** The notes of one step, under the titles of its columns. */
function columnParts(view: View, step: Step, notes: readonly Note[], keys: readonly string[]) {
  return keys.flatMap((key) => {
    const column = columnsOf(step).find((own) => own.key === key);
    const lines = noteLines(
      view,
      notes.filter((note) => note.column === key && !note.parked),
    );
    return column && lines.length > 0 ? [part({ title: column.title, notes: lines })] : [];
  });
}

/** Of each occasion the notes that are gathered, under the titles of their columns. */
function byOccasion(view: View, _known: Known, gathered: Gathered): readonly SectionBlock[] {
  return heldIn(view).map(({ id, title, date }) =>
    block({ title, date, parts: gatheredParts(view, gathered, id) }),
  );
}

/**
 * The same without saying when; what lies in columns of one title needs no other than the section's,
 * unless something else stands beside it there.
 */
function gatheredBlock(view: View, gathered: Gathered, beside = false): readonly SectionBlock[] {
  const parts = joined(heldIn(view).flatMap(({ id }) => gatheredParts(view, gathered, id)));
  const alone = parts.length === 1 && !beside;
  return [block({ parts: alone ? parts.map((own) => part({ notes: own.notes })) : parts })];
}

function gatheredParts(view: View, { columns, only }: Gathered, workshop: string) {
  const notes = notesShown(view);
  const parts = stepsOf(view, workshop).flatMap((step) => {
    if (only !== undefined && !columnsOf(step).some(({ key }) => key === only)) return [];
    const own = notes.filter((note) => note.step === step.id);
    return columnParts(view, step, own, columns);
  });
  return joined(parts);
}

/** Parts of one title are one part. */
function joined(parts: readonly SectionPart[]): readonly SectionPart[] {
  return [...Map.groupBy(parts, ({ title }) => title)].map(([title, own]) =>
    part({ title, notes: own.flatMap(({ notes }) => notes) }),
  );
}

/** Most wanted first; as none is asked in other results, all of theirs are of no nature. */
function themesOfNature(view: View, { themes }: Known, nature: ThemeNature | null) {
  const own = mostWantedFirst(
    themes.filter(({ id }) => (view.get('theme', id)?.nature ?? null) === nature),
  );
  if (own.length === 0) return [];
  const lines = own.map((theme) => ({
    ...themeOf(theme, theme.notes.length),
    breadth: theme.breadth,
    dots: theme.dots,
    summary: theme.summary,
    quotes: theme.quotes,
  }));
  return [block({ parts: [part({ themes: lines })] })];
}

function themeOf({ id, title }: ThemeLine, count: number): SectionTheme {
  return { id, title, count, breadth: null, dots: null, summary: '', quotes: [] };
}

/** What the year was about: what it was to focus on, and what each meeting spoke of. */
function yearInBroad(view: View, { themes, areas }: Known): readonly SectionBlock[] {
  const focus = areas.map(({ title }) => title);
  const named = new Map(view.list('theme').map(({ id, workshop }) => [id, workshop]));
  const notes = notesShown(view);
  return [
    ...(focus.length > 0 ? [block({ parts: [part({ word: 'focus', lines: focus })] })] : []),
    ...heldIn(view).map(({ id, title, date }) => {
      const there = themes.flatMap((theme) => {
        const count = notes.filter(
          (note) => note.theme === theme.id && note.workshop === id,
        ).length;
        return count > 0 || named.get(theme.id) === id ? [themeOf(theme, count)] : [];
      });
      const asked = stepsOf(view, id)
        .filter((step) => columnsOf(step).length > 0)
        .flatMap(({ questions }) => questions);
      const parts = [
        ...(asked.length > 0 ? [part({ word: 'discussed', lines: [...new Set(asked)] })] : []),
        ...(there.length > 0 ? [part({ word: 'found', themes: there })] : []),
      ];
      return block({ title, date, parts });
    }),
  ];
}

/**
 * What each organisation has taken on or is proposed to, and what was told of local work: notes
 * without their organisation, since whose a note is nobody is told.
 */
function localWork(view: View, { areas }: Known, gathered: Gathered): readonly SectionBlock[] {
  const actions = areas.flatMap((area) => area.actions);
  const byOrganisation = organisationsOf(view).map(({ id, name }) => {
    const tasks = actions.flatMap(({ responsible, number, title, status, accepted }) =>
      responsible?.id === id ? [{ number, title, status, accepted }] : [],
    );
    return block({ title: name, parts: tasks.length > 0 ? [part({ tasks })] : [] });
  });
  const told = heldIn(view).flatMap(({ id }) => gatheredParts(view, gathered, id));
  return [...byOrganisation, block({ parts: joined(told) })];
}
