/** The only reader of the environment: what the server is told from outside, checked. */
import { isIP } from 'node:net';
import * as m from '#lib/text/starting.ts';
import { defaultDataDirectory } from './db/data-directory.ts';
import type { DatabaseProblem } from './db/open-database.ts';

export interface Config {
  /** `./data`, or the directory that was configured; relative to the program's root. */
  readonly dataDirectory: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly host: string;
  /** Where people reach it, where that is another address than the one it listens on. */
  readonly origin: URL | null;
  /** The header in which a proxy says who asks; null: no header is believed. */
  readonly addressHeader: string | null;
  /** Proxies in a row that add to `X-Forwarded-For`. */
  readonly proxies: number;
  readonly owner: Owner;
}

/** Who answers for this server towards the people who use it; null: nobody has said. */
export interface Owner {
  readonly name: string | null;
  /** How they are reached: an e-mail address, a telephone number or an address on the web. */
  readonly contact: string | null;
  /** What they say of personal data, in their own words. */
  readonly privacy: string | null;
}

export interface ConfigProblem {
  readonly ok: false;
  readonly code:
    | 'config.port'
    | 'config.host'
    | 'config.origin'
    | 'config.address_header'
    | 'config.xff_depth'
    | ListenCode;
  /** The variable. */
  readonly name: string;
  readonly value: string;
}

/** What only shows when the server begins to listen; `value` is then `host:port`. */
type ListenCode = 'listen.in-use' | 'listen.refused';

/** Why the server does not start. */
export type StartProblem = ConfigProblem | DatabaseProblem;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the variables; one that is missing or empty has its default. */
export function readConfig(env: Environment): { ok: true; config: Config } | ConfigProblem {
  const value = (name: string) => env[name]?.trim() ?? '';
  const wrong = (code: ConfigProblem['code'], name: string): ConfigProblem => {
    return { ok: false, code, name, value: value(name) };
  };

  const dataDirectory = value('BIKUPA_DATA') || defaultDataDirectory;

  const port = value('PORT') || '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return wrong('config.port', 'PORT');

  const host = value('HOST') || '0.0.0.0';
  if (isIP(host) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) {
    return wrong('config.host', 'HOST');
  }

  const origin = value('ORIGIN') === '' ? null : originOf(value('ORIGIN'));
  if (origin === undefined) return wrong('config.origin', 'ORIGIN');

  const addressHeader = value('ADDRESS_HEADER').toLowerCase() || null;
  if (addressHeader !== null && !/^[a-z][a-z0-9-]*$/.test(addressHeader)) {
    return wrong('config.address_header', 'ADDRESS_HEADER');
  }

  const proxies = value('XFF_DEPTH') || '1';
  if (!/^[1-9]\d?$/.test(proxies)) return wrong('config.xff_depth', 'XFF_DEPTH');

  return {
    ok: true,
    config: {
      ...{ dataDirectory, port: Number(port), host, origin },
      ...{ addressHeader, proxies: Number(proxies) },
      owner: {
        name: value('BIKUPA_OWNER') || null,
        contact: value('BIKUPA_CONTACT') || null,
        // Where a variable can have no line breaks they are written as \n.
        privacy: value('BIKUPA_PRIVACY').replaceAll('\\n', '\n') || null,
      },
    },
  };
}

/** Undefined when it is not an address of a web server and nothing more. */
function originOf(text: string): URL | undefined {
  const url = URL.parse(text);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return undefined;
  const more = url.pathname !== '/' || url.search || url.hash || url.username || url.password;
  return more ? undefined : url;
}

type Locale = NonNullable<Parameters<typeof m.config_port>[1]>['locale'];

/** What is wrong and what to do about it, for whoever starts the server. */
export function configSentence(problem: StartProblem, locale: NonNullable<Locale> = 'sv'): string {
  const options = { locale };
  switch (problem.code) {
    case 'config.port':
      return m.config_port({ value: problem.value }, options);
    case 'config.host':
      return m.config_host({ value: problem.value }, options);
    case 'config.origin':
      return m.config_origin({ value: problem.value }, options);
    case 'config.address_header':
      return m.config_address_header({ value: problem.value }, options);
    case 'config.xff_depth':
      return m.config_xff_depth({ value: problem.value }, options);
    case 'listen.in-use':
      return m.config_listen_in_use({ value: problem.value }, options);
    case 'listen.refused':
      return m.config_listen_refused({ value: problem.value }, options);
    case 'database.no-directory':
      return m.database_no_directory({ path: problem.path }, options);
    case 'database.not-writable':
      return m.database_not_writable({ path: problem.path }, options);
    case 'database.damaged':
      return m.database_damaged({ path: problem.path }, options);
    case 'database.newer':
      return m.database_newer({ path: problem.path }, options);
    case 'database.busy':
      return m.database_busy({ path: problem.path }, options);
    case 'database.in-use': {
      const { pid = null, address = null } = problem.holder ?? {};
      const who = { path: problem.path, pid: pid ?? '?', address: address ?? '' };
      return address === null
        ? m.database_in_use(who, options)
        : m.database_in_use_at(who, options);
    }
    case 'database.full':
      return m.database_full({ path: problem.path }, options);
    case 'database.unsafe-disk':
      return m.database_unsafe_disk({ path: problem.path }, options);
    case 'database.failed':
      return m.database_failed({ path: problem.path, detail: problem.detail }, options);
  }
}
