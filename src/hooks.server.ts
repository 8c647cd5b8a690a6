import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { m } from '#lib/text/generated/messages.js';
import { getLocale } from '#lib/text/generated/runtime.js';
import { paraglideMiddleware } from '#lib/text/generated/server.js';
import { withCheck } from '#lib/server/http/able/able.ts';
import { compressed } from '#lib/server/http/compress.ts';
import { standingHeaders, withSocket } from '#lib/server/http/headers.ts';
import { isForm } from '#lib/server/http/read-form.ts';
import { logFault } from '#lib/server/log.ts';
import { start } from '#lib/server/server-context.ts';

export const init: ServerInit = start;

export const handle: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, async () => {
    const { url, request } = event;
    const response =
      request.method === 'POST' && !isForm(request.headers)
        ? noForm()
        : await resolve(event, {
            // Only now: the page may have its own language, and has said so while it was loaded.
            transformPageChunk: ({ html }) =>
              withCheck(html.replace('%lang%', getLocale()), event.route.id),
          });
    const policy = response.headers.get('content-security-policy');
    const headers = standingHeaders(url.pathname, url.protocol === 'https:');
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    // Every page is somebody's: it has a seat, a link or the state of a room in it, or the language
    // that its reader has chosen. What is the same for all is a file, and is not answered here.
    response.headers.set('cache-control', 'no-store');
    if (policy) response.headers.set('content-security-policy', withSocket(policy, url));
    // Says only of which make the server is.
    response.headers.delete('x-sveltekit-page');
    return compressed(event.request, response);
  });

/** What is posted is a form. Another type would end in an action that cannot read it. */
function noForm(): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'content-language': getLocale() };
  return new Response(`${m.door_wrong_type()}\n`, { status: 415, headers });
}

export const handleError: HandleServerError = ({ error, event, status, message }) => {
  // The route and not the address: an address may hold a link's token.
  if (status >= 500) logFault(error, `page ${event.route.id ?? 'unknown'}`);
  return { message };
};
