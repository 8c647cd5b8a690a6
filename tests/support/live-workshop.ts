/** A workshop on a running server, made as people make it: forms, cookies, real pages. */
import type { MutationCall } from '#lib/workshop/model/mutations.ts';
import { isKind } from '#lib/workshop/model/step.ts';
import { Client } from '../../src/commands/rehearse/client.ts';
import { Visitor } from '../../src/commands/rehearse/visitor.ts';

export interface LiveWorkshop {
  readonly url: string;
  readonly series: string;
  readonly workshop: string;
  readonly code: string;
  readonly facilitator: Visitor;
  readonly host: Client;
  /** A person with a phone, let in by the code. */
  join(at?: { readonly id: string; readonly code: string }): Promise<Guest>;
  close(): void;
}

export interface Guest {
  readonly seat: string;
  readonly visitor: Visitor;
  readonly client: Client;
}

const form = (fields: Readonly<Record<string, string>>) => Object.entries(fields);
const silent = { onMessage: () => undefined, onConnection: () => undefined };

/**
 * An opened workshop at its notes step.
 *
 * @param text stands in the place of everything that people write when they make and join it
 */
export async function openLiveWorkshop(url: string, text?: string): Promise<LiveWorkshop> {
  const stop = new AbortController();
  const { signal } = stop;
  const facilitator = new Visitor(url, signal);
  const made = await facilitator.post(
    '/new',
    form({
      ...{ title: text ?? 'Serie', purpose: text ?? '', place: text ?? '', date: '2027-02-01' },
      ...{ organisation: text ?? 'Kommunen', 'organisation-kind': 'kommun' },
      ...{ roles: text ?? 'Chef', 'workshop-title': text ?? 'Workshop', 'group-size': '4' },
      ...{ question: text ?? 'Vad?', column: text ?? 'Bra', 'column-tone': 'works' },
    }),
  );
  const name = facilitator.cookieNames.find((name) => name.startsWith('bikupa_facilitator_'));
  if (!name) throw new Error(`no series was made: ${made.status}`);
  const series = `series:${name.slice('bikupa_facilitator_'.length)}`;
  const open: Client[] = [];
  const page = (
    options: Pick<ConstructorParameters<typeof Client>[0], 'cookie' | 'handshake' | 'actor'>,
  ) => {
    const client = new Client({ ...silent, address: url, signal, ...options });
    open.push(client);
    client.open();
    return client;
  };
  const host = page({
    cookie: facilitator.cookie,
    handshake: { series, as: 'facilitator' },
    actor: { role: 'facilitator', link: 'link:own', device: 'device:own' },
  });
  const { id: workshop, code } = await host.until(() => host.view.list('workshop')[0] ?? null);
  await done(host, 'workshop.open', { workshop });
  const { step } = notesPlace(host);
  const from = host.view.get('workshop', workshop)?.step ?? null;
  await done(host, 'step.start', { step, from });

  return {
    ...{ url, series, workshop, code, facilitator, host },
    async join(at = { id: workshop, code }) {
      const visitor = new Visitor(url, signal);
      await visitor.get(`/${at.code}`);
      const joined = await visitor.post(
        `/${at.code}?/join`,
        form({
          ...{ organisation: 'own', 'own-organisation': text ?? 'Kommunen', role: 'own' },
          ...{ 'own-role': text ?? 'Chef', name: '' },
        }),
      );
      if (joined.status !== 303) throw new Error(`not let in: ${joined.status}`);
      const data = await visitor.get(`/w/${at.id.slice('workshop:'.length)}/__data.json`);
      const seat = /"(seat:[\w-]+)"/.exec(Buffer.from(data.body).toString())?.[1] ?? '';
      const client = page({
        cookie: visitor.cookie,
        handshake: { series, as: 'participant', workshop: at.id },
        actor: { role: 'participant', seat, workshop: at.id },
      });
      await client.until(() => client.live);
      return { seat, visitor, client };
    },
    close() {
      for (const client of open) client.drop();
      stop.abort();
    },
  };
}

/** Does what must not be refused, and waits until the room has kept it. */
export async function done(client: Client, ...mutation: MutationCall): Promise<void> {
  const code = await refusalOf(client, ...mutation);
  if (code !== null) throw new Error(`${mutation[0]} was refused: ${code}`);
}

/** The code of a refusal, on the page or in the room, or null. */
export async function refusalOf(client: Client, ...mutation: MutationCall): Promise<string | null> {
  const { refused, settled } = client.mutate(...mutation);
  return refused ?? (await settled);
}

/** Where people write in a workshop: its first step for notes, and the first column there. */
export function notesPlace({ view }: Client): { readonly step: string; readonly column: string } {
  const step = view.list('step').find(isKind('notes'));
  const column = step?.columns[0];
  if (!step || !column) throw new Error('there is nowhere to write');
  return { step: step.id, column: column.key };
}

/** Writes a note; resolves when the room has kept it. */
export function write({ client }: Guest, key: string, text = key): Promise<void> {
  return done(client, 'note.post', { id: `note:${key}`, ...notesPlace(client), text });
}
