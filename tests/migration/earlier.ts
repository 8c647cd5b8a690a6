/**
 * The series that a server of an earlier version has left, in the middle of its second workshop:
 * the database as SQL, what opens it, and what that server exported of it. Whatever the present
 * version calls things, these names are those of the version that wrote them.
 */
import type BetterSqlite3 from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KindModel } from '#lib/workshop/kinds/kind-model.ts';
import { kindModels, type StepKind } from '#lib/workshop/kinds/models.ts';
import { kindSettings } from '#lib/workshop/kinds/models.ts';
import { Client } from '../../src/commands/rehearse/client.ts';
import { Visitor } from '../../src/commands/rehearse/visitor.ts';
import { TestServer } from '../support/server.ts';
import { databaseOf } from './dump.ts';

/** What a phone has kept of a mutation without an answer, or of one that was refused. */
export interface KeptMutation {
  readonly client: string;
  readonly n: number;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly at: number;
  readonly refused: string | null;
}

interface Known {
  readonly series: string;
  readonly workshops: Readonly<Record<'closed' | 'open' | 'planned', string>>;
  /** To join the open workshop by. */
  readonly code: string;
  /** Tokens; only their hashes are in the database. */
  readonly links: Readonly<Record<'facilitator' | 'screen' | 'plan', string>>;
  /** A seat of the open workshop and the code that opens it on another device, once. */
  readonly lent: { readonly seat: string; readonly code: string };
  /** Somebody who was at all three workshops. */
  readonly phone: { readonly seat: string; readonly cookie: string };
  /** Somebody whose page was without network when the server was replaced, and stays open. */
  readonly openPage: {
    readonly seat: string;
    readonly cookie: string;
    /** The version of the protocol that the page speaks. */
    readonly protocol: number;
    /** As it lies in the phone's IndexedDB, under `client/n`. */
    readonly outbox: {
      readonly owner: string;
      readonly database: string;
      readonly store: string;
      /** The first was answered, and the answer lost; the second was refused; then all that came. */
      readonly entries: readonly KeptMutation[];
    };
  };
}

interface Exports {
  readonly series: Readonly<Record<string, unknown>> & {
    readonly plan: Readonly<Record<string, unknown>>;
  };
  /** By workshop. */
  readonly agendas: Readonly<Record<string, unknown>>;
}

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../fixtures', name), 'utf8');

export const dump = fixture('database-0.1.0.sql');
export const known = JSON.parse(fixture('database-0.1.0.json')) as Known;
/** `series.json` and `template.json`, as the server that wrote the database gave them. */
export const exports = JSON.parse(fixture('database-0.1.0-exports.json')) as Exports;

/** An agenda as it is saved now: a step has the settings of its own kind, and no others. */
export function withOwnSettings(agenda: unknown): object {
  const { steps, ...about } = agenda as { readonly steps: readonly EarlierStep[] };
  const own = steps.map((step) => {
    const { settings, defaults }: KindModel = kindModels[step.kind];
    const others = (name: string) => name in kindSettings && !(name in settings);
    const kept = Object.entries(step).filter(([name]) => !others(name));
    return { ...defaults, ...Object.fromEntries(kept) };
  });
  return { ...about, steps: own };
}
type EarlierStep = Readonly<Record<string, unknown>> & { readonly kind: StepKind };

export type Row = Readonly<Record<string, string | number | null>>;

/** Reads the database as it was left; `:seat` and the like are taken from `values`. */
export function left(sql: string, values: Readonly<Record<string, unknown>> = {}): Row[] {
  const db = databaseOf(dump, ':memory:');
  try {
    return db.prepare(sql).all(values) as Row[];
  } finally {
    db.close();
  }
}

/** All rows of all tables in a file, those that only SQLite and the migrations use excepted. */
export function rowsIn(db: BetterSqlite3.Database): ReadonlyMap<string, readonly Row[]> {
  const names = db
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all() as string[];
  return new Map(
    names.map((name) => [name, db.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2`).all() as Row[]]),
  );
}

/** The server of this version on the earlier version's database, and who comes to it. */
export class Continued {
  readonly server: TestServer;
  readonly #stop = new AbortController();
  readonly #open: Client[] = [];

  private constructor(server: TestServer) {
    this.server = server;
  }

  static async start(): Promise<Continued> {
    const server = await TestServer.start({}, (directory) => {
      databaseOf(dump, join(directory, 'bikupa.db')).close();
      return Promise.resolve();
    });
    return new Continued(server);
  }

  /** A browser that has never been here. */
  visitor(): Visitor {
    return new Visitor(this.server.url, this.#stop.signal);
  }

  /** Comes by a link, in a browser that has never been here; and where that led. */
  async follow(token: string): Promise<{ readonly visitor: Visitor; readonly path: string }> {
    const visitor = this.visitor();
    const { location } = await visitor.get(`/l/${token}`);
    if (location === null) throw new Error('the link leads nowhere');
    return { visitor, path: location };
  }

  /** A page as a browser gets it that has kept this cookie. Redirects are not followed. */
  async page(
    path: string,
    cookie: string,
  ): Promise<{ status: number; to: string | null; text: string }> {
    const response = await fetch(new URL(path, this.server.url), {
      headers: { accept: 'text/html', cookie },
      redirect: 'manual',
      signal: this.#stop.signal,
    });
    const { status, headers } = response;
    return { status, to: headers.get('location'), text: await response.text() };
  }

  /** Sends a form with a file in it, as a browser does that has kept this cookie. */
  async send(path: string, cookie: string, form: FormData): Promise<void> {
    const { url } = this.server;
    const headers = { accept: 'text/html', cookie, origin: url };
    const init = { method: 'POST', headers, body: form, signal: this.#stop.signal };
    const { status } = await fetch(new URL(path, url), init);
    if (status >= 400) throw new Error(`the form was refused: ${status}`);
  }

  /** The console of whoever has the facilitator's link, in a browser that is new to the server. */
  async console(): Promise<{ readonly visitor: Visitor; readonly host: Client }> {
    const { visitor, path } = await this.follow(known.links.facilitator);
    const data = textOf(await visitor.get(`${path}/__data.json`));
    const [, link = ''] = /"(link:[\w-]+)"/.exec(data) ?? [];
    const [, device = ''] = /"(device:[\w-]+)"/.exec(data) ?? [];
    const host = await this.#page({
      cookie: visitor.cookie,
      handshake: { series: known.series, as: 'facilitator' },
      actor: { role: 'facilitator', link, device },
    });
    return { visitor, host };
  }

  /** The phone of somebody in one of the workshops. */
  phone(
    { seat, cookie }: { readonly seat: string; readonly cookie: string },
    workshop = known.workshops.open,
  ): Promise<Client> {
    return this.#page({
      cookie,
      handshake: { series: known.series, as: 'participant', workshop },
      actor: { role: 'participant', seat, workshop },
    });
  }

  async close(): Promise<void> {
    for (const client of this.#open) client.drop();
    this.#stop.abort();
    await this.server.close();
  }

  async #page(
    options: Pick<ConstructorParameters<typeof Client>[0], 'cookie' | 'handshake' | 'actor'>,
  ): Promise<Client> {
    const client = new Client({
      ...options,
      address: this.server.url,
      signal: this.#stop.signal,
      onMessage: () => undefined,
      onConnection: () => undefined,
    });
    this.#open.push(client);
    client.open();
    await client.until(() => client.live);
    return client;
  }
}

export function textOf({ body }: { readonly body: Uint8Array }): string {
  return new TextDecoder().decode(body);
}

/** The key in an id, as it stands in addresses. */
export function keyIn(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
