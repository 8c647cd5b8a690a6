/**
 * Injected bugs that the simulation must find: each breaks one promise at a port or in a part that
 * is handed over. All other code is the real one.
 */
import type { Projection } from '#lib/sync/domain.ts';
import type { OutboxStorage } from '#lib/sync/replica/outbox.ts';
import type { AudienceUpdate, ServerMessage } from '#lib/sync/protocol/protocol.ts';
import type { Visible } from '#lib/sync/record.ts';
import type { RoomStorage } from '#lib/sync/storage/storage.ts';
import { activityOf } from '#lib/workshop/visibility/derived.ts';
import { dotId } from '#lib/workshop/kinds/dots/model.ts';
import { membershipOf } from '#lib/workshop/groups/membership.ts';
import type { Ctx, DomainMutator, Tx, View } from '#lib/workshop/define.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import type { Domain, FaultInjection } from './world/fault-injection.ts';

type Storage = RoomStorage<AnyRecord>;
type Message = ServerMessage<AnyRecord>;
type Run = (tx: Tx, args: never, context: never) => { readonly refused: string } | undefined;

/** A domain in which one mutator is changed. */
function doing(name: string, change: (before: Run) => Run): FaultInjection {
  return {
    domain: (domain) => {
      const mutator = domain.mutators.get(name);
      if (!mutator) throw new Error(`no mutator ${name}`);
      const changed = { ...mutator, run: change(mutator.run) };
      return { ...domain, mutators: new Map([...domain.mutators, [name, changed]]) };
    },
  };
}

/** A domain that sends more of a record than it may. */
function showing(
  more: (record: AnyRecord, view: View) => readonly (readonly [string, AnyRecord])[],
): FaultInjection {
  return {
    domain: (domain): Domain => ({
      ...domain,
      project: (record, store) => [
        ...domain.project(record, store),
        ...more(record, store).map(([audience, seen]): Projection<AnyRecord> => [
          audience,
          seen as Visible<AnyRecord>,
        ]),
      ],
    }),
  };
}

const committing = (
  commit: (storage: Storage, ...args: Parameters<Storage['commit']>) => Promise<void>,
): FaultInjection => ({
  storage: (storage) => ({
    load: () => storage.load(),
    commit: (batch) => commit(storage, batch),
  }),
});

const keeping = (
  put: (outbox: OutboxStorage, ...args: Parameters<OutboxStorage['put']>) => Promise<void>,
): FaultInjection => ({
  outbox: (outbox) => ({
    load: () => outbox.load(),
    put: (entry) => put(outbox, entry),
    remove: (client, n) => outbox.remove(client, n),
  }),
});

/** Presents every mutation as of a client of its own: no repetition is recognised. */
function strangers(): ReturnType<NonNullable<FaultInjection['socket']>> {
  const known = new Map<string, { readonly client: string; readonly n: number }>();
  const prefix = `stranger-${String((strangerCount += 1))}`;
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
let strangerCount = 0;

/** A page that silently loses every fourth note and part of every fourth theme. */
export const lossyPages: FaultInjection = {
  receive: (message) => {
    if (message.t !== 'patch') return message;
    const { update } = message;
    if (update.clock % 4 !== 0) return message;
    const put = update.put
      .filter((record) => record.type !== 'note')
      .map((record) => (record.type === 'theme' ? { ...record, title: '' } : record));
    return { t: 'patch', update: { ...update, put } };
  },
};

export const bugs: Readonly<Record<string, FaultInjection>> = {
  'it is acknowledged before it is stored': committing((storage, batch) => {
    storage.commit(batch).catch(() => undefined);
    return Promise.resolve();
  }),
  'a write that failed counts as written': committing((storage, batch) =>
    storage.commit(batch).catch(() => undefined),
  ),
  'that clients were pruned is forgotten': {
    storage: (storage) => ({
      load: async () => ({ ...(await storage.load()), clientsSince: 0 }),
      commit: (batch) => storage.commit(batch),
      prune: async (before, keeps) => storage.prune?.(before, keeps),
    }),
  },
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
    storage: (storage, server) => ({
      load: () => storage.load(),
      commit: (batch) => {
        const store = server.room?.store;
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
            server.broadcaster.publish(audience, { t: 'patch', update: { audience, ...layer } });
          }
        }
        return storage.commit(batch);
      },
    }),
  },
  'no gap in the clock is noticed': {
    receive: (message: Message) => {
      if (message.t !== 'patch') return message;
      const update: AudienceUpdate<AnyRecord> = { ...message.update, since: 0 };
      return { t: 'patch', update };
    },
  },
  'what comes twice is done twice': { socket: strangers },
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
    record.type === 'workshop' ? [[`screen:${record.id.slice(9)}`, activityOf(record, view)]] : [],
  ),
  'anybody may do anything': { domain: (domain) => ({ ...domain, authorize: () => undefined }) },
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
    const { actor } = context as Ctx;
    if (refused?.refused !== 'dot.over-budget' || actor.role !== 'participant') return refused;
    const { seat } = actor;
    tx.put({ type: 'dot', id: dotId(step, theme, seat), step, theme, seat, dots });
    return undefined;
  }),
  'latecomers all sit down in the same group': doing(
    'seat.arrive',
    (before) => (tx, args, context) => {
      const refused = before(tx, args, context);
      const { seat } = args as { seat: string };
      for (const sits of refused
        ? []
        : tx.list('membership').filter((membership) => membership.seat === seat)) {
        const first = tx
          .list('group')
          .find((group) => group.round === sits.round && !group.dissolved);
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
    receive: (message) => {
      const heard = lossyPages.receive?.(message) ?? message;
      // As a page that never asks: it is told that nothing has come, and begins anew from there.
      return heard.t === 'pong' ? { ...heard, digests: [] } : heard;
    },
  },
  'the clock of the room is taken for one an hour ago': {
    receive: (message) =>
      message.t === 'pong' || message.t === 'welcome'
        ? { ...message, now: message.now - 3_600_000 }
        : message,
  },
};
