/** A participant's phone in a real browser, at the notes step of a live. */
import { expect, type Locator, type Page } from '@playwright/test';
import { done, type LiveWorkshop } from './live-workshop.ts';

/** As people hold it. */
export const held = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  locale: 'sv-SE',
} as const;

/** Lets a phone in by the code; it then stands where it can write. */
export async function joinBy(page: Page, url: string, { code }: LiveWorkshop): Promise<void> {
  await page.goto(`${url}/${code}`);
  await page.getByRole('radio', { name: 'Kommunen' }).check();
  await page.getByRole('radio', { name: 'Chef' }).check();
  await page.locator('form[action*="join"] button[type="submit"]').click();
  await page.waitForURL(/\/w\//);
  await expect(page.getByRole('textbox')).toBeVisible();
}

/** Writes a note and sends it; it is seen at once. Answers with what it says of its way. */
export async function writeNote(page: Page, text: string): Promise<Locator> {
  await page.getByRole('textbox').fill(text);
  await page.getByRole('button', { name: 'Skicka lappen' }).click();
  return wayOf(page, text);
}

/** What a note of one's own says of its way to the room. */
export function wayOf(page: Page, text: string): Locator {
  return page
    .getByRole('listitem')
    .filter({ hasText: text })
    .getByText(/Skickad|Sparad i telefonen|Inte sparad/);
}

/** Lets virtual time pass, second by second, until something holds. Needs `page.clock`. */
export async function passUntil(page: Page, holds: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.clock.runFor(1_000);
        return holds();
      },
      { intervals: [50], timeout: 45_000 },
    )
    .toBe(true);
}

/** Every note that the room holds, once it is shown to all. */
export async function notesIn({ host }: LiveWorkshop): Promise<string[]> {
  const step = host.view.list('step').find(({ kind }) => kind === 'notes');
  if (!step) throw new Error('no step for notes');
  if (!step.revealed) await done(host, 'step.reveal', { step: step.id, revealed: true });
  const stats = await host.until(() => host.view.list('stats')[0] ?? null);
  const count = stats.steps.find((counted) => counted.step === step.id)?.notes;
  await host.until(() => host.view.list('note').length === count);
  return host.view
    .list('note')
    .map(({ text }) => text)
    .toSorted();
}
