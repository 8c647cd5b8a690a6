import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressed } from './compress.ts';

const html = `<!doctype html>${'<li>Åsa skrev en lapp</li>'.repeat(400)}`;
const page = { 'content-type': 'text/html', etag: '"a"' };

function asked(method: string, encoding: string | null): Request {
  const headers: HeadersInit = encoding === null ? {} : { 'accept-encoding': encoding };
  return new Request('http://hall.local/12345678', { method, headers });
}

function answer(
  headers: Record<string, string> = page,
  method = 'GET',
  encoding: string | null = 'gzip, deflate',
): Response {
  return compressed(asked(method, encoding), new Response(html, { status: 200, headers }));
}

test('N4: pages and data are sent compressed to whoever takes that, and others as they are', async () => {
  for (const type of ['text/html', 'text/html; charset=utf-8', 'application/json', 'text/csv']) {
    const sent = answer({ ...page, 'content-type': type, 'content-length': '9999' });
    expect([type, sent.headers.get('content-encoding')]).toEqual([type, 'gzip']);
    expect(sent.headers.has('content-length')).toBe(false);
    expect([sent.headers.get('vary'), sent.headers.get('etag')]).toEqual([
      'accept-encoding',
      '"a"',
    ]);
    const bytes = Buffer.from(await sent.arrayBuffer());
    expect(bytes.length).toBeLessThan(html.length / 10);
    expect(gunzipSync(bytes).toString()).toBe(html);
  }
  for (const encoding of ['gzip;q=0.5', 'br, gzip', '*', 'GZIP'])
    expect(answer(page, 'GET', encoding).headers.get('content-encoding')).toBe('gzip');
  for (const encoding of [null, '', 'br', 'gzip;q=0', 'identity, *;q=0', 'xgzip']) {
    const sent = answer(page, 'GET', encoding);
    expect([encoding, sent.headers.get('content-encoding')]).toEqual([encoding, null]);
    expect(sent.headers.get('vary')).toBe('accept-encoding');
    expect(await sent.text()).toBe(html);
  }
  const asIs: Record<string, string>[] = [
    { 'content-type': 'application/pdf' },
    { 'content-type': 'image/png' },
    { ...page, 'content-length': '100' },
    { ...page, 'content-encoding': 'br' },
  ];
  for (const headers of asIs) {
    expect(answer(headers).headers.get('content-encoding')).toBe(
      headers['content-encoding'] ?? null,
    );
  }
  const none = compressed(asked('GET', 'gzip'), new Response(null, { status: 304, headers: page }));
  expect([none.status, none.headers.get('content-encoding')]).toEqual([304, null]);
});

test('N5: an answer to a form is not compressed: a secret may stand in it beside what somebody typed', async () => {
  const sent = answer(page, 'POST');
  expect(sent.headers.get('content-encoding')).toBeNull();
  expect(await sent.text()).toBe(html);
});
