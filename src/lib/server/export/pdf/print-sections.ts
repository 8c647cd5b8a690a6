/** The sections of a result as the template gets them: which there are, and what each block says. */
import { breadthShares } from '#lib/text/breadth-words.ts';
import { dateWords } from '#lib/text/dates.ts';
import { m } from '#lib/text/generated/messages.js';
import { partWord, sectionTitle, standingStateWord } from '#lib/text/result-words.ts';
import { roleCounts } from '#lib/text/role-words.ts';
import { statusWord } from '#lib/text/words.ts';
import type { PlanDocument } from '#lib/workshop/plan/document.ts';
import { isOfBlocks } from '#lib/workshop/results/filled-sections.ts';
import type { SectionBlock, SectionTheme } from '#lib/workshop/results/sections.ts';
import { printResult } from '../../kinds/kinds.ts';
import type { PrintBlock, PrintPlan } from './print-data.ts';
import { paragraphs } from './paragraphs.ts';
import { printNote } from './print-themes.ts';

export function printSections(plan: PlanDocument): PrintPlan['sections'] {
  return plan.sections.map((key) => ({
    key,
    title: sectionTitle(key, plan),
    blocks: isOfBlocks(key) ? (plan.blocks[key] ?? []).map((block) => printBlock(block, plan)) : [],
  }));
}

function printBlock({ title, date, parts, results }: SectionBlock, plan: PlanDocument): PrintBlock {
  const language = plan.language;
  const o = { locale: language } as const;
  return {
    title,
    date: date === null ? null : dateWords(date, language),
    parts: parts.map((part) => ({
      title: part.word === null ? part.title : partWord(part.word, language),
      lines: part.lines,
      themes: part.themes.map((theme) => ({
        title: theme.title,
        meta: themeMeta(theme, plan),
        summary: paragraphs(theme.summary),
        quotes: theme.quotes.map(printNote),
      })),
      tasks: part.tasks.map(({ number, title: task, status, accepted }) => ({
        ...{ number, title: task },
        status: accepted ? statusWord(status, language) : m.result_task_proposed({}, o),
      })),
      notes: part.notes.map(printNote),
    })),
    results: results.map((result) => printResult(result, language)),
  };
}

function themeMeta({ count, breadth, dots }: SectionTheme, { language }: PlanDocument): string {
  const o = { locale: language } as const;
  return [
    m.plan_count_notes({ n: count }, o),
    ...(breadth ? breadthShares(breadth, language).map(({ text }) => text) : []),
    ...(dots === null ? [] : [m.plan_count_dots({ n: dots }, o)]),
  ].join(' · ');
}

export function printStanding(plan: PlanDocument): PrintPlan['standing'] {
  const o = { locale: plan.language } as const;
  return plan.standing.map(({ text, state, occasions }) => ({
    text,
    meta: [
      standingStateWord(state, plan.language),
      occasions.length === 0
        ? m.result_standing_not_raised({}, o)
        : m.result_standing_raised({ occasions: occasions.join(', ') }, o),
    ].join(' · '),
  }));
}

export function printArrivals(plan: PlanDocument): PrintPlan['arrivals'] {
  const o = { locale: plan.language } as const;
  return plan.arrivals.map(({ organisation, newFrom, occasions }) => ({
    organisation,
    new: newFrom === null ? null : m.result_new_from({ occasion: newFrom }, o),
    occasions: occasions.map(({ occasion, roles }) => ({
      occasion,
      roles: roleCounts(roles, plan.language),
    })),
  }));
}
