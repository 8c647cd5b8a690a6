import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

test('BD14: a connection counts for the address that the configured header names, and no other', () => {
  const socket = { remoteAddress: '10.0.0.9' };
  const headers = { 'x-forwarded-for': '1.1.1.1, 2.2.2.2, 3.3.3.3', 'x-real-ip': '4.4.4.4' };
  const at = (addressHeader: string | null, proxies = 1) =>
    clientAddress({ headers, socket }, { addressHeader, proxies });
  expect(at(null)).toBe('10.0.0.9');
  expect(at('x-forwarded-for')).toBe('3.3.3.3');
  expect(at('x-forwarded-for', 2)).toBe('2.2.2.2');
  expect(at('x-forwarded-for', 4)).toBe('');
  expect(at('x-real-ip')).toBe('4.4.4.4');
  expect(at('x-other')).toBe('');
});
