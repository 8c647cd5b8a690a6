import type { View } from '#lib/workshop/define.ts';
import type { Part } from '#lib/workshop/kinds/placing/model.ts';
import { isApplied, wallOf } from '#lib/workshop/kinds/placing/wall.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import type { ColumnTone } from '#lib/workshop/model/terms.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import { columnsOf } from '#lib/workshop/notes/columns.ts';
import { countOf, notesInTheme } from '#lib/workshop/notes/shown-notes.ts';
import { themesOf } from '#lib/workshop/themes/themes.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';

/** A note on which the room has to agree. */
export interface OpenNote {
  readonly id: string;
  /** On one line; empty when it has been hidden since. */
  readonly text: string;
  readonly hidden: boolean;
  readonly tone: ColumnTone;
  readonly column: string;
}

export interface PlacingScene extends StepScene {
  readonly phase: Part;
  /** Whether the notes have been put where they belong. */
  readonly applied: boolean;
  readonly themes: readonly {
    readonly id: string;
    readonly text: string;
    /** How many notes lie in it. */
    readonly notes: number;
  }[];
  /** How many tenths of the people are done; null: too few for it to be told. */
  readonly tenths: number | null;
  readonly open: readonly OpenNote[];
}

export function sceneOf(view: View, _workshop: Workshop, step: StepOf<'placing'>): PlacingScene {
  const progress = view.list('placingProgress').find((told) => told.step === step.id);
  const told = view.list('openPlaces').find((open) => open.step === step.id);
  const wall = new Set(wallOf(view, step).map(({ id }) => id));
  const notes = step.part === 'done' ? (told?.notes ?? []) : [];
  const open = notes.flatMap(({ note: id }): OpenNote[] => {
    const note = wall.has(id) ? view.get('note', id) : undefined;
    if (!note) return [];
    const column = columnsOf(view.get('step', note.step)).find(({ key }) => key === note.column);
    const { tone = 'neutral', title = '' } = column ?? {};
    return [{ id, text: note.text.replace(/\s+/g, ' '), hidden: false, tone, column: title }];
  });
  return {
    ...{ kind: 'placing', phase: step.part, applied: isApplied(view, step.id) },
    themes: themesOf(view).map(({ id, title }) => {
      return { id, text: title, notes: countOf(notesInTheme(view, id)) };
    }),
    ...{ tenths: progress?.tenths ?? null, open },
  };
}

/** A note that was hidden or withdrawn, or whose step was covered, is covered here too. */
export function heldScene(scene: PlacingScene, view: View): PlacingScene {
  return {
    ...scene,
    open: scene.open.map((note) => {
      const now = view.get('note', note.id);
      return now && !now.hidden ? note : { ...note, text: '', hidden: true };
    }),
  };
}
