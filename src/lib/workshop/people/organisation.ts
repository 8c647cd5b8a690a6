/** An organisation: commits to an action or does not, through its own people only. */
import { nameKeys } from '../../methods/name-keys.ts';
import { refuse } from '../../sync/mutation.ts';
import { mutator, entity } from '../define.ts';
import { most } from '../model/most.ts';
import { organisationSchema, organisationArgs } from '../model/organisation.ts';

export const organisation = entity({
  type: 'organisation',
  schema: organisationSchema,
  mutators: {
    add: mutator({
      policy: { roles: ['facilitator', 'server'] },
      args: organisationArgs.add,
      run(tx, args, { now }) {
        // The same name twice is one organisation: whoever typed it meant the one in the list.
        if (tx.get('organisation', args.id)) return undefined;
        const known = sameName(tx.list('organisation'), args.name);
        if (known) {
          if (known.held && !args.held) tx.put({ ...known, held: false });
          return undefined;
        }
        if (tx.list('organisation').length >= most.organisations)
          return refuse('organisation.full');
        const order = nextOrder(tx.list('organisation'));
        tx.put({ type: 'organisation', ...args, order, createdAt: now });
        return undefined;
      },
      // What was held back is not held back again: somebody else has named it too.
      undo: (view, args) =>
        view.get('organisation', args.id) || sameName(view.list('organisation'), args.name)
          ? []
          : [{ name: 'organisation.remove', args: { organisation: args.id } }],
    }),
    edit: mutator({
      policy: { roles: ['facilitator'] },
      args: organisationArgs.edit,
      run(tx, { organisation: organisationId, name, kind }) {
        const before = tx.get('organisation', organisationId);
        if (!before) return refuse('organisation.unknown');
        tx.put({ ...before, name, kind });
        return undefined;
      },
      undo(view, { organisation: organisationId }) {
        const before = view.get('organisation', organisationId);
        if (!before) return [];
        const { name, kind } = before;
        return [{ name: 'organisation.edit', args: { organisation: organisationId, name, kind } }];
      },
    }),
    remove: mutator({
      policy: { roles: ['facilitator'] },
      args: organisationArgs.remove,
      run(tx, { organisation: organisationId }) {
        if (!tx.get('organisation', organisationId)) return refuse('organisation.unknown');
        const used =
          tx.list('seat').some((seat) => seat.organisation === organisationId) ||
          tx
            .list('action')
            .some((action) => [action.organisation, ...action.others].includes(organisationId)) ||
          tx.list('stance').some((stance) => stance.organisation === organisationId);
        if (used) return refuse('organisation.in-use');
        tx.remove(organisationId);
        return undefined;
      },
      undo(view, { organisation: organisationId }) {
        const before = view.get('organisation', organisationId);
        if (!before) return [];
        const { name, kind, held } = before;
        return [{ name: 'organisation.add', args: { id: organisationId, name, kind, held } }];
      },
    }),
  },
});

/** The place after the last one. */
export function nextOrder(list: readonly { readonly order: number }[]): number {
  return Math.max(-1, ...list.map((item) => item.order)) + 1;
}

/**
 * The record with this name, whatever its capitals, spaces and look-alike characters. Do not change
 * the list.
 */
export function sameName<Item extends Named>(
  list: readonly Item[],
  name: string,
): Item | undefined {
  let places = indexes.get(list);
  if (!places) {
    places = new Map();
    for (const [place, item] of list.entries()) {
      for (const key of keysOf(item)) if (!places.has(key)) places.set(key, place);
    }
    indexes.set(list, places);
  }
  const found = nameKeys(name).flatMap((key) => places.get(key) ?? []);
  return list[Math.min(...found)];
}

interface Named {
  readonly name: string;
}

// Of many names that come at once each is looked up in a list of all before it: its keys are worked
// out once for each record, and a list is gone through once.
const knownKeys = new WeakMap<Named, readonly string[]>();
/** For every key of a name in a list, the first place where it stands. */
const indexes = new WeakMap<readonly Named[], Map<string, number>>();

function keysOf(item: Named): readonly string[] {
  let keys = knownKeys.get(item);
  if (keys === undefined) knownKeys.set(item, (keys = nameKeys(item.name)));
  return keys;
}
