/**
 * Whether a browser can take part: told on the page before anybody presses anything, and asked again
 * before a seat or a series is made.
 */
import type { Cookies } from '@sveltejs/kit';
import { m } from '#lib/text/generated/messages.js';
import { needsScripts, sentencesFor } from '#lib/text/able.ts';
import check from './able.js?raw';

/** Set by the script on the page: who sends it runs scripts, keeps cookies and is new enough. */
export const ABLE_COOKIE = 'bikupa_able';

/** Where app.html has room. As comments they cannot stand in a text: those are escaped. */
const places = { script: '/*able:script*/', head: '<!--able:head-->', body: '<!--able:body-->' };

/** As an expression that can be called, without what is only for people to read. */
const script = check
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/\n\s*/g, '\n')
  .replace(/;?\s*$/, '')
  .trim();

/** The element of app.html around the check, with the nonce that it got. */
const element = /<script nonce="[^"]*">\s*\/\*able:script\*\/\s*<\/script>\s*/;

/** Puts the check, and what stands there without scripts, into a page. */
export function withCheck(html: string, routeId: string | null): string {
  if (!needsScripts(routeId)) {
    // A page without scripts allows none: an empty one would be reported as blocked.
    return html.replace(element, '').replace(places.head, '').replace(places.body, '');
  }
  const put = (text: string, place: string, content: () => string): string =>
    text.replace(place, content);
  const { old, cookies, scripts, failed } = sentencesFor(routeId);
  const title = m.product_name();
  const told = { cookie: ABLE_COOKIE, title, old, cookies, failed };
  const withScript = put(
    html,
    places.script,
    // No text may end the script.
    () => `${script}(${JSON.stringify(told).replaceAll('<', '\\u003c')})`,
  );
  const withHead = put(
    withScript,
    places.head,
    () => '<noscript><link rel="stylesheet" href="/noscript.css" /></noscript>',
  );
  return put(
    withHead,
    places.body,
    () => `<noscript><div class="unable"><h1>${title}</h1><p>${scripts}</p></div></noscript>`,
  );
}

/** Why a form is not taken from this browser, as a sentence; null where it is. */
export function unableSentence(cookies: Cookies, routeId: string | null): string | null {
  return cookies.get(ABLE_COOKIE) === undefined ? sentencesFor(routeId).refused : null;
}
