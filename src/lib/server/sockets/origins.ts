/** Which pages may open a socket with a visitor's cookies: this server's own. */
import type { IncomingHttpHeaders } from 'node:http';

/**
 * A browser names the page's origin on every WebSocket and every POST, so there it must be ours. A
 * GET to one's own server has none; then the browser's word that it is cross-site is enough for a no.
 *
 * @param configured the public origin, where there is one
 */
export function isOwnPage(
  request: { readonly method?: string | undefined; readonly headers: IncomingHttpHeaders },
  configured: URL | null,
): boolean {
  const { origin, host, upgrade } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin !== undefined) return isOwn(origin, host, configured);
  return request.method === 'GET' && upgrade === undefined;
}

function isOwn(from: string, host: string | undefined, configured: URL | null): boolean {
  const page = URL.parse(from);
  if (page?.protocol !== 'http:' && page?.protocol !== 'https:') return false;
  return configured ? page.origin === configured.origin : page.host === host?.toLowerCase();
}
