import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { m } from '#lib/text/generated/messages.js';
import { getLocale } from '#lib/text/generated/runtime.js';
import { cookieName, cookieOptions } from '#lib/server/access/cookies.ts';
import { unableSentence } from '#lib/server/http/able/able.ts';
import { statusOf } from '#lib/server/http/pages.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { addressOf, mayCreate, rememberCode } from '#lib/server/limits/join-limits.ts';
import { serverContext } from '#lib/server/server-context.ts';
import { chosenAgenda, formatOffers } from '#lib/server/setup/agenda.ts';
import { createSeries } from '#lib/server/setup/create-series.ts';
import {
  joinPath,
  linkAddress,
  reachableOrigin,
  seriesPath,
  workshopPath,
} from '#lib/server/setup/links.ts';
import { ownSeries } from '#lib/server/setup/own-series.ts';
import { problemSentences } from '#lib/server/setup/sentences.ts';
import {
  defaultSeriesForm,
  readFileIn,
  readSeriesForm,
  seriesInput,
  templateIn,
} from '#lib/server/setup/series-form.ts';

export const load: PageServerLoad = ({ cookies }) => {
  const language = getLocale();
  return {
    led: ownSeries(cookies),
    defaults: defaultSeriesForm(language, serverContext().now()),
    formats: formatOffers(language),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { cookies, url } = event;
    const data = await readForm(event);
    const form = readSeriesForm(data);
    // Without its cookie nobody could open the series, and each try would make another.
    const unable = unableSentence(cookies, event.route.id);
    if (unable) return fail(400, { form, problems: { '': unable }, created: null });
    if (!mayCreate(addressOf(event))) {
      return fail(429, { form, problems: { '': m.setup_new_many() }, created: null });
    }
    if (form.unconfirmed.length > 0) {
      const problems = Object.fromEntries(
        form.unconfirmed.map((list) => [list, m.list_form_confirm()]),
      );
      return fail(422, { form: { ...form, unconfirmed: [] }, problems, created: null });
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
    const made = await createSeries(serverContext(), seriesInput(form, language, agenda));
    if (!made.ok) {
      const problems = problemSentences(made);
      return fail(statusOf(made.code, 422), { form, problems, created: null });
    }
    const { series, workshop, join, link, session } = made;
    rememberCode(join.code, addressOf(event));
    cookies.set(cookieName('facilitator', series), session, cookieOptions(url));
    const created = {
      title: form.title,
      code: join.code,
      joinLink: `${serverContext().config.origin?.origin ?? reachableOrigin(url, serverContext().config.host)}${joinPath(join)}`,
      link: linkAddress(url.origin, link),
      phoneLink: linkAddress(reachableOrigin(url, serverContext().config.host), link),
      consoleHref: workshopPath(series, workshop),
      seriesHref: seriesPath(series),
      early: agenda.steps.some(({ early }) => early)
        ? {
            ...{ title: form.workshop.title, date: form.workshop.date },
            place: form.workshop.place || null,
            questions: agenda.steps.flatMap((step) => (step.early ? step.questions : [])),
          }
        : null,
    };
    return { form: null, problems: {}, created };
  },
};
