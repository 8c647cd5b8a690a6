import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { chooseLanguage } from '#lib/server/language.ts';
import { addressOf, readCode } from '#lib/server/reception.ts';

export const load: PageServerLoad = (event) => {
  const { url } = event;
  const typed = url.searchParams.get('code');
  if (typed === null) return { typed: '', problem: null };
  const read = readCode(typed, addressOf(event));
  if (read.ok) redirect(303, `/${read.code}`);
  return { typed: read.typed, problem: read.problem };
};

export const actions: Actions = { language: chooseLanguage };
