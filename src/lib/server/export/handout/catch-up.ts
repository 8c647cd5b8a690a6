/** What has been, on paper: what the earlier occasions have led to, for whoever comes new. */
import { m } from '#lib/text/generated/messages.js';
import { dateWords } from '#lib/text/dates.ts';
import { statusWord } from '#lib/text/words.ts';
import type { ActionLine } from '#lib/workshop/plan/document.ts';
import { earlierOf } from '#lib/workshop/plan/look-back.ts';
import type { PrintCatchUp } from '../pdf/handout-data.ts';
import { pageOf, type HandoutHead, type HandoutOf } from './head.ts';

export function catchUp(head: HandoutHead, { view, workshop }: HandoutOf): PrintCatchUp {
  const locale = head.lang;
  const o = { locale } as const;
  const result = view.list('series')[0]?.result ?? 'plan';
  const earlier = earlierOf(view, workshop);
  const actionLine = ({ title, responsible, due, status }: ActionLine): string =>
    [
      title,
      [responsible?.role, responsible?.organisation].filter(Boolean).join(', '),
      due === null ? '' : m.screen_plan_due({ date: dateWords(due, locale) }, o),
      statusWord(status, locale),
    ]
      .filter(Boolean)
      .join(' · ');
  const agreed = (earlier?.areas ?? []).map(({ number, title, goal, actions }) => ({
    title: m.look_back_area({ n: number, title }, o),
    lines: [
      ...(goal === '' ? [] : [`${m.plan_area_goal({ result }, o)}: ${goal}`]),
      ...actions.map(actionLine),
    ],
  }));
  const themes = (earlier?.themes ?? []).map(
    ({ title, count }) => `${title} · ${m.note_count({ n: count }, o)}`,
  );
  const plain = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [{ title, parts: [{ title: '', lines }] }];
  const next = earlier?.nextStep;
  return {
    ...head,
    kind: 'catchup',
    sections: [
      ...(agreed.length === 0 ? [] : [{ title: m.look_back_plan({ result }, o), parts: agreed }]),
      ...plain(m.standing_earlier({}, o), earlier?.standing ?? []),
      ...plain(m.look_back_findings({}, o), themes),
      ...(next
        ? plain(
            m.look_back_next({ occasion: next.occasion }, o),
            next.text.split(/\n+/).filter((line) => line.trim() !== ''),
          )
        : []),
    ],
    labels: { pageOf: pageOf(locale), none: m.newcomer_none({}, o) },
  };
}
