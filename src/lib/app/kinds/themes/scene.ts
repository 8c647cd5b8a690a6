import type { View } from '#lib/workshop/define.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import { roomSorting } from '#lib/workshop/kinds/themes/moved.ts';
import { markedNotes } from '#lib/workshop/themes/marked.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { focusOf } from '#lib/workshop/agenda/focus.ts';
import { themeLines } from '#lib/workshop/plan/build-document-themes.ts';
import type { ThemeLine } from '#lib/workshop/plan/document.ts';
import type { ColumnTone } from '#lib/workshop/model/terms.ts';
import { columnsOf } from '#lib/workshop/notes/columns.ts';
import { unsortedNotes } from '#lib/workshop/notes/shown-notes.ts';
import { shownThemes, type ShownTheme } from '#lib/app/screen/shown-themes.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';

export interface WallNote {
  readonly id: string;
  /** On one line; empty when the facilitator has hidden the note. */
  readonly text: string;
  readonly hidden: boolean;
  readonly tone: ColumnTone;
  /** A group has marked it as one of its most important ones. */
  readonly marked: boolean;
  /** The title of the column that it was written under. */
  readonly column: string;
}

/** What is known of the theme that is discussed. */
export type ShownAbout = Pick<
  ThemeLine,
  'id' | 'title' | 'summary' | 'columns' | 'breadth' | 'kinds' | 'quotes'
> & { readonly notes: number };

export interface ThemesScene extends StepScene {
  /** Where nothing is left to sort, the theme that is discussed. */
  readonly about: ShownAbout | null;
  readonly themes: readonly ShownTheme[];
  /** Who sorts on the phones, in a line; null: nobody. */
  readonly sorts: ReturnType<typeof roomSorting>;
  /** The notes that lie in no theme yet. */
  readonly wall: readonly WallNote[];
}

export function sceneOf(view: View, workshop: Workshop, step: StepOf<'themes'>): ThemesScene {
  const marked = markedNotes(view);
  // By id: the hour is nobody's business, and the order is the same after a reload.
  const wall = unsortedNotes(view, workshop.id)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, step, column: key, text, hidden }): WallNote => {
      const column = columnsOf(view.get('step', step)).find((other) => other.key === key);
      const { tone = 'neutral', title = '' } = column ?? {};
      return {
        ...{ id, text: text.replace(/\s+/g, ' '), hidden, tone },
        ...{ column: title, marked: marked.has(id) },
      };
    });
  const about = wall.length > 0 ? null : aboutOf(view, workshop);
  // A page is turned in the view of that one theme.
  const phase = about && { phase: `about ${about.id}` };
  return {
    kind: 'themes',
    ...phase,
    themes: shownThemes(view),
    wall,
    about,
    sorts: roomSorting(step),
  };
}

/** The theme that whoever leads has opened, also while its pages are turned. */
function aboutOf(view: View, workshop: Workshop): ShownAbout | null {
  const focus = focusOf(view, workshop.id);
  const turned = focus && focus.page !== null ? /theme:[\w-]+/.exec(focus.place)?.[0] : null;
  const on = focus?.on ?? turned ?? null;
  const line = on === null ? undefined : themeLines(view).find(({ id }) => id === on);
  if (!line) return null;
  const { id, title, summary, columns, breadth, kinds, quotes, notes } = line;
  return { id, title, summary, columns, breadth, kinds, quotes, notes: notes.length };
}

/** A note that was hidden or withdrawn, or whose step was covered, is covered here too. */
export function heldScene(scene: ThemesScene, view: View): ThemesScene {
  const now = scene.about && themeLines(view).find(({ id }) => id === scene.about?.id);
  return {
    ...scene,
    about: scene.about && {
      ...scene.about,
      summary: scene.about.summary === now?.summary ? scene.about.summary : '',
      quotes: scene.about.quotes.filter(({ id }) => now?.notes.some((note) => note.id === id)),
    },
    wall: scene.wall.map((note) => {
      const now = view.get('note', note.id);
      return now && !now.hidden ? note : { ...note, text: '', hidden: true };
    }),
  };
}
