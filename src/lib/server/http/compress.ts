/**
 * Compresses pages and data. Files are compressed when they are built.
 *
 * Compression tells by its length whether what somebody else put into an answer is like a secret in
 * it (BREACH, 2013). New links and personal codes stand only in answers to forms, which are sent as
 * they are; cookies are headers. See docs/decisions/0022-bytes.md.
 */

/** Of what text there is: pages, their data, and downloads. */
const TEXT = /^(?:text\/(?:html|plain|csv)|application\/(?:json|manifest\+json))\b/;
/** Bytes; less hardly gains. */
const SMALL = 1_024;

/** The response, compressed where the browser takes that and it answers no form. */
export function compressed(request: Request, response: Response): Response {
  if (!TEXT.test(response.headers.get('content-type') ?? '')) return response;
  const headers = new Headers(response.headers);
  // Of the same address there are two answers: a cache may not give one for the other.
  headers.append('vary', 'accept-encoding');
  const { status, statusText, body } = response;
  if (!body || !mayCompress(request, headers)) {
    return new Response(body, { status, statusText, headers });
  }
  headers.set('content-encoding', 'gzip');
  headers.delete('content-length');
  const gzip = body.pipeThrough(new CompressionStream('gzip'));
  return new Response(gzip, { status, statusText, headers });
}

function mayCompress(request: Request, headers: Headers): boolean {
  if (request.method !== 'GET' || !takesGzip(request.headers.get('accept-encoding'))) return false;
  const length = headers.get('content-length');
  const isSmall = length !== null && Number(length) < SMALL;
  const asIs = headers.has('content-encoding') || headers.has('content-range');
  return !asIs && !isSmall;
}

/** True when an `Accept-Encoding` names gzip, or anything, and does not refuse it (`q=0`). */
function takesGzip(accepted: string | null): boolean {
  const weights = new Map(
    (accepted ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((item) => item.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
      return [name, Number(weight)] as const;
    }),
  );
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}
