/**
 * The five formats in which people work together, as data: which occasions each has, and which steps
 * an occasion goes through. The words are messages, in the language of the series.
 */
import type { Result, Template } from '../model/series.ts';
import {
  common,
  conference,
  consultation,
  developmentPlan,
  meetingPlace,
  threeMeetings,
  type StepTemplate,
} from './steps.ts';

export interface OccasionTemplate {
  /** The stem of two messages: its name (`…_title`) and what a workshop is called (`…_workshop`). */
  readonly words: string;
  readonly steps: readonly StepTemplate[];
  /** Where in `steps` the occasion's main questions are asked; with several, one question each. */
  readonly asks: readonly number[];
  /** Its main questions are the standing items of the series. */
  readonly asksStanding?: true;
}

const { groups, themes, dots, checkin, missions } = common;
const plan = developmentPlan;
const talks = consultation;
const three = threeMeetings;
const place = meetingPlace;

export const occasionTemplates = {
  first: {
    words: 'template_occasion_first',
    steps: [plan.firstWelcome, groups, plan.today, themes, dots, plan.firstPlan, plan.firstClose],
    asks: [2],
  },
  second: {
    words: 'template_occasion_second',
    steps: [
      ...[plan.secondWelcome, plan.secondGroups, plan.actions, plan.secondThemes],
      ...[plan.secondDots, plan.secondPlan, plan.secondMatrix, plan.secondClose],
    ],
    asks: [2],
  },
  followup: {
    words: 'template_occasion_followup',
    steps: [
      ...[plan.followupWelcome, plan.followupRound, groups, plan.followupNotes],
      ...[themes, plan.followupPlan, plan.followupPoll, plan.followupClose],
    ],
    asks: [3],
  },
  consultation: {
    words: 'template_occasion_consultation',
    steps: [
      ...[talks.welcome, groups, talks.talk, talks.notes, talks.themes],
      ...[talks.dots, talks.mission, talks.plan, talks.poll, talks.close],
    ],
    asks: [3],
  },
  consultationAgain: {
    words: 'template_occasion_consultation_again',
    steps: [
      ...[talks.againWelcome, talks.round, groups, talks.notes, talks.themes],
      ...[talks.dots, talks.mission, talks.plan, talks.close],
    ],
    asks: [3],
  },
  meet: {
    words: 'template_occasion_meet',
    steps: [
      ...[three.meetWelcome, checkin, missions, three.meetGroups, three.meetTalk],
      ...[three.meetNotes, three.meetThemes, three.meetPlan, three.meetClose],
    ],
    asks: [5],
  },
  everyday: {
    words: 'template_occasion_everyday',
    steps: [
      ...[three.everydayWelcome, three.everydayRound, three.meetGroups],
      ...[three.everydayNotes, three.everydayThemes, dots, three.solutions],
      ...[three.everydayPlan, three.everydayClose],
    ],
    asks: [3],
  },
  onward: {
    words: 'template_occasion_onward',
    steps: [
      ...[three.onwardWelcome, three.onwardRound, three.onwardNotes, themes],
      ...[three.onwardPlan, three.onwardDecide, three.onwardClose],
    ],
    asks: [2],
  },
  conference: {
    words: 'template_occasion_conference',
    steps: [
      ...[conference.welcome, conference.sent, conference.groups, conference.first],
      ...[conference.change, conference.second, conference.change, conference.third],
      ...[conference.summary, conference.themes, dots, conference.plan],
      conference.close,
    ],
    asks: [3, 5, 7],
  },
  place: {
    words: 'template_occasion_place',
    asksStanding: true,
    steps: [
      ...[place.welcome, place.round, groups, place.notes, themes, dots],
      ...[place.plan, place.close],
    ],
    asks: [3],
  },
  placeAgain: {
    words: 'template_occasion_place_again',
    asksStanding: true,
    steps: [
      ...[place.againWelcome, place.againRound, groups, place.notes, themes],
      ...[place.againPlan, place.close],
    ],
    asks: [3],
  },
  placeYear: {
    words: 'template_occasion_place_year',
    steps: [
      ...[place.yearWelcome, groups, place.yearNotes, themes, dots],
      ...[place.yearPlan, place.yearPoll, place.yearClose],
    ],
    asks: [2],
  },
} satisfies Readonly<Record<string, OccasionTemplate>>;

export type Occasion = keyof typeof occasionTemplates;

export interface SeriesTemplate {
  /** The stem of what is said about it: `…_title`, `…_happens`, `…_gives`, `…_purpose`. */
  readonly words: string;
  readonly occasions: readonly Occasion[];
  /** What is proposed for the first workshop, the second and so on; the last comes back. */
  readonly proposed: readonly Occasion[];
  /** What it leads to. */
  readonly result: Result;
  /** People in a group. */
  readonly groupSize: number;
}

export const seriesTemplates = {
  utvecklingsplan: {
    words: 'template_format_utvecklingsplan',
    result: 'plan',
    occasions: ['first', 'second', 'followup'],
    proposed: ['first', 'second', 'followup'],
    groupSize: 5,
  },
  samradsgrupp: {
    words: 'template_format_samradsgrupp',
    result: 'questions',
    occasions: ['consultation', 'consultationAgain'],
    proposed: ['consultation', 'consultationAgain'],
    groupSize: 5,
  },
  'tre-traffar': {
    words: 'template_format_tre_traffar',
    result: 'agreements',
    occasions: ['meet', 'everyday', 'onward'],
    proposed: ['meet', 'everyday', 'onward'],
    groupSize: 2,
  },
  erfarenhetskonferens: {
    words: 'template_format_erfarenhetskonferens',
    result: 'summary',
    occasions: ['conference'],
    proposed: ['conference'],
    groupSize: 5,
  },
  motesplats: {
    words: 'template_format_motesplats',
    result: 'year',
    occasions: ['place', 'placeAgain', 'placeYear'],
    proposed: ['place', 'placeAgain'],
    groupSize: 5,
  },
} as const satisfies Readonly<Record<Template, SeriesTemplate>>;

/**
 * The occasion that comes next in a series of some format.
 *
 * @param number the workshop's place in the series, from 1
 */
export function proposedOccasion(template: Template, number: number): Occasion {
  const { proposed } = seriesTemplates[template];
  return proposed[Math.min(Math.max(number, 1), proposed.length) - 1] ?? proposed[0];
}
