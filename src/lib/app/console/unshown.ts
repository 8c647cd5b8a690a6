/** What people have submitted and is not shown, as the console tells it and asks about it. */
import type { View } from '#lib/workshop/define.ts';
import { isOnTables } from '#lib/workshop/agenda/cafe.ts';
import type { Step } from '#lib/workshop/model/step.ts';
import { presentLine } from '#lib/workshop/speakers/speaker.ts';
import type { UnshownWords } from '#lib/text/unshown-words.ts';

export interface UnshownStep extends UnshownWords {
  readonly step: Step;
  readonly count: number;
}

/** What has not been shown of a workshop: of the steps that were left, or of all. */
export function unshownSteps(
  view: View,
  workshop: string,
  which: 'left' | 'all',
): readonly UnshownStep[] {
  const unshown = view.list('unshown').find((own) => own.workshop === workshop);
  return (unshown?.steps ?? []).flatMap(({ step: id, what, count, left }) => {
    const step = view.get('step', id);
    if (!step || count === null || (which === 'left' && !left)) return [];
    return [{ step, title: step.title, what, count }];
  });
}

/** What would be left behind without being shown, or without having had the floor. */
export function leftBehind(view: View, step: Step): readonly UnshownStep[] {
  // A café shows its notes by itself when it is over.
  const own = isOnTables(view, step) ? [] : unshownSteps(view, step.workshop, 'all');
  const waiting = presentLine(view, step.id).filter(({ state }) => state === 'waiting').length;
  return [
    ...own.filter((line) => line.step.id === step.id),
    ...(waiting > 0
      ? [{ step, title: step.title, what: 'speakers' as const, count: waiting }]
      : []),
  ];
}

/** Whether it can be shown, and not only acted on. */
export function isShowable({ what }: UnshownWords): boolean {
  return what !== 'choices' && what !== 'speakers';
}
