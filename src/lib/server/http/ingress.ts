/** Ingress: refuses requests with a wrong host or method before any page is called. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as m from '#lib/text/starting.ts';
import { standingHeaders } from './headers.ts';
import { knowsHost } from './hosts.ts';

const methods = ['GET', 'HEAD', 'POST'];

/**
 * Characters of one header, except those that hold what this server itself has given: cookies. What
 * reads headers further in takes time by the square of their length.
 */
const LONGEST_HEADER = 2_048;

/**
 * Sets the standing headers, and answers requests that are not for the pages.
 *
 * @returns false when the request has been answered
 */
export function admitRequest(
  request: IncomingMessage,
  response: ServerResponse,
  origin: URL | null,
): boolean {
  const path = request.url ?? '';
  const headers = standingHeaders(path, origin?.protocol === 'https:');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const { host } = request.headers;
  // Of two Host headers a proxy might use the one and we the other.
  const named = request.headersDistinct['host']?.length === 1 && knowsHost(host, null);
  if (!path.startsWith('/') || !named) {
    refuse(response, 400, (locale) => m.door_bad_request({}, { locale }));
  } else if (!knowsHost(host, origin)) {
    const address = origin?.origin ?? '';
    refuse(response, 421, (locale) => m.door_wrong_host({ address }, { locale }));
  } else if (hasLongHeader(request)) {
    refuse(response, 431, (locale) => m.door_long_headers({}, { locale }));
  } else if (!methods.includes(request.method ?? '')) {
    response.setHeader('allow', methods.join(', '));
    refuse(response, 405, (locale) => m.door_wrong_method({}, { locale }));
  } else return true;
  return false;
}

function hasLongHeader({ headersDistinct }: IncomingMessage): boolean {
  return Object.entries(headersDistinct).some(
    ([name, values = []]) => name !== 'cookie' && values.join(', ').length > LONGEST_HEADER,
  );
}

/** In both languages: which one they read is not known yet. */
function refuse(response: ServerResponse, status: number, say: (locale: 'sv' | 'en') => string) {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(`${say('sv')}\n${say('en')}\n`);
}
