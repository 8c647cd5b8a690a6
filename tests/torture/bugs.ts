/**
 * Bugs to be found: each takes one promise away by tampering with a port or with a part that is
 * handed over. What is tried is the real thing otherwise.
 */
import type { Exposure } from '#lib/sync/domain.ts';
import type { OutboxStorage } from '#lib/sync/outbox.ts';
import type { Layer, ServerMessage } from '#lib/sync/protocol.ts';
import type { Visible } from '#lib/sync/record.ts';
import type { RoomStorage } from '#lib/sync/storage.ts';
import { pulseOf } from '#lib/workshop/derived.ts';
import { dotId } from '#lib/workshop/dot.ts';
import { membershipOf } from '#lib/workshop/membership.ts';
import type { Ctx, DomainMutator, Tx, View } from '#lib/workshop/noun.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import type { Domain, Tampering } from '../../src/commands/torture/tampering.ts';

type Storage = RoomStorage<AnyRecord>;
type Message = ServerMessage<AnyRecord>;
type Run = (tx: Tx, args: never, context: Ctx) => { readonly refused: string } | undefined;

/** A domain in which one mutator does something else. */
function doing(name: string, change: (before: Run) => Run): Tampering {
  return {
    domain: (domain) => {
      const mutator = domain.mutators.get(name);
      if (!mutator) throw new Error(`no mutator ${name}`);
      const changed = { ...mutator, run: change(mutator.run) };
      return { ...domain, mutators: new Map([...domain.mutators, [name, changed]]) };
    },
  };
}

/** A domain that shows more of a record than it may. */
function showing(
  more: (record: AnyRecord, view: View) => readonly (readonly [string, AnyRecord])[],
): Tampering {
  return {
    domain: (domain): Domain => ({
      ...domain,
      expose: (record, store) => [
        ...domain.expose(record, store),
        ...more(record, store).map(([audience, seen]): Exposure<AnyRecord> => [
          audience,
          seen as Visible<AnyRecord>,
        ]),
      ],
    }),
  };
}

const committing = (
  commit: (storage: Storage, ...args: Parameters<Storage['commit']>) => Promise<void>,
): Tampering => ({
  storage: (storage) => ({
    load: () => storage.load(),
    commit: (batch) => commit(storage, batch),
  }),
});

const keeping = (
  put: (outbox: OutboxStorage, ...args: Parameters<OutboxStorage['put']>) => Promise<void>,
): Tampering => ({
  outbox: (outbox) => ({
    load: () => outbox.load(),
    put: (entry) => put(outbox, entry),
    remove: (client, n) => outbox.remove(client, n),
  }),
});

/** Every mutation as if it came from a client of its own: none is ever recognised. */
function strangers(): ReturnType<NonNullable<Tampering['line']>> {
  const known = new Map<string, { readonly client: string; readonly n: number }>();
  const prefix = `stranger-${String((strangersSeen += 1))}`;
  return {
    up(message) {
      const push = message as { t: string; client: string; mutations: { n: number }[] };
      if (push.t !== 'push') return [message];
      return push.mutations.map((mutation) => {
        const client = `${prefix}-${known.size}`;
        known.set(client, { client: push.client, n: mutation.n });
        return { t: 'push', client, mutations: [{ ...mutation, n: 1 }] };
      });
    },
    down(message) {
      if (message.t !== 'answers') return message;
      const own = known.get(message.client);
      if (!own) return message;
      const answers = message.answers.map((answer) => ({ ...answer, n: own.n }));
      return { t: 'answers', client: own.client, answers };
    },
  };
}
let strangersSeen = 0;

/** A page that silently loses every fourth note and theme that it is told, or part of one. */
export const lossyPages: Tampering = {
  hear: (message) => {
    if (message.t !== 'patch') return message;
    const { layer } = message;
    if (layer.clock % 4 !== 0) return message;
    const put = layer.put
      .filter((record) => record.type !== 'note')
      .map((record) => (record.type === 'theme' ? { ...record, title: '' } : record));
    return { t: 'patch', layer: { ...layer, put } };
  },
};

export const bugs: Readonly<Record<string, Tampering>> = {
  'it is acknowledged before it is stored': committing((storage, batch) => {
    storage.commit(batch).catch(() => undefined);
    return Promise.resolve();
  }),
  'a write that failed counts as written': committing((storage, batch) =>
    storage.commit(batch).catch(() => undefined),
  ),
  'how far clients have come is not stored': committing((storage, batch) =>
    storage.commit({ ...batch, clients: [] }),
  ),
  'half of a batch is stored': committing((storage, batch) =>
    storage.commit({ ...batch, put: batch.put.slice(0, Math.ceil(batch.put.length / 2)) }),
  ),
  'a room that opens misses the last records': {
    storage: (storage) => ({
      load: async () => {
        const stored = await storage.load();
        return { ...stored, records: stored.records.slice(0, -3) };
      },
      commit: (batch) => storage.commit(batch),
    }),
  },
  'it is told before it is stored': {
    storage: (storage, house) => ({
      load: () => storage.load(),
      commit: (batch) => {
        const store = house.room?.store;
        const clock = batch.clock;
        for (const record of batch.put) {
          if (record.type !== 'theme' || !store) continue;
          const layer = {
            since: clock - 1,
            clock,
            put: [record as Visible<AnyRecord>],
            remove: [],
          };
          for (const audience of ['host', 'public']) {
            house.hall.publish(audience, { t: 'patch', layer: { audience, ...layer } });
          }
        }
        return storage.commit(batch);
      },
    }),
  },
  'no gap in the clock is noticed': {
    hear: (message: Message) => {
      if (message.t !== 'patch') return message;
      const layer: Layer<AnyRecord> = { ...message.layer, since: 0 };
      return { t: 'patch', layer };
    },
  },
  'what comes twice is done twice': { line: strangers },
  'hiding toggles': doing('note.hide', (before) => (tx, args, context) => {
    const { note } = args as { note: string };
    const hidden = !tx.get('note', note)?.hidden;
    return before(tx, { note, hidden } as never, context);
  }),
  'taking back toggles': doing('note.withdraw', (before) => (tx, args, context) => {
    const { note } = args as { note: string };
    const withdrawn = !tx.get('note', note)?.withdrawn;
    return before(tx, { note, withdrawn } as never, context);
  }),
  'what is hidden is hidden by the page alone': showing((record) =>
    record.type === 'note' && !record.withdrawn
      ? [[`workshop:${record.workshop.slice(9)}`, record]]
      : [],
  ),
  'who wrote is told to the group': showing((record) =>
    record.type === 'note' && record.group !== null
      ? [[record.group, { ...record, postedAt: null }]]
      : [],
  ),
  'the projector sees who is active': showing((record, view) =>
    record.type === 'workshop' ? [[`screen:${record.id.slice(9)}`, pulseOf(record, view)]] : [],
  ),
  'anybody may do anything': { domain: (domain) => ({ ...domain, permit: () => undefined }) },
  'who waits to be let in hears what the others hear': {
    domain: (domain) => ({
      ...domain,
      audiencesOf: (actor, store) => {
        const heard = domain.audiencesOf(actor, store);
        return heard?.[0]?.startsWith('attendance:') ? ['public', ...heard] : heard;
      },
    }),
  },
  'nobody asks anew who hears what': {
    domain: (domain) => ({ ...domain, audienceTypes: new Set<string>() }),
  },
  'more dots than there are': doing('dot.set', (before) => (tx, args, context) => {
    const refused = before(tx, args, context);
    const { step, theme, dots } = args as { step: string; theme: string; dots: number };
    if (refused?.refused !== 'dot.over-budget' || context.actor.role !== 'participant')
      return refused;
    const { seat } = context.actor;
    tx.put({ type: 'dot', id: dotId(step, theme, seat), step, theme, seat, dots });
    return undefined;
  }),
  'latecomers all sit down in the same group': doing(
    'seat.arrive',
    (before) => (tx, args, context) => {
      const refused = before(tx, args, context);
      const { seat } = args as { seat: string };
      for (const sits of refused ? [] : tx.list('membership').filter((one) => one.seat === seat)) {
        const first = tx.list('group').find((one) => one.round === sits.round && !one.dissolved);
        if (first) tx.put(membershipOf(sits.round, seat, first.id));
      }
      return refused;
    },
  ),
  'what was merged is not taken apart again': {
    domain: (domain) => {
      const mutator = domain.mutators.get('theme.merge');
      if (!mutator) throw new Error('no mutator');
      const undo: DomainMutator['undo'] = () => [];
      return {
        ...domain,
        mutators: new Map([...domain.mutators, ['theme.merge', { ...mutator, undo }]]),
      };
    },
  },
  'the outbox keeps nothing': keeping(() => Promise.resolve()),
  'the outbox says kept before it is': keeping((outbox, entry) => {
    outbox.put(entry).catch(() => undefined);
    return Promise.resolve();
  }),
  'what was refused is thrown away': keeping((outbox, entry) =>
    entry.refused === null ? outbox.put(entry) : outbox.remove(entry.client, entry.n),
  ),
  'what a page holds is never compared': {
    hear: (message) => {
      const heard = lossyPages.hear?.(message) ?? message;
      // As a page that never asks: it is told that nothing has come, and begins anew from there.
      return heard.t === 'pong' ? { ...heard, holds: [] } : heard;
    },
  },
  'the clock of the room is taken for one an hour ago': {
    hear: (message) =>
      message.t === 'pong' || message.t === 'welcome'
        ? { ...message, now: message.now - 3_600_000 }
        : message,
  },
};
