/** What is turned away before any page is asked: wrong names, wrong methods, no requests at all. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as m from '#lib/text/starting.ts';
import { standingHeaders } from './headers.ts';
import { knowsHost } from './hosts.ts';

const methods = ['GET', 'HEAD', 'POST'];

/**
 * Gives every answer its standing headers, and answers by itself what is none of the pages'.
 *
 * @returns false when the request has been answered
 */
export function mayPass(
  request: IncomingMessage,
  response: ServerResponse,
  origin: URL | null,
): boolean {
  const path = request.url ?? '';
  const headers = standingHeaders(path, origin?.protocol === 'https:');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const { host } = request.headers;
  // Of two names a proxy might take the one and we the other.
  const named = request.headersDistinct['host']?.length === 1 && knowsHost(host, null);
  if (!path.startsWith('/') || !named) {
    refuse(response, 400, (locale) => m.door_bad_request({}, { locale }));
  } else if (!knowsHost(host, origin)) {
    const address = origin?.origin ?? '';
    refuse(response, 421, (locale) => m.door_wrong_host({ address }, { locale }));
  } else if (!methods.includes(request.method ?? '')) {
    response.setHeader('allow', methods.join(', '));
    refuse(response, 405, (locale) => m.door_wrong_method({}, { locale }));
  } else return true;
  return false;
}

/** In both languages: here nobody has said yet which one they read. */
function refuse(response: ServerResponse, status: number, say: (locale: 'sv' | 'en') => string) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${say('sv')}\n${say('en')}\n`);
}
