/** What the projector and the phones show now, in a few words for the one who cannot see them. */
import { m } from '#lib/text/generated/messages.js';
import type { ConsoleState } from './console-state.svelte.ts';

/** "Frågan och hur många som har skrivit" … Empty while the workshop is not known. */
export function screenNow({ workshop, step, stepConsole }: ConsoleState): string {
  if (!workshop) return '';
  if (workshop.screen === 'blank') return m.host_screen_shows_blank();
  if (workshop.screen === 'frozen') return m.host_screen_shows_frozen();
  if (workshop.screen === 'code') return m.host_screen_shows_code();
  if (workshop.screen === 'mix') return m.host_screen_shows_mix();
  if (workshop.state === 'closed') return m.host_screen_shows_close();
  return step && stepConsole ? stepConsole.onScreen(step) : m.host_screen_shows_welcome();
}

/** "Skriver lappar i sin bikupa" … Empty while the workshop is not known. */
export function phonesNow({ workshop, step, stepConsole }: ConsoleState): string {
  if (!workshop) return '';
  if (workshop.state === 'planned') return m.host_phones_show_planned();
  if (workshop.state === 'closed') return m.host_phones_show_close();
  return step && stepConsole ? stepConsole.onPhones(step) : m.host_phones_show_welcome();
}
