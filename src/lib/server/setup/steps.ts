/** The steps of a workshop: from a template in the words of the series' language, or from anywhere. */
import { m } from '#lib/text/generated/messages.js';
import type { Locale } from '#lib/text/words.ts';
import type { AgendaStep } from '#lib/workshop/agenda/own-template.ts';
import { plannedStep, type PlannedStep } from '#lib/workshop/model/step.ts';
import { columnsOf } from '#lib/workshop/notes/columns.ts';
import { occasionTemplates, type Occasion } from '#lib/workshop/templates/formats.ts';
import { methodTemplates, type MethodKey } from '#lib/workshop/templates/methods.ts';
import type { StepTemplate } from '#lib/workshop/templates/steps.ts';
import { newKey } from '../access/tokens.ts';
import type { Planned } from './planned.ts';

type Message = (inputs: Readonly<Record<string, unknown>>, options: { locale: Locale }) => string;

// Templates name their messages; a test goes through all of them in every language.
const messages = m as unknown as Readonly<Record<string, Message | undefined>>;

/** The text of a message that is known by its name. @throws when there is none */
export function said(name: string, locale: Locale, inputs: Record<string, unknown> = {}): string {
  const message = messages[name];
  if (!message) throw new Error(`no message ${name}`);
  return message(inputs, { locale });
}

/** What a workshop asks, and under which columns the answers are written. Tones are checked later. */
export interface Asked {
  readonly questions: readonly string[];
  readonly columns: readonly { readonly title: string; readonly tone: string }[];
}

/** The agenda of an occasion, ready to use. */
export function occasionSteps(occasion: Occasion, language: Locale): AgendaStep[] {
  return occasionTemplates[occasion].steps.map((step) => agendaStep(step, language));
}

/** A method as it can be added to an agenda, by the name under which it is found. */
export interface MethodOffer {
  readonly key: MethodKey;
  readonly name: string;
  readonly steps: readonly AgendaStep[];
}

export function methodOffers(language: Locale): MethodOffer[] {
  return keysOf(methodTemplates).map((key) => {
    const { words, steps } = methodTemplates[key];
    return {
      key,
      name: said(words, language),
      steps: steps.map((step) => agendaStep(step, language)),
    };
  });
}

/** What an occasion asks unless somebody has wished for something else. */
export function defaultAsked(occasion: Occasion, language: Locale): Asked {
  const { asks } = occasionTemplates[occasion];
  const steps = occasionSteps(occasion, language);
  const asking = asks.flatMap((at) => steps[at] ?? []);
  return {
    questions: asking.flatMap(({ questions }) => questions),
    columns: columnsOf(asking[0]).map(({ title, tone }) => ({ title, tone })),
  };
}

/** What somebody has wished to be asked instead, and where in the agenda that is. */
export interface AskedAt extends Asked {
  readonly at: readonly number[];
}

/**
 * The `step.add` mutations that give a workshop its agenda. What is wrong with what is asked comes
 * under `asked`, by its place in the form, whichever step it ends in.
 */
export function stepsFor(
  workshop: string,
  agenda: readonly AgendaStep[],
  { asked, now }: { readonly asked: AskedAt | null; readonly now: number },
): Planned[] {
  return agenda.flatMap(({ early, ...step }, order) => {
    const id = `step:${newKey()}`;
    const wish = asked && askedIn(step, order, asked);
    const args = { id, workshop, order, ...step, ...wish?.change };
    const add: Planned = { field: wish ? 'asked' : 'agenda', name: 'step.add', args };
    const planned = wish ? { ...add, firstQuestion: wish.firstQuestion } : add;
    if (!early) return [planned];
    return [planned, { field: 'agenda', name: 'step.early', args: { step: id, openedAt: now } }];
  });
}

function askedIn(step: PlannedStep, order: number, { at, questions, columns }: AskedAt) {
  const place = at.indexOf(order);
  if (place < 0) return null;
  // With several steps that ask, each has a question of its own and the last whatever is over.
  const end = place === at.length - 1 ? undefined : place + 1;
  const own = questions.slice(place, end);
  return {
    firstQuestion: place,
    change: {
      questions: own.length > 0 || at.length === 1 ? own : step.questions,
      ...('columns' in step && {
        columns: columns.map((column, index) => ({
          ...column,
          key: step.columns[index]?.key ?? `column-${index + 1}`,
        })),
      }),
    },
  };
}

function agendaStep(template: StepTemplate, language: Locale): AgendaStep {
  const { words, kind, minutes, questions = [], columns = [], settings, early = false } = template;
  const wished = {
    title: said(`${words}_title`, language),
    instruction: said(`${words}_instruction`, language),
    questions: questions.map((question) => said(question, language)),
    columns: columns.map(({ key, tone, words: title }) => ({
      key,
      tone,
      title: said(title, language),
    })),
    minutes,
    ...settings,
  };
  return { ...plannedStep(kind, wished), early };
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}
