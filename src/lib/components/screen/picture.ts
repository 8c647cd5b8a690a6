/**
 * What the projector shows, as plain data: worked out anew from the records, so that a reload
 * shows the same, and so that it can be held still.
 */
import { currentStep, groupsOfRound, roundOf } from '#lib/workshop/agenda.ts';
import { byGain, meanOf, middleHalf } from '#lib/workshop/levels.ts';
import type { View } from '#lib/workshop/noun.ts';
import type { Breadth } from '#lib/workshop/plan/document.ts';
import type { ColumnTone } from '#lib/workshop/plan/terms.ts';
import type { ScaleName } from '#lib/workshop/scales.ts';
import type { Step } from '#lib/workshop/step.ts';
import { themesOf } from '#lib/workshop/theme.ts';
import type { Workshop } from '#lib/workshop/workshop.ts';
import { shownMix, type ShownMix } from './shown-mix.ts';
import { planOf, type ShownArea } from './shown-plan.ts';

export interface Picture {
  readonly series: string;
  readonly workshop: string;
  readonly code: string;
  /** The step's id and title; null before the workshop is opened. */
  readonly step: { readonly id: string; readonly title: string } | null;
  readonly scene: Scene;
}

export interface ShownNote {
  readonly id: string;
  /** On one line; empty when the facilitator has hidden the note. */
  readonly text: string;
  readonly hidden: boolean;
}

export interface ShownColumn {
  readonly key: string;
  readonly title: string;
  readonly tone: ColumnTone;
  readonly notes: readonly ShownNote[];
}

export interface ShownGroup {
  readonly id: string;
  readonly letter: string;
  /** From 0: chooses the colour. */
  readonly order: number;
  readonly place: string | null;
  readonly seats: number;
}

export interface ShownTheme {
  readonly id: string;
  readonly title: string;
  readonly notes: number;
  /** null while nothing that was shown lies in it. */
  readonly breadth: Breadth | null;
}

export interface ShownResult {
  readonly id: string;
  readonly title: string;
  readonly dots: number;
}

export interface ShownAnswers {
  readonly question: string;
  /** In the order of the scale's values. */
  readonly counts: readonly number[];
  readonly comments: readonly string[];
}

export interface ShownPlacement {
  readonly id: string;
  readonly title: string;
  /** From 1: the most effect for the least effort. */
  readonly number: number;
  readonly voters: number;
  /** Means from 1 to 5; null where nobody has judged. */
  readonly effort: number | null;
  readonly impact: number | null;
  /** Between which levels the middle half of the judgements lies. */
  readonly effortHalf: readonly [number, number] | null;
  readonly impactHalf: readonly [number, number] | null;
}

export type Scene =
  | {
      readonly kind: 'lobby';
      readonly arrived: number;
      readonly locked: boolean;
      readonly organisations: readonly {
        readonly id: string;
        readonly name: string;
        readonly seats: number;
      }[];
    }
  | { readonly kind: 'groups'; readonly groups: readonly ShownGroup[] }
  | {
      readonly kind: 'writing';
      readonly instruction: string;
      readonly questions: readonly string[];
      readonly columns: readonly Omit<ShownColumn, 'notes'>[];
      readonly writers: number;
      readonly arrived: number;
      readonly notes: number;
    }
  | { readonly kind: 'notes'; readonly columns: readonly ShownColumn[] }
  | { readonly kind: 'themes'; readonly themes: readonly ShownTheme[] }
  | {
      readonly kind: 'voting';
      readonly themes: readonly ShownTheme[];
      readonly voters: number;
      readonly arrived: number;
      /** Dots for each; null where each theme is judged. */
      readonly budget: number | null;
    }
  | {
      readonly kind: 'floor';
      readonly instruction: string;
      readonly questions: readonly string[];
      /** Who has the floor, as it is called out; null: nobody. */
      readonly speaking: string | null;
      readonly next: readonly string[];
      readonly inGroups: boolean;
      readonly ready: number;
      readonly arrived: number;
    }
  | {
      readonly kind: 'poll';
      readonly questions: readonly string[];
      readonly scale: ScaleName;
      readonly voters: number;
      readonly arrived: number;
      /** null until it is shown. */
      readonly answers: readonly ShownAnswers[] | null;
    }
  | { readonly kind: 'spread'; readonly voters: number; readonly themes: readonly ShownPlacement[] }
  | { readonly kind: 'result'; readonly voters: number; readonly themes: readonly ShownResult[] }
  | { readonly kind: 'plan'; readonly areas: readonly ShownArea[] }
  | {
      readonly kind: 'close' | 'closed';
      readonly nextStep: string;
      readonly questions: readonly string[];
    }
  | { readonly kind: 'mix'; readonly mix: ShownMix }
  | { readonly kind: 'blank' }
  | { readonly kind: 'code' };

/** What a workshop's projector shows; null where the workshop is not known. */
export function pictureOf(view: View, workshopId: string): Picture | null {
  const workshop = view.get('workshop', workshopId);
  const series = view.list('series')[0];
  if (!workshop || !series) return null;
  const step = currentStep(view, workshopId);
  return {
    series: series.title,
    workshop: workshop.title,
    code: workshop.code,
    step: step && { id: step.id, title: step.title },
    scene: sceneOf(view, workshop, step),
  };
}

/**
 * A picture that is held still, without what may no longer be seen: a note that was hidden or
 * taken back since is covered here too, and a blanked projector stays blank.
 */
export function heldPicture(held: Picture, view: View, workshopId: string): Picture {
  if (view.get('workshop', workshopId)?.screen === 'blank')
    return { ...held, scene: { kind: 'blank' } };
  if (held.scene.kind !== 'notes') return held;
  const columns = held.scene.columns.map((column) => ({
    ...column,
    notes: column.notes.map((note) => {
      const now = view.get('note', note.id);
      return now && !now.hidden ? note : { ...note, text: '', hidden: true };
    }),
  }));
  return { ...held, scene: { kind: 'notes', columns } };
}

function sceneOf(view: View, workshop: Workshop, step: Step | null): Scene {
  if (workshop.screen === 'blank' || workshop.screen === 'code') return { kind: workshop.screen };
  const mix = workshop.screen === 'mix' ? shownMix(view, workshop.id) : null;
  if (mix) return { kind: 'mix', mix };
  const nextStep = view.list('series')[0]?.nextStep ?? '';
  if (workshop.state === 'closed') return { kind: 'closed', nextStep, questions: [] };
  if (workshop.state === 'planned' || !step) return lobbyOf(view, workshop);
  switch (step.kind) {
    case 'welcome':
      return lobbyOf(view, workshop);
    case 'groups':
      return { kind: 'groups', groups: groupsOf(view, workshop, step) };
    case 'round':
    case 'talk':
      return floorOf(view, workshop, step);
    case 'matrix':
      return step.revealed ? spreadOf(view, step) : votingOf(view, workshop, step);
    case 'poll':
      return pollOf(view, workshop, step);
    case 'notes':
      return step.revealed ? notesOf(view, step) : writingOf(view, workshop, step);
    case 'themes':
      return { kind: 'themes', themes: shownThemes(view) };
    case 'dots':
      return step.revealed ? resultOf(view, step) : votingOf(view, workshop, step);
    case 'plan':
      return { kind: 'plan', areas: planOf(view) };
    case 'close':
      return { kind: 'close', nextStep, questions: step.questions };
  }
}

function lobbyOf(view: View, workshop: Workshop): Scene {
  const tally = tallyOf(view, workshop.id);
  const organisations = (tally?.organisations ?? [])
    .map(({ organisation, seats }) => ({
      id: organisation,
      name: view.get('organisation', organisation)?.name ?? '',
      seats,
    }))
    .toSorted((a, b) => b.seats - a.seats || a.name.localeCompare(b.name, 'sv'));
  return {
    kind: 'lobby',
    arrived: tally?.arrived ?? 0,
    locked: workshop.locked,
    organisations,
  };
}

function groupsOf(view: View, workshop: Workshop, step: Step): ShownGroup[] {
  const seats = new Map(tallyOf(view, workshop.id)?.groups.map((one) => [one.group, one.seats]));
  const round = roundOf(view, workshop.id, step.id);
  return (round ? groupsOfRound(view, round.id) : []).map(({ id, letter, order, place }) => ({
    id,
    letter,
    order,
    place,
    seats: seats.get(id) ?? 0,
  }));
}

function writingOf(view: View, workshop: Workshop, step: Step): Scene {
  const tally = tallyOf(view, workshop.id);
  const count = tally?.steps.find((one) => one.step === step.id);
  return {
    kind: 'writing',
    instruction: step.instruction,
    questions: step.questions,
    columns: step.columns,
    writers: count?.writers ?? 0,
    arrived: tally?.arrived ?? 0,
    notes: count?.notes ?? 0,
  };
}

function notesOf(view: View, step: Step): Scene {
  // By id: the hour is nobody's business, and the order is the same after a reload.
  const notes = view
    .list('note')
    .filter((one) => one.step === step.id && !one.withdrawn)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    kind: 'notes',
    columns: step.columns.map(({ key, title, tone }) => ({
      key,
      title,
      tone,
      notes: notes
        .filter((one) => one.column === key)
        .map(({ id, text, hidden }) => ({ id, text: text.replace(/\s+/g, ' '), hidden })),
    })),
  };
}

function shownThemes(view: View): ShownTheme[] {
  const counts = new Map(
    view.list('breadth').flatMap((one) => one.themes.map((line) => [line.theme, line] as const)),
  );
  return themesOf(view).map(({ id, title }) => {
    const count = counts.get(id);
    return { id, title, notes: count?.notes ?? 0, breadth: count ?? null };
  });
}

function votingOf(view: View, workshop: Workshop, step: Step): Scene {
  const tally = tallyOf(view, workshop.id);
  return {
    kind: 'voting',
    themes: shownThemes(view),
    voters: tally?.steps.find((one) => one.step === step.id)?.voters ?? 0,
    arrived: tally?.arrived ?? 0,
    budget: step.kind === 'dots' ? step.dotBudget : null,
  };
}

function resultOf(view: View, step: Step): Scene {
  const score = view.list('score').find((one) => one.step === step.id);
  const dots = new Map(score?.themes.map((one) => [one.theme, one.dots]));
  // Themes that nobody chose stay in sight: they stay in the record too.
  const themes = themesOf(view).map(({ id, title }) => ({ id, title, dots: dots.get(id) ?? 0 }));
  return {
    kind: 'result',
    voters: score?.voters ?? 0,
    themes: themes.toSorted((a, b) => b.dots - a.dots),
  };
}

/** How many who come next are named: what stands further off changes. */
const NEXT = 4;

function floorOf(view: View, workshop: Workshop, step: Step): Scene {
  const tally = tallyOf(view, workshop.id);
  const line = view.list('floor').find((one) => one.step === step.id)?.line ?? [];
  const waiting = line.filter(({ state }) => state === 'waiting');
  return {
    kind: 'floor',
    instruction: step.instruction,
    questions: step.questions,
    speaking: line.find(({ state }) => state === 'speaking')?.label ?? null,
    next: waiting.slice(0, NEXT).map(({ label }) => label),
    inGroups: step.kind === 'talk',
    ready: tally?.steps.find((one) => one.step === step.id)?.ready ?? 0,
    arrived: tally?.arrived ?? 0,
  };
}

function pollOf(view: View, workshop: Workshop, step: Step): Scene {
  const tally = tallyOf(view, workshop.id);
  const outcome = view.list('outcome').find((one) => one.step === step.id);
  const now = step.revealed ? outcome?.rounds.at(-1) : undefined;
  return {
    kind: 'poll',
    questions: step.questions,
    scale: step.scale,
    voters: tally?.steps.find((one) => one.step === step.id)?.voters ?? 0,
    arrived: tally?.arrived ?? 0,
    answers:
      now?.questions.map(({ counts, comments }, at) => ({
        question: step.questions[at] ?? '',
        counts,
        comments,
      })) ?? null,
  };
}

function spreadOf(view: View, step: Step): Scene {
  const spread = view.list('spread').find((one) => one.step === step.id);
  const none = [0, 0, 0, 0, 0];
  const themes = themesOf(view)
    .map(({ id, title }) => {
      const own = spread?.themes.find((one) => one.theme === id);
      const { effort = none, impact = none, voters = 0 } = own ?? {};
      return { id, title, voters, effort, impact };
    })
    .toSorted(byGain);
  return {
    kind: 'spread',
    voters: spread?.voters ?? 0,
    themes: themes.map(({ id, title, voters, effort, impact }, index) => ({
      ...{ id, title, voters, number: index + 1 },
      ...{ effort: meanOf(effort), impact: meanOf(impact) },
      ...{ effortHalf: middleHalf(effort), impactHalf: middleHalf(impact) },
    })),
  };
}

function tallyOf(view: View, workshopId: string) {
  return view.list('tally').find((one) => one.workshop === workshopId);
}
