/** Further workshops of a live series, and the pages of who leads them. */
import type { Browser, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { keyOf } from '#lib/sync/record.ts';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import { done, type LiveWorkshop } from './live-workshop.ts';

/** Goes to the step of a kind; answers its id. */
export async function goToKind(
  { host }: LiveWorkshop,
  workshop: string,
  kind: StepKind,
): Promise<string> {
  const step = stepsOf(host.view, workshop).find((own) => own.kind === kind)?.id ?? '';
  const from = host.view.get('workshop', workshop)?.step ?? null;
  if (from !== step) await done(host, 'step.start', { step, from });
  return step;
}

/** A further workshop of the series, opened at its first step. */
export async function further(live: LiveWorkshop, agenda: string, title: string) {
  const { host, facilitator, series } = live;
  const before = new Set(host.view.list('workshop').map(({ id }) => id));
  const { status } = await facilitator.post(`/s/${keyOf(series)}?/workshop`, [
    ...Object.entries({ agenda, 'asked-of': agenda, 'workshop-title': title, place: '' }),
    ...Object.entries({ date: '2027-03-14', 'group-size': '4', question: 'Vad ska vi göra?' }),
    ...Object.entries({ column: 'Konkret åtgärd', 'column-tone': 'neutral' }),
  ]);
  expect(status).toBeLessThan(400);
  const workshop = await host.until(
    () => host.view.list('workshop').find(({ id }) => !before.has(id)) ?? null,
  );
  await host.until(() => stepsOf(host.view, workshop.id).at(-1)?.kind === 'close');
  await done(host, 'workshop.open', { workshop: workshop.id });
  return {
    id: workshop.id,
    code: workshop.code,
    path: `/s/${keyOf(series)}/w/${keyOf(workshop.id)}`,
  };
}

/** A page of who leads the series, in a window of its own. */
export async function ledPage(
  browser: Browser,
  live: LiveWorkshop,
  path: string,
  [width, height]: readonly [number, number],
): Promise<Page> {
  const cookies = live.facilitator.cookie.split('; ').map((pair) => {
    const sign = pair.indexOf('=');
    return { name: pair.slice(0, sign), value: pair.slice(sign + 1), url: live.url };
  });
  const context = await browser.newContext({ locale: 'sv-SE', viewport: { width, height } });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(`${live.url}${path}`);
  return page;
}
