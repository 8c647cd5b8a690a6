/** The plan that comes of a workshop of tests/fixtures, as long and full as those of real people. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type {
  ActionLine,
  AttendanceLine,
  NoteLine,
  PlanDocument,
} from '#lib/workshop/plan/document.ts';
import type { OrganisationKind, StanceKind } from '#lib/workshop/model/terms.ts';
import { emptyPlan } from './sample-plan.ts';

export const fixtures = [
  'solna-1',
  'solna-2',
  'samradsgrupp-1',
  'erfarenhetskonferens-1',
  'motesplats-1',
  'tre-traffar-1',
] as const;

interface Fixture {
  readonly series: {
    readonly title: string;
    readonly organisations: readonly { readonly name: string; readonly kind: OrganisationKind }[];
  };
  readonly workshop: {
    readonly title: string;
    readonly date: string;
    readonly questions: readonly string[];
    readonly columns: readonly { readonly key: string; readonly title: string }[];
  };
  readonly participants: readonly { readonly organisation: string; readonly role: string }[];
  readonly themes: readonly { readonly key: string; readonly title: string }[];
  readonly notes: readonly {
    readonly column: string;
    readonly text: string;
    readonly theme: string | null;
  }[];
  readonly plan: {
    readonly areas: readonly {
      readonly theme: string;
      readonly currentState: string;
      readonly goal: string;
      readonly actions: readonly (Pick<ActionLine, 'title' | 'start' | 'due' | 'indicator'> &
        Pick<ActionLine, 'followUp' | 'support'> & {
          readonly responsible: { readonly organisation: string; readonly role: string };
        })[];
    }[];
    readonly stances: readonly {
      readonly organisation: string;
      readonly area: string;
      readonly action: number;
      readonly stance: StanceKind;
      readonly comment: string | null;
    }[];
  };
}

/** Everything of the fixture that a plan tells, without playing the workshop. */
export function fixturePlan(name: (typeof fixtures)[number]): PlanDocument {
  const path = resolve(import.meta.dirname, `../../../../../../tests/fixtures/${name}.json`);
  const file = JSON.parse(readFileSync(path, 'utf8')) as Fixture;
  const { workshop, participants } = file;
  const columns = workshop.columns.map(({ key, title }, i) => ({
    ...{ key, title },
    tone: i === 0 ? ('works' as const) : ('develop' as const),
  }));
  const notes = file.notes.map(({ text, column, theme }, i) => {
    const of = columns.find(({ key }) => key === column);
    const line: NoteLine = {
      ...{ id: `n${i}`, text, occasion: workshop.title },
      ...{ column: of?.title ?? '', tone: of?.tone ?? 'neutral' },
    };
    return { theme, line };
  });
  const breadth = { groups: 7, ofGroups: 9, rounds: 1, organisations: 4, ofOrganisations: 9 };
  const themes = file.themes.map(({ key, title }) => {
    const own = notes.filter(({ theme }) => theme === key).map(({ line }) => line);
    const at = file.plan.areas.findIndex(({ theme }) => theme === key);
    return {
      ...{
        id: key,
        title,
        breadth,
        dots: own.length,
        rank: null,
        kinds: null,
        quotes: [],
        summary: '',
        notes: own,
        area: at < 0 ? null : at + 1,
      },
      columns: columns.map(({ title: column, tone }) => ({
        ...{ title: column, tone },
        count: own.filter((each) => each.column === column).length,
      })),
    };
  });
  const areas = file.plan.areas.map((area, at) => ({
    ...{ id: area.theme, number: at + 1, currentState: area.currentState, goal: area.goal },
    title: themes.find(({ id }) => id === area.theme)?.title ?? '',
    theme: themes.find(({ id }) => id === area.theme) ?? null,
    actions: area.actions.map((action, i) => ({
      ...action,
      ...{ id: `${area.theme}-${i}`, number: `${at + 1}.${i + 1}`, accepted: i === 0 },
      responsible: {
        ...{ id: action.responsible.organisation, name: null },
        ...action.responsible,
      },
      ...{
        others: [],
        effect: null,
        status: 'not-started' as const,
        statusReason: null,
        note: null,
      },
      stances: file.plan.stances
        .filter((each) => each.area === area.theme && each.action === i)
        .map((each) => ({ ...each, id: each.organisation })),
    })),
  }));
  const attendance = new Map<string, AttendanceLine>();
  for (const { organisation, role } of participants) {
    const key = `${organisation}/${role}`;
    const count = (attendance.get(key)?.count ?? 0) + 1;
    attendance.set(key, { id: organisation, organisation, role, count });
  }
  return {
    ...emptyPlan,
    title: file.series.title,
    parties: file.series.organisations.map((each) => ({
      ...each,
      // In the file a name stands for one.
      id: each.name,
      participants: participants.filter(({ organisation }) => organisation === each.name).length,
    })),
    occasions: [
      {
        ...{ title: workshop.title, date: workshop.date, place: null, groups: 9 },
        ...{ participants: participants.length, sentIn: null, notes: notes.length },
        ...{ questions: workshop.questions, results: [], unshown: [], summary: '' },
      },
    ],
    attendance: [...attendance.values()],
    strengths: themes.map(({ title, notes: own }) => ({
      ...{ theme: title, breadth },
      notes: own.filter(({ tone }) => tone === 'works'),
    })),
    ...{ themes, areas },
    followUps: areas.flatMap(({ actions }) =>
      actions.flatMap(({ followUp, number, title, responsible }) =>
        followUp
          ? [{ date: followUp, action: number, title, responsible: responsible.organisation }]
          : [],
      ),
    ),
    ungrouped: notes.filter(({ theme }) => theme === null).map(({ line }) => line),
  };
}
