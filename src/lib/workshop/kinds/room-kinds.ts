/** What the room makes of every step kind: the registry in which all code but a kind's own looks it up. */
import type { View } from '../define.ts';
import type { Step } from '../model/step.ts';
import type { Workshop } from '../model/workshop.ts';
import { brainwritingRoomKind } from './brainwriting/room.ts';
import { cardsRoomKind } from './cards/room.ts';
import { decideRoomKind } from './decide/room.ts';
import { dotsRoomKind } from './dots/room.ts';
import { groupsRoomKind } from './groups/room.ts';
import type { Projections, RoomKind, Shown } from './kind.ts';
import { matrixRoomKind } from './matrix/room.ts';
import type { StepKind } from './models.ts';
import { namingRoomKind } from './naming/room.ts';
import { notesRoomKind } from './notes/room.ts';
import { placingRoomKind } from './placing/room.ts';
import { pollRoomKind } from './poll/room.ts';
import { talkRoomKind } from './talk/room.ts';
import { themesRoomKind } from './themes/room.ts';

/** Kinds that are not here leave nothing in the room: people talk, or look. */
const own = [
  groupsRoomKind,
  cardsRoomKind,
  talkRoomKind,
  notesRoomKind,
  brainwritingRoomKind,
  namingRoomKind,
  placingRoomKind,
  themesRoomKind,
  dotsRoomKind,
  matrixRoomKind,
  pollRoomKind,
  decideRoomKind,
] as const;

const byKind = new Map<StepKind, RoomKind>(
  own.map((kind) => [kind.kind, kind as unknown as RoomKind]),
);

/** What the room makes of a step. */
export function roomKindOf(step: Step): RoomKind {
  return byKind.get(step.kind) ?? { kind: step.kind };
}

/** Who sees the records of all kinds, by type. */
export const kindProjections = Object.assign(
  {},
  ...own.map((kind) => ('projections' in kind ? kind.projections : {})),
) as Projections;

/** What the kinds work out for a workshop beyond one step, and who sees that. */
export function projectWorkshop(workshop: Workshop, view: View): readonly Shown[] {
  return [...byKind.values()].flatMap((kind) => kind.projectWorkshop?.(workshop, view) ?? []);
}

/** The notes that belong to a theme beside the one in which they lie: for breadth alone. */
export function alsoInTheme(view: View, theme: string): readonly string[] {
  return [...byKind.values()].flatMap((kind) => kind.alsoIn?.(view).get(theme) ?? []);
}

/** What people have given to a theme, or to an action, in one step. */
export interface GivenAnswers {
  readonly step: Step;
  /** How many people; null: perhaps some, which nobody sees before it is revealed. */
  readonly people: number | null;
}

/** Where people have given something to a theme that they would get back if it were dissolved. */
export function themeAnswers(view: View, theme: string): readonly GivenAnswers[] {
  return answersIn(view, (step) => roomKindOf(step).themeAnswers?.(step, view, theme));
}

/** Where people have given something to an action that they would get back if it were removed. */
export function actionAnswers(view: View, action: string): readonly GivenAnswers[] {
  return answersIn(view, (step) => roomKindOf(step).actionAnswers?.(step, view, action));
}

function answersIn(
  view: View,
  given: (step: Step) => number | null | undefined,
): readonly GivenAnswers[] {
  return view.list('step').flatMap((step) => {
    const people = step.openedAt === null ? 0 : given(step);
    return people === 0 || people === undefined ? [] : [{ step, people }];
  });
}

/** What the data of a step has for kinds that are not its own. */
export const emptyExport = Object.assign(
  {},
  ...own.map((kind) => ('exported' in kind ? kind.exported.empty : {})),
) as Readonly<Record<string, unknown>>;
