import type { StepOf } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import type { Result } from '#lib/workshop/model/series.ts';
import type { LookBack } from '#lib/workshop/model/look-back.ts';
import { originsOf } from '#lib/workshop/agenda/main-questions.ts';
import { belongingsIn } from '#lib/workshop/notes/belonging.ts';
import { earlierOf } from '#lib/workshop/plan/look-back.ts';
import type { ColumnTone } from '#lib/workshop/model/terms.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';
import { resultOf } from '#lib/app/result.ts';
import { stepCounts } from '#lib/app/step-counts.ts';

export interface ShownNote {
  readonly id: string;
  /** On one line; empty when the facilitator has hidden the note. */
  readonly text: string;
  readonly hidden: boolean;
}

interface Heading {
  readonly key: string;
  readonly title: string;
  readonly tone: ColumnTone;
}

export interface ShownColumn extends Heading {
  readonly notes: readonly ShownNote[];
}

export interface ShownBelonging {
  readonly title: string;
  /** null: it had no part in a vote that is counted. */
  readonly dots: number | null;
}

/** Before the notes are revealed: the question, and how far the room has come. */
export interface WritingScene extends StepScene {
  readonly phase: 'writing';
  readonly instruction: string;
  readonly questions: readonly string[];
  /** Of how many notes that were sent in beforehand the questions were made. */
  readonly madeOf: number;
  readonly columns: readonly Heading[];
  /** What notes can belong to: themes, the most wanted first, or areas in the order of the plan. */
  readonly belongings: readonly ShownBelonging[];
  readonly lookBack: LookBack;
  readonly result: Result;
  readonly writers: number;
  readonly arrived: number;
  readonly notes: number;
}

export interface ReadingScene extends StepScene {
  readonly phase: 'reading';
  readonly columns: readonly ShownColumn[];
}

export type NotesScene = WritingScene | ReadingScene;

export function sceneOf(view: View, workshop: Workshop, step: StepOf<'notes'>): NotesScene {
  return step.revealed ? readingOf(view, step) : writingOf(view, workshop, step);
}

/** A note that was hidden or withdrawn, or whose step was covered, is covered here too. */
export function heldScene(scene: NotesScene, view: View): NotesScene {
  if (scene.phase === 'writing') return scene;
  const columns = scene.columns.map((column) => ({
    ...column,
    notes: column.notes.map((note) => {
      const now = view.get('note', note.id);
      return now && !now.hidden ? note : { ...note, text: '', hidden: true };
    }),
  }));
  return { ...scene, columns };
}

function writingOf(view: View, workshop: Workshop, step: StepOf<'notes'>): WritingScene {
  const { instruction, questions, columns, lookBack } = step;
  const belongings = shownBelongings(view, workshop, step);
  const { writers, arrived, notes } = stepCounts(view, step);
  return {
    ...{ kind: 'notes', phase: 'writing' },
    ...{ instruction, questions, columns, belongings, lookBack, result: resultOf(view) },
    ...{ writers, arrived, notes, madeOf: originsOf(view, step) },
  };
}

/** Who is asked to begin with what got most dots finds it first, with how many that were. */
function shownBelongings(
  view: View,
  workshop: Workshop,
  step: StepOf<'notes'>,
): readonly ShownBelonging[] {
  const open = belongingsIn(view, step);
  if (step.lookBack !== 'findings') return open.map(({ title }) => ({ title, dots: null }));
  const themes = new Set(open.map(({ theme }) => theme));
  return (earlierOf(view, workshop, 'own')?.themes ?? [])
    .filter(({ id }) => themes.has(id))
    .map(({ title, dots }) => ({ title, dots }));
}

function readingOf(view: View, step: StepOf<'notes'>): ReadingScene {
  // By id: the hour is nobody's business, and the order is the same after a reload.
  const notes = view
    .list('note')
    .filter((note) => note.step === step.id && !note.withdrawn)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    kind: 'notes',
    phase: 'reading',
    columns: step.columns.map(({ key, title, tone }) => ({
      ...{ key, title, tone },
      notes: notes
        .filter(({ column }) => column === key)
        .map(({ id, text, hidden }) => ({ id, text: text.replace(/\s+/g, ' '), hidden })),
    })),
  };
}
