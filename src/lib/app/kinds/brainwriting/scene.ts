import type { View } from '#lib/workshop/define.ts';
import { ideaTrees, sheetsOf, type IdeaTree } from '#lib/workshop/kinds/brainwriting/sheets.ts';
import type { ColumnTone } from '#lib/workshop/model/terms.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';

export interface ShownIdea {
  readonly id: string;
  /** On one line; empty when the facilitator has hidden it. */
  readonly text: string;
  readonly hidden: boolean;
  /** How many ideas it builds on, one after the other: 0 for one that stands by itself. */
  readonly depth: number;
}

/** While sheets go round: the question, and how far the round has come. */
export interface PassingScene extends StepScene {
  readonly phase: 'passing';
  readonly instruction: string;
  readonly questions: readonly string[];
  readonly round: number;
  /** Rounds in all; less than `round` when the facilitator has gone on. */
  readonly of: number;
  readonly people: number;
  readonly writers: number;
}

export interface SheetsScene extends StepScene {
  readonly phase: 'sheets';
  readonly tone: ColumnTone;
  readonly sheets: readonly { readonly key: string; readonly ideas: readonly ShownIdea[] }[];
}

export type BrainwritingScene = PassingScene | SheetsScene;

export function sceneOf(
  view: View,
  _workshop: Workshop,
  step: StepOf<'brainwriting'>,
): BrainwritingScene {
  return step.revealed ? sheetsScene(view, step) : passingScene(view, step);
}

/** An idea that was hidden or taken back, or whose step was covered, is covered here too. */
export function heldScene(scene: BrainwritingScene, view: View): BrainwritingScene {
  if (scene.phase === 'passing') return scene;
  const sheets = scene.sheets.map((sheet) => ({
    ...sheet,
    ideas: sheet.ideas.map((idea) => {
      const now = view.get('note', idea.id);
      return now && !now.hidden ? idea : { ...idea, text: '', hidden: true };
    }),
  }));
  return { ...scene, sheets };
}

function passingScene(view: View, step: StepOf<'brainwriting'>): PassingScene {
  const counts = view.list('rounds').find((counted) => counted.step === step.id);
  const { instruction, questions, round } = step;
  return {
    ...{ kind: 'brainwriting', phase: 'passing' },
    ...{ instruction, questions, round, of: counts?.of ?? round },
    ...{ people: counts?.people ?? 0, writers: counts?.writers ?? 0 },
  };
}

function sheetsScene(view: View, step: StepOf<'brainwriting'>): SheetsScene {
  const onSheets = sheetsOf(view, step.id).map(({ sheet, ideas }) => ({
    key: sheet,
    ideas: shownIdeas(view, ideaTrees(ideas), 0),
  }));
  const known = new Set(onSheets.flatMap(({ ideas }) => ideas.map(({ id }) => id)));
  const papers = view
    .list('note')
    .filter((note) => note.step === step.id && !note.withdrawn && !known.has(note.id))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const onPaper = papers.map(({ id }) => ({ note: id, then: [] }));
  return {
    ...{ kind: 'brainwriting', phase: 'sheets' },
    tone: step.columns[0]?.tone ?? 'neutral',
    sheets: [
      ...onSheets,
      ...(onPaper.length > 0 ? [{ key: 'paper', ideas: shownIdeas(view, onPaper, 0) }] : []),
    ],
  };
}

function shownIdeas(view: View, trees: readonly IdeaTree[], depth: number): ShownIdea[] {
  return trees.flatMap(({ note: id, then }) => {
    const note = view.get('note', id);
    const text = (note?.text ?? '').replace(/\s+/g, ' ');
    return [
      { id, text, hidden: note?.hidden === true, depth },
      ...shownIdeas(view, then, depth + 1),
    ];
  });
}
