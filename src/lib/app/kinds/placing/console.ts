import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import MessageCircleQuestion from '@lucide/svelte/icons/message-circle-question-mark';
import SearchCheck from '@lucide/svelte/icons/search-check';
import { m } from '#lib/text/generated/messages.js';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import type { StepConsole } from '#lib/app/console/step-console.ts';
import type { Part } from '#lib/workshop/kinds/placing/model.ts';
import { isApplied } from '#lib/workshop/kinds/placing/wall.ts';
import { themesOf } from '#lib/workshop/themes/themes.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';

/** Goes to a part of the step, on or back. */
export function goToPart(
  console: ConsoleState,
  { id: step, part: from }: StepOf<'placing'>,
  part: Part,
): void {
  const did = part === 'done' ? m.placing_did_done() : m.placing_did_go();
  console.command(did, ['check.deal', { step, from, part }]);
}

export function stepConsole(console: ConsoleState): StepConsole<'placing'> {
  const { view } = console.room;
  return {
    lacks: ({ part }) => part === 'place' && themesOf(view).length === 0,
    timed: ({ part }) => part !== 'done',
    primary(step) {
      switch (step.part) {
        case 'place':
          return {
            ...{ label: m.placing_main_check(), icon: SearchCheck },
            run: () => goToPart(console, step, 'check'),
          };
        case 'check':
          return {
            ...{ label: m.placing_main_again(), icon: MessageCircleQuestion },
            run: () => goToPart(console, step, 'again'),
          };
        case 'again':
          return {
            ...{ label: m.placing_main_done(), icon: ChartNoAxesColumn },
            run: () => goToPart(console, step, 'done'),
          };
        case 'done':
          return null;
      }
    },
    unfinished: ({ id, part }) =>
      isApplied(view, id) || part === 'done' ? null : m.placing_unfinished(),
    leads: ({ part }) => (part === 'done' ? m.host_leads_placing_done() : m.print_you_placing()),
    onScreen: ({ part }) =>
      part === 'done' ? m.host_screen_shows_placing_done() : m.host_screen_shows_placing(),
    onPhones: ({ part }) =>
      part === 'done' ? m.host_phones_show_placing_done() : m.host_phones_show_placing(),
  };
}
