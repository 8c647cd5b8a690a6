import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { codeSentence } from '#lib/server/http/code-answers.ts';
import { chooseLanguage } from '#lib/server/http/language.ts';
import { addressOf, readCode } from '#lib/server/limits/join-limits.ts';
import { joinPath } from '#lib/server/setup/links.ts';
import { ownSeries } from '#lib/server/setup/own-series.ts';
import { m } from '#lib/text/generated/messages.js';
import { refusalSentence } from '#lib/text/led-refusals.ts';

export const load: PageServerLoad = (event) => {
  const { cookies, url } = event;
  const led = ownSeries(cookies);
  const typed = url.searchParams.get('code');
  if (typed === null) return { typed: '', problem: null, notice: noticeOf(url), led };
  const read = readCode(typed, addressOf(event));
  if (read.ok) redirect(303, joinPath(read.join));
  // There is one page to wait at, that of the code.
  if (read.problem === 'wait') redirect(303, `/${read.typed.replace(' ', '')}`);
  return { typed: read.typed, problem: codeSentence(read.problem), notice: null, led };
};

/** Why somebody was sent here who opened a workshop's page. */
function noticeOf(url: URL): string | null {
  switch (url.searchParams.get('not')) {
    case 'removed':
      return refusalSentence('access.removed');
    case 'here':
      return m.pages_start_not_here();
    default:
      return null;
  }
}

export const actions: Actions = { language: chooseLanguage };
