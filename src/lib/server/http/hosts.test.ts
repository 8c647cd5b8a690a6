import { expect, test } from 'vitest';
import { standingHeaders, withSocket } from './headers.ts';
import { knowsHost } from './hosts.ts';
import { isOwnPage } from '../sockets/origins.ts';

const origin = new URL('https://bikupa.example');

test("W17: a server with a public address answers only to that host name and to the machine's own", () => {
  const known = [
    ...['bikupa.example', 'BIKUPA.example', 'bikupa.example:443', '127.0.0.1:3000'],
    ...['localhost:3000', '[::1]:3000'],
  ];
  const unknown = [
    ...['evil.example', 'bikupa.example.evil.example', 'bikupa.example:8080', '192.168.1.5:3000'],
    ...['127.0.0.1.evil.example', 'localhost.evil.example', '', 'a b', 'x/y', 'u@bikupa.example'],
  ];
  expect(known.filter((host) => !knowsHost(host, origin))).toEqual([]);
  expect([...unknown, undefined].filter((host) => knowsHost(host, origin))).toEqual([]);
  // In a hall any address may be the venue's own, but it is one.
  expect(['192.168.1.5:3000', 'mac.local:3000'].filter((host) => !knowsHost(host, null))).toEqual(
    [],
  );
  const none = [undefined, '', 'a b', 'x/y', 'u@h', 'h?q', 'h#f', 'h:99999', '[::1'];
  expect(none.filter((host) => knowsHost(host, null))).toEqual([]);
});

test('W18: only pages of this server can open a socket, by WebSocket or by polling', () => {
  const host = '192.168.1.5:3000';
  const own = `http://${host}`;
  const ask = (method: string, headers: Record<string, string>, configured: URL | null = null) =>
    isOwnPage({ method, headers: { host, ...headers } }, configured);
  const upgrade = 'websocket';
  expect(ask('GET', { upgrade, origin: own })).toBe(true);
  expect(ask('GET', {})).toBe(true);
  expect(ask('GET', { 'sec-fetch-site': 'same-origin' })).toBe(true);
  expect(ask('POST', { origin: own })).toBe(true);
  expect(ask('GET', { upgrade, origin: origin.origin }, origin)).toBe(true);
  // A browser names its page there.
  expect(ask('GET', { upgrade })).toBe(false);
  expect(ask('POST', {})).toBe(false);
  expect(ask('GET', { 'sec-fetch-site': 'cross-site' })).toBe(false);
  expect(ask('GET', { upgrade, origin: own, 'sec-fetch-site': 'same-site' })).toBe(false);
  const foreign = ['https://evil.example', 'null', '', 'http://192.168.1.5:3001', 'file://', 'x'];
  for (const from of foreign) {
    expect(ask('GET', { upgrade, origin: from })).toBe(false);
    expect(ask('GET', { origin: from })).toBe(false);
  }
  // With a public address the Host header is no witness.
  expect(ask('GET', { upgrade, origin: own }, origin)).toBe(false);
});

test('W19: HSTS is sent only under an HTTPS address, and the policy no-referrer only for pages that open a link', () => {
  expect(standingHeaders('/', false)).not.toHaveProperty('strict-transport-security');
  expect(standingHeaders('/', true)['strict-transport-security']).toMatch(/^max-age=\d{7,}$/);
  expect(standingHeaders('/l/token', false)['referrer-policy']).toBe('no-referrer');
  expect(standingHeaders('/s/series', false)['referrer-policy']).toBe('same-origin');
  const policy = "default-src 'self'; connect-src 'self'; img-src 'self'";
  expect(withSocket(policy, new URL('https://bikupa.example/x'))).toBe(
    "default-src 'self'; connect-src 'self' wss://bikupa.example; img-src 'self'",
  );
});
