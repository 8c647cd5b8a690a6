/** Who has answered what: the matrix at a glance, and the answers in words. */
import type { ActionLine, PartyLine, PlanDocument } from '#lib/workshop/plan/document.ts';
import { stanceKinds } from '#lib/workshop/model/terms.ts';
import { m } from '#lib/text/generated/messages.js';
import { stanceWord, type Locale } from '#lib/text/words.ts';
import { numberWords } from '#lib/text/numbers.ts';
import { agreementOn } from '#lib/workshop/plan/agreement.ts';
import { proposedWords } from './print-actions.ts';
import type { PrintStances } from './print-data.ts';

/** Columns of a matrix that fit beside the organisations' names on an upright page. */
const actionsPerMatrix = 14;
const answers = [...stanceKinds, 'missing'] as const;
type Answer = (typeof answers)[number];

/** null while nobody has answered anything. */
export function printStances(plan: PlanDocument): PrintStances | null {
  const actions = plan.areas.flatMap((area) => area.actions);
  if (actions.every(({ stances }) => stances.length === 0)) return null;
  const o = { locale: plan.language } as const;
  const parties = everyParty(plan, actions);
  const slices: (readonly ActionLine[])[] = [];
  for (let at = 0; at < actions.length; at += actionsPerMatrix) {
    slices.push(actions.slice(at, at + actionsPerMatrix));
  }
  return {
    agreement: plan.areas.flatMap((area) => {
      const parts = agreementOn(area, plan.parties.length).map(({ stance, count, share }) => ({
        ...{ kind: stance ?? ('missing' as const), share, count: numberWords(count, o) },
        word: answerWord(stance ?? 'missing', plan.language),
      }));
      const label = m.plan_area({ result: plan.result, n: area.number }, o);
      return parts.length === 0 ? [] : [{ label, title: area.title, parts }];
    }),
    matrices: slices.map((slice) => ({
      numbers: slice.map(({ number }) => number),
      rows: parties.map(({ id, name }) => ({
        organisation: name,
        cells: slice.map((action) => cell(action, id, plan)),
      })),
    })),
    key: answers.map((kind) => ({ kind, word: answerWord(kind, plan.language) })),
    actions: actions.map((action) => ({
      number: action.number,
      title: action.title,
      // That nobody answers for it stands in the table of actions, once.
      proposed: action.responsible ? proposedWords(action, plan.language) : null,
      groups: answers
        .map((kind) => ({
          kind,
          word: answerWord(kind, plan.language),
          organisations: parties.flatMap(({ id, name }) => {
            const line = action.stances.find((stance) => stance.id === id);
            return (line?.stance ?? 'missing') === kind
              ? [{ name, comment: line?.comment ? m.plan_quote({ text: line.comment }, o) : null }]
              : [];
          }),
        }))
        .filter(({ organisations }) => organisations.length > 0),
    })),
  };
}

/** The parties, and after them any organisation that has answered without being one. */
function everyParty(plan: PlanDocument, actions: readonly ActionLine[]): readonly Party[] {
  const answered = actions.flatMap(({ stances }) =>
    stances.map(({ id, organisation }) => ({ id, name: organisation })),
  );
  const byId = new Map<string, Party>();
  for (const party of [...plan.parties, ...answered]) {
    if (!byId.has(party.id)) byId.set(party.id, party);
  }
  return [...byId.values()];
}

type Party = Pick<PartyLine, 'id' | 'name'>;

function cell(
  action: ActionLine,
  organisation: string,
  plan: PlanDocument,
): PrintStances['matrices'][number]['rows'][number]['cells'][number] {
  const line = action.stances.find((stance) => stance.id === organisation);
  const kind = line?.stance ?? 'missing';
  const responsible = action.responsible?.id === organisation;
  const stance = answerWord(kind, plan.language);
  const word = responsible
    ? m.plan_stance_responsible({ stance }, { locale: plan.language })
    : stance;
  return { kind, word, responsible };
}

/** What an organisation has answered, or that it has not. */
function answerWord(answer: Answer, locale: Locale): string {
  return answer === 'missing' ? m.plan_stance_missing({}, { locale }) : stanceWord(answer, locale);
}
