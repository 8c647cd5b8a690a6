import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import Eye from '@lucide/svelte/icons/eye';
import { m } from '#lib/text/generated/messages.js';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import type { StepConsole } from '#lib/app/console/step-console.ts';
import { namesIn, partOf, themesMade } from './parts.ts';

export function stepConsole(console: ConsoleState): StepConsole<'naming'> {
  const { view } = console.room;
  return {
    timed: () => true,
    reveal: {
      label: m.naming_main_show,
      icon: Eye,
      revealed: m.naming_did_show,
      covered: m.naming_did_cover,
    },
    primary(step) {
      if (partOf(step) !== 'choose' || namesIn(view, step).length === 0) return null;
      const run = (): boolean =>
        console.command(m.naming_did_count(), ['backing.count', { step: step.id, counted: true }]);
      return { label: m.naming_main_count(), icon: ChartNoAxesColumn, run };
    },
    unfinished(step) {
      const names = namesIn(view, step);
      return names.length > 0 && themesMade(view, names).length === 0
        ? m.naming_unfinished()
        : null;
    },
    leads(step) {
      const part = partOf(step);
      if (part === 'propose') return m.print_you_naming();
      return part === 'choose' ? m.host_leads_naming_choose() : m.host_leads_naming_keep();
    },
    onScreen(step) {
      const part = partOf(step);
      if (part === 'propose') return m.host_screen_shows_naming();
      return part === 'choose'
        ? m.host_screen_shows_naming_choose()
        : m.host_screen_shows_naming_keep();
    },
    onPhones(step) {
      const part = partOf(step);
      if (part === 'propose') return m.host_phones_show_naming();
      return part === 'choose'
        ? m.host_phones_show_naming_choose()
        : m.host_phones_show_naming_keep();
    },
  };
}
