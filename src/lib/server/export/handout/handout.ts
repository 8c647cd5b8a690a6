/** What can be printed for a workshop, and how a paper is put together from the facilitator's view. */
import { longDateWords, regions } from '#lib/text/dates.ts';
import { m } from '#lib/text/generated/messages.js';
import type { PrintHandout } from '../pdf/handout-data.ts';
import { catchUp } from './catch-up.ts';
import type { HandoutHead, HandoutOf } from './head.ts';
import { participants } from './participants.ts';
import { runSheet } from './run-sheet.ts';
import { sheets } from './sheets.ts';
import { signs } from './signs.ts';

export const handoutKinds = ['signs', 'sheets', 'runsheet', 'participants', 'catchup'] as const;
export type HandoutKind = (typeof handoutKinds)[number];

export function isHandoutKind(what: string): what is HandoutKind {
  return handoutKinds.some((kind) => kind === what);
}

/** The paper, in the language of its series. */
export function handout(kind: HandoutKind, of: HandoutOf): PrintHandout {
  const { view, workshop } = of;
  const { language: lang = 'sv', rehearsal = false } = view.list('series')[0] ?? {};
  const kicker = kickers[kind]({}, { locale: lang });
  // A sign whose code leads nowhere any more must not be put up in the hall.
  const name = rehearsal
    ? m.rehearsal_paper({ title: workshop.title }, { locale: lang })
    : workshop.title;
  const head: HandoutHead = {
    lang,
    region: regions[lang].slice(3).toLowerCase(),
    title: `${kicker} – ${name}`,
    kicker,
    workshop: name,
    meta: [longDateWords(workshop.date, lang), workshop.place].filter(Boolean).join(' · '),
  };
  return builders[kind](head, of);
}

const kickers = {
  signs: m.print_signs,
  sheets: m.print_sheets,
  runsheet: m.print_runsheet,
  participants: m.print_participants,
  catchup: m.newcomer_title,
} as const;

const builders: Readonly<Record<HandoutKind, (head: HandoutHead, of: HandoutOf) => PrintHandout>> =
  {
    signs,
    sheets,
    runsheet: runSheet,
    participants,
    catchup: catchUp,
  };
