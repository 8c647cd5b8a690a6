/** Which Host headers are accepted. */

/** A name in the DNS has 253 characters at most, and a port five. */
const LONGEST = 259;

const local = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?$/;

/**
 * With a public address that one alone, and those of this machine itself: a proxy before it and a
 * check of its health come that way, and no stranger's name can be made to lead there. Without one
 * any name or address may be the venue's own.
 *
 * @param host the header as it came
 */
export function knowsHost(host: string | undefined, origin: URL | null): boolean {
  if (host === undefined || host.length > LONGEST || !URL.canParse(`http://${host}`)) return false;
  // What a name may not hold, the parser would take for a path or a password.
  if (/[^a-z0-9.:[\]_-]/i.test(host)) return false;
  if (!origin) return true;
  const called = host.toLowerCase();
  return local.test(called) || hostsOf(origin).includes(called);
}

/** With and without the port that need not be said. */
function hostsOf(origin: URL): readonly string[] {
  const usual = origin.protocol === 'https:' ? '443' : '80';
  return origin.port === '' ? [origin.host, `${origin.hostname}:${usual}`] : [origin.host];
}
