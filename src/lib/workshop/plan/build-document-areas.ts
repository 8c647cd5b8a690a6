/** The plan's own part of the document: areas, actions, stances and when they are followed up. */
import type { View } from '../define.ts';
import type { Organisation } from '../model/organisation.ts';
import { namedApart, standingNames } from '../people/names.ts';
import { notesShown } from '../notes/shown-notes.ts';
import { standingTheme } from '../themes/themes.ts';
import { actionsOf } from './action.ts';
import type { Action } from '../model/action.ts';
import { areasOf } from './areas.ts';
import { noteLines } from './build-document-themes.ts';
import type {
  ActionLine,
  AreaLine,
  NoteLine,
  PlanDocument,
  StanceLine,
  ThemeLine,
} from './document.ts';
import { hasAccepted } from './stance.ts';
import { stanceId } from '../model/stance.ts';

/** The areas in order, numbered from 1, with their actions. */
export function buildAreas(view: View, themes: readonly ThemeLine[]): readonly AreaLine[] {
  return areasOf(view).map((area, index) => {
    const theme = area.theme && standingTheme(view, area.theme);
    const number = index + 1;
    return {
      id: area.id,
      number,
      title: area.title,
      theme: themes.find(({ id }) => id === theme) ?? null,
      currentState: area.currentState,
      goal: area.goal,
      actions: actionsOf(view, area.id).map((action, at) =>
        actionLine(view, action, `${number}.${at + 1}`),
      ),
    };
  });
}

/**
 * The organisations of a series that stand, in the order in which they stand everywhere; with names
 * that tell them apart.
 */
export function organisationsOf(view: View): readonly Organisation[] {
  return namedApart(standingNames(view, 'organisation'));
}

/** What the organisations have said to an action; those that have not answered are left out. */
export function stanceLines(view: View, action: string): readonly StanceLine[] {
  return organisationsOf(view).flatMap(({ id, name }) => {
    const stance = view.get('stance', stanceId(action, id));
    return stance
      ? [{ id, organisation: name, stance: stance.stance, comment: stance.comment }]
      : [];
  });
}

function actionLine(view: View, action: Action, number: string): ActionLine {
  const organisations = organisationsOf(view);
  const responsible = organisations.find(({ id }) => id === action.organisation);
  const { id, title, start, due, indicator, followUp, support, effect } = action;
  return {
    id,
    number,
    title,
    responsible: responsible
      ? {
          id: responsible.id,
          organisation: responsible.name,
          role: action.role ?? '',
          name: action.name,
        }
      : null,
    accepted: responsible !== undefined && hasAccepted(view, id, responsible.id),
    others: organisations
      .filter((organisation) => action.others.includes(organisation.id))
      .map(({ name }) => name),
    start,
    due,
    indicator,
    followUp,
    support,
    effect,
    status: action.status,
    statusReason: action.statusReason,
    note: noteOf(view, action),
    stances: stanceLines(view, id),
  };
}

/**
 * The note from which an action was made, as its readers may see it. Nothing of it where it was taken
 * back or hidden since: what an action keeps of its note is which one it was.
 */
export function noteOf(view: View, { note }: Pick<Action, 'note'>): NoteLine | null {
  const shown = note === null ? [] : notesShown(view).filter(({ id }) => id === note);
  return noteLines(view, shown)[0] ?? null;
}

/** The days on which actions are followed up, the nearest first. */
export function followUpsOf(areas: readonly AreaLine[]): PlanDocument['followUps'] {
  return areas
    .flatMap(({ actions }) => actions)
    .flatMap(({ followUp, number, title, responsible }) =>
      followUp === null
        ? []
        : [
            {
              date: followUp,
              action: number,
              title,
              responsible: responsible
                ? [responsible.role, responsible.organisation].filter(Boolean).join(', ')
                : null,
            },
          ],
    )
    .toSorted((a, b) => a.date.localeCompare(b.date));
}
