/** Every step of every occasion of every format, on every surface: with nobody, with one person, with some. */
import { cleanup, render, waitFor } from '@testing-library/svelte';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { wholeRoom } from '#lib/client/whole-room.ts';
import { occasionOffers } from '#lib/server/setup/agenda.ts';
import { defaultWorkshopForm } from '#lib/server/setup/series-form.ts';
import { planOf } from '#lib/server/export/plan-of.ts';
import { methodOffers } from '#lib/server/setup/steps.ts';
import { keyOf } from '#lib/sync/record.ts';
import { m } from '#lib/text/generated/messages.js';
import { getLocale, overwriteGetLocale } from '#lib/text/generated/runtime.js';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { Template } from '#lib/workshop/model/series.ts';
import { audiencesOf } from '#lib/workshop/visibility/visibility.ts';
import { seriesTemplates } from '#lib/workshop/templates/formats.ts';
import { invitationTo } from './early/invitation.ts';
import { allPhoneViews } from './kinds/phone.ts';
import PlanArticle from './plan/document/PlanArticle.svelte';
import ConsolePage from './console/ConsolePage.svelte';
import { fillBrowser } from './console/testing/console-room.ts';
import Screen from './screen/Screen.svelte';
import SeriesPage from './setup/SeriesPage.svelte';
import PhonePage from '../../routes/w/[workshop]/+page.svelte';
import { setStage } from '../../../tests/results/stage.ts';
import { facilitator, formats, newSeries, play } from '../../../tests/results/series.ts';
import { developmentPlan } from '../../../tests/results/said.ts';
import { faultsOn, saidOn } from '../../../tests/results/surfaces.ts';

vi.mock('#lib/client/connect.ts', () => import('../../../tests/results/stage.ts'));

const origin = 'https://bikupa.example';
const usualLocale = getLocale;

beforeAll(async () => {
  fillBrowser();
  window.scrollTo = () => undefined;
  // Fetched later than the page: here it is there at once, or every step would wait for it.
  await Promise.all([allPhoneViews(), import('./phone/later.ts')]);
});
afterEach(() => {
  overwriteGetLocale(usualLocale);
  localStorage.clear();
});

type Series = Awaited<ReturnType<typeof newSeries>>;
type Look = (where: string, page: Element) => void;

/** Pages of one occasion, which stay open and follow it. */
function pagesOf(series: Series, workshop: string, language: 'sv' | 'en') {
  const { room } = series;
  const screen: Actor = { role: 'screen', workshop };
  const { title = '', code = '' } = room.store.get('workshop', workshop) ?? {};
  const id = room.store.list('series')[0]?.id ?? '';
  const pages = new Map<string, HTMLElement>();
  const before = new Map<string, string>();
  setStage(series, { facilitator, screen });
  const desk = render(ConsolePage, {
    ...{ actor: facilitator, series: id, workshop, origin, title },
    methods: methodOffers(language),
  });
  pages.set('console', desk.container);
  const wall = wholeRoom({
    ...{ handshake: { series: id, as: 'screen', workshop }, actor: screen, outbox: null },
  });
  wall.open();
  const records = [...room.view(audiencesOf(screen, room.store) ?? []).all()];
  const join = { url: `${origin}/${code}`, address: 'bikupa.example' };
  pages.set(
    'projector',
    render(Screen, { ...{ room: wall, workshop, records, join, language }, madeAt: 0 }).container,
  );
  return {
    /** Somebody opens their phone. */
    hold(seat: string): void {
      const actor: Actor = { role: 'participant', seat, workshop };
      setStage(series, { facilitator, screen, participant: actor });
      const data = { actor, series: id, workshop, title, joinHref: `/${code}`, planHref: '/plan' };
      const more = { mark: null, outbox: null, openedAt: 0 };
      const page = { data: { ...data, ...more }, form: null, params: { workshop } };
      pages.set('phone', render(PhonePage, page as never).container);
    },
    get held() {
      return pages.has('phone');
    },
    /** Once all of them stand at the same. */
    async look(where: string, heading: string | null, look: Look): Promise<void> {
      await room.settled();
      await waitFor(() => {
        for (const [name, page] of pages) {
          const main = [...page.querySelectorAll('h1')].map((own) => own.textContent.trim());
          // The projector goes by other titles while people arrive.
          if (heading !== null && name !== 'projector') expect([name, ...main]).toContain(heading);
          expect(page.querySelector('.late')).toBeNull();
        }
      });
      for (const [name, page] of pages) {
        // What says the same as at the step before has been looked at.
        const now = page.innerHTML;
        if (now !== before.get(name)) look(`${where}, ${name}`, page);
        before.set(name, now);
      }
    },
  };
}

/** Plays all occasions of a format and looks at every page at every step. */
async function walk(
  series: Series,
  template: Template,
  { people, language }: { readonly people: number; readonly language: 'sv' | 'en' },
  look: Look,
): Promise<void> {
  overwriteGetLocale(() => language);
  const { room, must } = series;
  const [record] = room.store.list('series');
  for (const [at, occasion] of seriesTemplates[template].occasions.entries()) {
    const workshop = at === 0 ? series.first : await series.next(occasion);
    const pages = pagesOf(series, workshop, language);
    await pages.look(`${occasion} planned`, null, look);
    const organisations = Math.min(2 + at, 3);
    await play(series, workshop, people, {
      organisations,
      async look(step, moment, seats) {
        if (!pages.held && seats[0]) pages.hold(seats[0]);
        // Where nobody is, nothing is done; where somebody is, no step but the first stays as it begins.
        if (moment === 'done' && seats.length === 0) return;
        if (moment === 'begun' && seats.length > 0 && at > 0) return;
        await pages.look(`${occasion} ${step.title} ${moment}`, step.title, look);
      },
    });
    await must(facilitator, 'workshop.close', { workshop });
    await pages.look(`${occasion} closed`, null, look);
    cleanup();
    setStage(series, { facilitator });
    const number = at + 2;
    const next = { template, number, standing: [] };
    const desk = render(SeriesPage, {
      ...{ actor: facilitator, series: record?.id ?? '', path: '/s/s', origin, title: '' },
      next: defaultWorkshopForm(language, next, series.now()),
      occasions: occasionOffers(template, number, language, []),
      ...{ methods: methodOffers(language), problems: {}, link: null },
    });
    await waitFor(() =>
      expect(desk.container.querySelector('h2')).toHaveTextContent(m.setup_workshops()),
    );
    look(`${occasion} series page`, desk.container);
    cleanup();
    const plan = planOf(room, series.now());
    for (const only of [null, keyOf(workshop)]) {
      const told = only === null ? plan : planOf(room, series.now(), only);
      const { container } = render(PlanArticle, { plan: told, pdf: '/plan.pdf' });
      look(`${occasion} result`, container);
      cleanup();
    }
    const invited = room.store.get('workshop', workshop);
    if (!invited) throw new Error('no workshop');
    const mail = document.createElement('p');
    mail.textContent = invitationTo(room.store, invited, origin).text;
    look(`${occasion} invitation`, mail);
  }
}

interface Walked {
  readonly faults: readonly string[];
  /** What names a development plan, each with the surfaces on which it stood. */
  readonly named: readonly (readonly string[])[];
  readonly looked: number;
}

const walks = new Map<string, Walked>();

/** Every walk is gone once, whatever is asked of it. */
async function walked(template: Template, people: number, language: 'sv' | 'en'): Promise<Walked> {
  const key = `${template} ${people} ${language}`;
  const known = walks.get(key);
  if (known) return known;
  const series = await newSeries(template, language);
  const failed = vi.spyOn(globalThis, 'reportError').mockImplementation(() => undefined);
  const faults = new Set<string>();
  const named = new Map<string, Set<string>>();
  let looked = 0;
  await walk(series, template, { people, language }, (where, page) => {
    looked += 1;
    for (const fault of faultsOn(page)) faults.add(`${where}: ${fault}`);
    for (const [word] of saidOn(page).matchAll(developmentPlan)) {
      named.set(word, (named.get(word) ?? new Set()).add(where.split(', ').at(-1) ?? where));
    }
  });
  for (const [error] of failed.mock.calls) faults.add(String(error));
  failed.mockRestore();
  const made = {
    ...{ faults: [...faults], looked },
    named: [...named].map(([word, where]) => [word, ...where]),
  };
  walks.set(key, made);
  return made;
}

test.each(formats)(
  'RE14: with nobody and with one person every surface says what is there at every step: no fault, no empty heading, no number of nothing and no plural for one ($template)',
  async ({ template }) => {
    for (const [people, language, least] of [
      [0, 'sv', 20],
      [1, 'sv', 40],
      [1, 'en', 40],
    ] as const) {
      const { faults, looked } = await walked(template, people, language);
      expect(faults).toEqual([]);
      expect(looked).toBeGreaterThan(least);
    }
  },
);

test.each(formats)(
  'RE15: on no surface, at no step of any occasion, is another result than a development plan called one ($template)',
  async ({ template, result }) => {
    for (const language of ['sv', 'en'] as const) {
      const { named } = await walked(template, 1, language);
      if (result === 'plan') expect(named).not.toEqual([]);
      else expect(named).toEqual([]);
    }
  },
);
