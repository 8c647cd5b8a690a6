import { describe, expect, test } from 'vitest';
import { readForm } from './read-form.ts';

const urlencoded = 'application/x-www-form-urlencoded';

async function read(body: string, type: string | null) {
  const headers = new Headers();
  if (type !== null) headers.set('content-type', type);
  const request = new Request('http://x/', { method: 'POST', body: Buffer.from(body), headers });
  try {
    const form = await readForm({ request });
    return [...form].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]);
  } catch (fault) {
    return (fault as { readonly status?: number }).status ?? String(fault);
  }
}

const part = (name: string, value: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

describe('BD4: what is no form, has too many fields or ends within one is refused', () => {
  test('a form is read', async () => {
    expect(await read('a=1&b=%C3%A5+x', urlencoded)).toEqual([
      ['a', '1'],
      ['b', 'å x'],
    ]);
    expect(await read('', `${urlencoded}; charset=UTF-8`)).toEqual([]);
    const body = `${part('a', '1')}${part('b', 'å')}--b--\r\n`;
    expect(await read(body, 'multipart/form-data; boundary=b')).toEqual([
      ['a', '1'],
      ['b', 'å'],
    ]);
    expect(await read(body, 'Multipart/Form-Data; boundary="b"')).toHaveLength(2);
  });

  test.each([
    ['too many fields', 'a&'.repeat(400), urlencoded, 413],
    [
      'too many parts',
      `${part('a', '').repeat(401)}--b--\r\n`,
      'multipart/form-data; boundary=b',
      413,
    ],
    ['a part that does not end', part('a', '1'), 'multipart/form-data; boundary=b', 400],
    ['no boundary', part('a', '1'), 'multipart/form-data', 400],
    ['another boundary', part('a', '1'), 'multipart/form-data; boundary=c', 400],
    ['text', 'a=1', 'text/plain', 415],
    ['JSON', '{}', 'application/json', 415],
    ['a form of remote functions', 'a=1', 'application/x-sveltekit-formdata', 415],
    ['no type', 'a=1', null, 415],
    ['an empty type', 'a=1', ';', 415],
    ['nothing sensible', 'a=1', `${urlencoded}x`, 415],
  ])('%s', async (_what, body, type, status) => {
    expect(await read(body, type)).toBe(status);
  });
});
