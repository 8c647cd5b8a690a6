import { render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import type { MutationCall, DomainMutation } from '#lib/workshop/model/mutations.ts';
import OnPhone from '../../../../tests/support/OnPhone.svelte';
import { openStage, type Stage } from '../../../../tests/support/page-room.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../tests/support/workshop-builder.ts';

vi.mock('#lib/client/connect.ts', () => import('../../../../tests/support/page-room.ts'));

let stage: Stage;
let heard: string[] = [];

/** What is added to a live region that stood in the page before. */
function listen(): void {
  heard = [];
  const regions = [...document.querySelectorAll('[role=status], [aria-live=polite]')];
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      const region = element?.closest('[role=status], [aria-live=polite]');
      if (region && regions.includes(region)) heard.push(region.textContent.trim());
    }
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
}

beforeEach(async () => {
  stage = await openStage();
  const people = await buildWorkshop(stage.room, { seats: 3 });
  const [actor] = people.participants;
  const [seat] = people.seats;
  if (!actor || !seat) throw new Error('nobody is there');
  window.scrollTo = vi.fn();
  render(OnPhone, { room: await stage.page(actor), seat, whole: 'page' });
  await screen.findAllByRole('heading', { level: 1 });
  listen();
});

const lead = (...[name, args]: MutationCall) =>
  must(stage.room, facilitator, [{ name, args } as DomainMutation]);
const hears = (words: string) =>
  waitFor(() => expect(heard.some((line) => line.includes(words))).toBe(true));
const title =
  'X5: what everybody is shown is said in a live region that stood there before, and the focus is not lost';

test(`${title} (a step, what is revealed, the end)`, async () => {
  for (const [kind, words] of [
    ['notes', m.phone_said_notes()],
    ['dots', m.phone_said_dots()],
    ['poll', m.phone_said_answers()],
    ['matrix', m.phone_said_answers()],
    ['brainwriting', m.phone_said_sheets()],
  ] as const) {
    await goTo(stage.room, kind);
    await hears(m.phone_step_changed({ title: kind }));
    (document.activeElement as HTMLElement | null)?.blur();
    await lead('step.reveal', { step: `step:${kind}`, revealed: true });
    await hears(words);
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
  }
  await lead('workshop.close', { workshop: 'workshop:w1' });
  await hears(m.phone_said_closed());
});

test(`${title} (a message)`, async () => {
  const message = { id: 'message:m1', workshop: 'workshop:w1', group: null, minutes: 5 };
  await lead('message.send', { ...message, text: 'Fem minuter kvar' });
  await hears('Fem minuter kvar');
});
