import { expect, it } from 'vitest';
import { configSentence, readConfig, type StartProblem } from './config.ts';
import { databaseCodes } from './db/open-database.ts';

it('has a default for everything', () => {
  const config = {
    ...{ dataDirectory: './data', port: 3000, host: '0.0.0.0', origin: null },
    ...{ addressHeader: null, proxies: 1 },
    owner: { name: null, contact: null, privacy: null },
  };
  expect(readConfig({})).toEqual({ ok: true, config });
  const empty = {
    BIKUPA_DATA: '',
    PORT: ' ',
    HOST: '',
    ORIGIN: '',
    ADDRESS_HEADER: '',
    XFF_DEPTH: ' ',
  };
  expect(readConfig(empty)).toEqual({ ok: true, config });
});

it('takes what it is told', () => {
  const env = { BIKUPA_DATA: '/srv/å', PORT: '65535', HOST: '::1', ORIGIN: 'https://a.se:8443/' };
  const proxy = { ADDRESS_HEADER: 'X-Forwarded-For', XFF_DEPTH: '2' };
  const owner = { BIKUPA_OWNER: 'Ekby', BIKUPA_CONTACT: 'a@ekby.se', BIKUPA_PRIVACY: 'Ett\\nTvå' };
  expect(readConfig({ ...env, ...proxy, ...owner })).toEqual({
    ok: true,
    config: {
      dataDirectory: '/srv/å',
      port: 65_535,
      host: '::1',
      origin: new URL('https://a.se:8443'),
      addressHeader: 'x-forwarded-for',
      proxies: 2,
      owner: { name: 'Ekby', contact: 'a@ekby.se', privacy: 'Ett\nTvå' },
    },
  });
});

const wrong = {
  PORT: ['abc', '-1', '3000.5', '65536', '0x10', '1e3', '3000 3001'],
  HOST: ['http://a', 'a b', 'a/b', '-a', '[::1'],
  ORIGIN: [
    'bikupa.se',
    'ftp://a.se',
    'https://a.se/path',
    'https://a.se/?q',
    'https://a.se/#h',
    'https://me@a.se',
    'javascript:alert(1)',
    'https://',
  ],
  ADDRESS_HEADER: ['X Forwarded', 'X-Forwarded-For:', 'a\r\nb', '1x'],
  XFF_DEPTH: ['0', '-1', '1.5', 'one', '100'],
};

it.each(
  Object.entries(wrong).flatMap(([name, values]) => values.map((value) => ({ name, value }))),
)('refuses $name=$value, and says so in a sentence', ({ name, value }) => {
  const read = readConfig({ [name]: value });
  expect(read).toEqual({ ok: false, code: `config.${name.toLowerCase()}`, name, value });
  if (read.ok) return;
  expect(configSentence(read)).toContain(`${name} är ”${value}”.`);
  expect(configSentence(read, 'en')).toContain(`${name} is “${value}”.`);
});

it('has a sentence of its own for every reason not to start, in both languages', () => {
  const problems: StartProblem[] = [
    ...databaseCodes.map((code) => ({ ok: false, code, path: '/srv/å', detail: 'why' }) as const),
    { ok: false, code: 'listen.in-use', name: 'PORT', value: '/srv/å' },
    { ok: false, code: 'listen.refused', name: 'PORT', value: '/srv/å' },
  ];
  const sentences = problems.flatMap((problem) => [
    configSentence(problem),
    configSentence(problem, 'en'),
  ]);
  for (const sentence of sentences) expect(sentence).toContain('/srv/å');
  expect(new Set(sentences).size).toBe(2 * problems.length);
});
