/** The headers of every response: of a page, a file or a refusal. */

/** A year, in seconds. */
const YEAR = 60 * 60 * 24 * 365;

/** The policy of what is not a page: it may load nothing. A page brings its own. */
const NO_CONTENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** @param path where it was asked; whether by HTTPS as the browser sees it */
export function standingHeaders(path: string, https: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': NO_CONTENT_POLICY,
    // Not "no-referrer" everywhere: a plain form would then come with `Origin: null` and be taken
    // for a forgery. The address of a link is a secret, and there is no form on it.
    'referrer-policy': path.startsWith('/l/') ? 'no-referrer' : 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(https && { 'strict-transport-security': `max-age=${YEAR}` }),
  };
}

/**
 * A page's policy with its own socket by name: `'self'` covers WebSockets in browsers of 2022 and
 * later only, and an older phone would fall back to polling.
 */
export function withSocket(policy: string, url: URL): string {
  const socket = `${url.protocol === 'https:' ? 'wss' : 'ws'}://${url.host}`;
  return policy.replace("connect-src 'self'", `connect-src 'self' ${socket}`);
}
