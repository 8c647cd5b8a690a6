import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { getLocale } from '#lib/text/generated/runtime.js';
import { paraglideMiddleware } from '#lib/text/generated/server.js';
import { logFault } from '#lib/server/log.ts';
import { start } from '#lib/server/running.ts';

export const init: ServerInit = start;

const headers = {
  // Not "no-referrer": a plain form would then come with `Origin: null` and be taken for a forgery.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
} as const;

export const handle: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, async () => {
    const response = await resolve(event, {
      // Only now: the page may have its own language, and has said so while it was loaded.
      transformPageChunk: ({ html }) => html.replace('%lang%', getLocale()),
    });
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  });

export const handleError: HandleServerError = ({ error, event, status, message }) => {
  // The route and not the address: an address may hold a link's token.
  if (status >= 500) logFault(error, `page ${event.route.id ?? 'unknown'}`);
  return { message };
};
