import type { View } from '#lib/workshop/define.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
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
  /** The title of the column that it was written under. */
  readonly column: string;
}

export interface ThemesScene extends StepScene {
  readonly themes: readonly ShownTheme[];
  /** The notes that lie in no theme yet. */
  readonly wall: readonly WallNote[];
}

export function sceneOf(view: View, workshop: Workshop): ThemesScene {
  // By id: the hour is nobody's business, and the order is the same after a reload.
  const wall = unsortedNotes(view, workshop.id)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, step, column: key, text, hidden }): WallNote => {
      const column = columnsOf(view.get('step', step)).find((other) => other.key === key);
      const { tone = 'neutral', title = '' } = column ?? {};
      return { id, text: text.replace(/\s+/g, ' '), hidden, tone, column: title };
    });
  return { kind: 'themes', themes: shownThemes(view), wall };
}

/** A note that was hidden or withdrawn, or whose step was covered, is covered here too. */
export function heldScene(scene: ThemesScene, view: View): ThemesScene {
  return {
    ...scene,
    wall: scene.wall.map((note) => {
      const now = view.get('note', note.id);
      return now && !now.hidden ? note : { ...note, text: '', hidden: true };
    }),
  };
}
