import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { m } from '#lib/text/generated/messages.js';
import { getLocale } from '#lib/text/generated/runtime.js';
import { cookieName, cookieOptions } from '#lib/server/access/cookies.ts';
import { statusOf } from '#lib/server/pages.ts';
import { addressOf, mayCreate, showCode } from '#lib/server/reception.ts';
import { server } from '#lib/server/running.ts';
import { chosenAgenda, formatOffers } from '#lib/server/setup/agenda.ts';
import { createSeries } from '#lib/server/setup/create-series.ts';
import { linkAddress, reachableOrigin, seriesPath, workshopPath } from '#lib/server/setup/links.ts';
import { problemSentences } from '#lib/server/setup/sentences.ts';
import {
  defaultSeriesForm,
  readFileIn,
  readSeriesForm,
  seriesInput,
  templateIn,
} from '#lib/server/setup/series-form.ts';

export const load: PageServerLoad = () => {
  const language = getLocale();
  return {
    defaults: defaultSeriesForm(language, server().now()),
    formats: formatOffers(language),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { request, cookies, url } = event;
    const data = await request.formData();
    const form = readSeriesForm(data);
    if (!mayCreate(addressOf(event))) {
      return fail(429, { form, problems: { '': m.setup_new_many() }, created: null });
    }
    const language = getLocale();
    const agenda = chosenAgenda(
      { agenda: form.workshop.agenda, content: await readFileIn(data) },
      { template: templateIn(form.template), number: 1, language },
      null,
    );
    if (!agenda.ok) {
      return fail(422, { form, problems: { file: agenda.problem }, created: null });
    }
    const made = await createSeries(server(), seriesInput(form, language, agenda));
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
      early: agenda.steps.some(({ early }) => early),
    };
    return { form: null, problems: {}, created };
  },
};
