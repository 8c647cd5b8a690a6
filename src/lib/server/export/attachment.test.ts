import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachment, slugOf } from './attachment.ts';

test.each([
  ['Lokal utvecklingsplan för god och nära vård', 'lokal-utvecklingsplan-för-god-och-nära-vård'],
  ['  SIP: "nu" / ../../etc ', 'sip-nu-etc'],
  ['???', ''],
])('%s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test('a name is one header value that gives the same name back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      const name = `plan-${slugOf(title)}.pdf`;
      const value = attachment(name);
      expect(value).toMatch(/^[\x20-\x7e]+$/);
      expect(new Headers({ 'content-disposition': value }).has('content-disposition')).toBe(true);
      const [, plain, encoded = ''] =
        /^attachment; filename="([\w.-]+)"; filename\*=UTF-8''(\S+)$/.exec(value) ?? [];
      expect(plain).toBeTruthy();
      expect(decodeURIComponent(encoded)).toBe(name);
    }),
  );
});
