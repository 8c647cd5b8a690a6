import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { getLocale } from '#lib/text/generated/runtime.js';
import { paraglideMiddleware } from '#lib/text/generated/server.js';
import { standingHeaders, withSocket } from '#lib/server/headers.ts';
import { logFault } from '#lib/server/log.ts';
import { start } from '#lib/server/running.ts';

export const init: ServerInit = start;

export const handle: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, async () => {
    const response = await resolve(event, {
      // Only now: the page may have its own language, and has said so while it was loaded.
      transformPageChunk: ({ html }) => html.replace('%lang%', getLocale()),
    });
    const { url } = event;
    const policy = response.headers.get('content-security-policy');
    const headers = standingHeaders(url.pathname, url.protocol === 'https:');
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    if (policy) response.headers.set('content-security-policy', withSocket(policy, url));
    // Says only of which make the server is.
    response.headers.delete('x-sveltekit-page');
    return response;
  });

export const handleError: HandleServerError = ({ error, event, status, message }) => {
  // The route and not the address: an address may hold a link's token.
  if (status >= 500) logFault(error, `page ${event.route.id ?? 'unknown'}`);
  return { message };
};
