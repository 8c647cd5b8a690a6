/** The language of a page: the reader's choice, by a form that needs no script, or the page's own. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import {
  cookieMaxAge,
  cookieName,
  getServerAsyncLocalStorage,
  isLocale,
} from '#lib/text/generated/runtime.js';
import type { Locale } from '#lib/text/words.ts';
import { readForm } from './read-form.ts';

/** A form action: keeps the choice in a cookie and goes back to where the form stood. */
export async function chooseLanguage(event: RequestEvent): Promise<never> {
  const { cookies, url } = event;
  const form = await readForm(event);
  const locale = form.get('language');
  if (isLocale(locale)) {
    cookies.set(cookieName, locale, {
      path: '/',
      // The page itself reads it, to speak the same language as the server.
      httpOnly: false,
      sameSite: 'lax',
      secure: url.protocol === 'https:',
      maxAge: cookieMaxAge,
    });
  }
  redirect(303, localPath(form.get('back'), url));
}

/**
 * Makes the whole page that is being loaded speak a language, whatever the browser's: for what is
 * one document for many readers.
 */
export function setPageLanguage(language: Locale): void {
  const request = getServerAsyncLocalStorage()?.getStore();
  if (request) request.locale = language;
}

/** A path on this server, whatever was sent: a form could be made to lead elsewhere. */
function localPath(back: FormDataEntryValue | null, url: URL): string {
  if (typeof back !== 'string' || !URL.canParse(back, url)) return '/';
  const to = new URL(back, url);
  return to.origin === url.origin ? `${to.pathname}${to.search}` : '/';
}
