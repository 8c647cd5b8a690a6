import Shuffle from '@lucide/svelte/icons/shuffle';
import { m } from '#lib/text/generated/messages.js';
import { groupsOfRound } from '#lib/workshop/agenda/agenda.ts';
import { expectedIn } from '#lib/workshop/kinds/groups/expected.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import type { StepConsole } from '#lib/app/console/step-console.ts';
import { groupFormingOf } from './group-forming.svelte.ts';

export function stepConsole(console: ConsoleState): StepConsole<'groups'> {
  const forming = groupFormingOf(console);
  const isFormed = ({ id }: StepOf<'groups'>): boolean =>
    groupsOfRound(console.room.view, id).length > 0;
  return {
    primary(step) {
      if (isFormed(step)) return null;
      const { busy } = forming;
      const planned = (expectedIn(console.room.view, step)?.groups.length ?? 0) > 0;
      const words = planned ? m.group_main_heal() : formLabel(step);
      const run = (): void => void (planned ? forming.heal() : forming.form());
      return { label: busy ? m.group_forming() : words, icon: Shuffle, busy, run };
    },
    leads: (step) => (isFormed(step) ? m.host_leads_groups_formed() : m.print_you_groups()),
    onScreen: () => m.host_screen_shows_groups(),
    onPhones: () => m.host_phones_show_groups(),
  };
}

function formLabel({ grouping }: StepOf<'groups'>): string {
  if (grouping === 'mix') return m.host_main_mix();
  return grouping === 'keep' ? m.group_main_keep() : m.group_main_form();
}
