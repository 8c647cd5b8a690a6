import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { m } from '#lib/text/generated/messages.js';
import { getLocale } from '#lib/text/generated/runtime.js';
import { cookieName, cookieOptions } from '#lib/server/access/cookies.ts';
import { statusOf } from '#lib/server/pages.ts';
import { addressOf, mayCreate, showCode } from '#lib/server/reception.ts';
import { server } from '#lib/server/running.ts';
import { createSeries } from '#lib/server/setup/create-series.ts';
import { linkAddress, reachableOrigin, seriesPath, workshopPath } from '#lib/server/setup/links.ts';
import { problemSentences } from '#lib/server/setup/sentences.ts';
import { defaultSeriesForm, readSeriesForm, seriesInput } from '#lib/server/setup/series-form.ts';
import { templateAgenda } from '#lib/server/setup/steps.ts';

export const load: PageServerLoad = () => {
  const language = getLocale();
  return {
    defaults: defaultSeriesForm(language, server().now()),
    agenda: templateAgenda('utvecklingsplan', 'first', language),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { request, cookies, url } = event;
    const form = readSeriesForm(await request.formData());
    if (!mayCreate(addressOf(event))) {
      return fail(429, { form, problems: { '': m.setup_new_many() }, created: null });
    }
    const made = await createSeries(server(), seriesInput(form, getLocale()));
    if (!made.ok) {
      const problems = problemSentences(made);
      return fail(statusOf(made.code, 422), { form, problems, created: null });
    }
    const { series, workshop, code, link, session } = made;
    showCode(code, addressOf(event));
    cookies.set(cookieName('facilitator', series), session, cookieOptions(url));
    const created = {
      title: form.title,
      code,
      link: linkAddress(url.origin, link),
      phoneLink: linkAddress(reachableOrigin(url), link),
      consoleHref: workshopPath(series, workshop),
      seriesHref: seriesPath(series),
    };
    return { form: null, problems: {}, created };
  },
};
