/** Phones answer: what a phone shows of what one sends, is shown, is asked, and asks for. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { LeakWatcher } from '../../src/commands/rehearse/leaks/leak-watcher.ts';
import { themesOf } from '#lib/workshop/themes/themes.ts';
import { held, joinBy } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { frameRecords } from '../support/frames.ts';
import {
  done,
  notesPlace,
  openLiveWorkshop,
  refusalOf,
  write,
  type LiveWorkshop,
} from '../support/live-workshop.ts';
import { newStep } from '../support/new-step.ts';
import { picture } from '../support/pictures.ts';

/** A page of the facilitator of a live workshop. */
async function consoleOf(browser: Browser, live: LiveWorkshop): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: live.url,
    locale: 'sv-SE',
    viewport: { width: 1440, height: 900 },
  });
  await context.addCookies(
    live.facilitator.cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: live.url };
    }),
  );
  return context;
}

function pathOf({ series, workshop }: LiveWorkshop): string {
  return `/s/${series.replace('series:', '')}/w/${workshop.replace('workshop:', '')}`;
}
