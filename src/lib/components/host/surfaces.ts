/** What the projector and the phones show now, in a few words for the one who cannot see them. */
import { m } from '#lib/text/generated/messages.js';
import type { Step } from '#lib/workshop/step.ts';
import type { StepKind } from '#lib/workshop/step-kinds.ts';
import type { Workshop } from '#lib/workshop/workshop.ts';

type Shown = Readonly<Record<StepKind, (revealed: boolean) => string>>;

const screens: Shown = {
  welcome: () => m.host_screen_shows_welcome(),
  round: () => m.host_screen_shows_round(),
  groups: () => m.host_screen_shows_groups(),
  talk: () => m.host_screen_shows_talk(),
  notes: (revealed) =>
    revealed ? m.host_screen_shows_notes_revealed() : m.host_screen_shows_notes(),
  themes: () => m.host_screen_shows_themes(),
  dots: (revealed) => (revealed ? m.host_screen_shows_result() : m.host_screen_shows_dots()),
  matrix: (revealed) => (revealed ? m.host_screen_shows_spread() : m.host_screen_shows_matrix()),
  poll: (revealed) => (revealed ? m.host_screen_shows_outcome() : m.host_screen_shows_poll()),
  plan: () => m.host_screen_shows_plan(),
  close: () => m.host_screen_shows_close(),
};

const phones: Shown = {
  welcome: () => m.host_phones_show_welcome(),
  round: () => m.host_phones_show_round(),
  groups: () => m.host_phones_show_groups(),
  talk: () => m.host_phones_show_talk(),
  notes: (revealed) =>
    revealed ? m.host_phones_show_notes_revealed() : m.host_phones_show_notes(),
  themes: () => m.host_phones_show_themes(),
  dots: (revealed) => (revealed ? m.host_phones_show_result() : m.host_phones_show_dots()),
  matrix: (revealed) => (revealed ? m.host_phones_show_spread() : m.host_phones_show_matrix()),
  poll: (revealed) => (revealed ? m.host_phones_show_outcome() : m.host_phones_show_poll()),
  plan: () => m.host_phones_show_plan(),
  close: () => m.host_phones_show_close(),
};

/** "Frågan och hur många som har skrivit" … */
export function screenNow(workshop: Workshop, step: Step | null): string {
  if (workshop.screen === 'blank') return m.host_screen_shows_blank();
  if (workshop.screen === 'frozen') return m.host_screen_shows_frozen();
  if (workshop.screen === 'code') return m.host_screen_shows_code();
  if (workshop.screen === 'mix') return m.host_screen_shows_mix();
  if (workshop.state === 'closed') return m.host_screen_shows_close();
  return step ? screens[step.kind](step.revealed) : screens.welcome(false);
}

/** "Skriver lappar i sin bikupa" … */
export function phonesNow(workshop: Workshop, step: Step | null): string {
  if (workshop.state === 'planned') return m.host_phones_show_planned();
  if (workshop.state === 'closed') return m.host_phones_show_close();
  return step ? phones[step.kind](step.revealed) : phones.welcome(false);
}
