/** An organisation: commits to an action or does not, through its own people only. */
import * as v from 'valibot';
import { refuse } from '../sync/mutation.ts';
import { id, lengths, ms, text, whole } from './fields.ts';
import { mutator, noun } from './noun.ts';
import { organisationKinds } from './plan/terms.ts';

const schema = v.strictObject({
  type: v.literal('organisation'),
  id: id('organisation'),
  name: text(lengths.line),
  kind: v.picklist(organisationKinds),
  order: whole(0, 10_000),
  createdAt: ms,
});
export type Organisation = v.InferOutput<typeof schema>;

export const organisation = noun({
  type: 'organisation',
  schema,
  mutators: {
    add: mutator({
      may: { roles: ['facilitator', 'server'] },
      args: v.strictObject({
        id: schema.entries.id,
        name: schema.entries.name,
        kind: schema.entries.kind,
      }),
      run(tx, args, { now }) {
        // The same name twice is one organisation: whoever typed it meant the one in the list.
        if (tx.get('organisation', args.id)) return undefined;
        if (sameName(tx.list('organisation'), args.name)) return undefined;
        const order = nextOrder(tx.list('organisation'));
        tx.put({ type: 'organisation', ...args, order, createdAt: now });
        return undefined;
      },
      undo: (view, args) =>
        view.get('organisation', args.id) || sameName(view.list('organisation'), args.name)
          ? []
          : [{ name: 'organisation.remove', args: { organisation: args.id } }],
    }),
    edit: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({
        organisation: id('organisation'),
        name: schema.entries.name,
        kind: schema.entries.kind,
      }),
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
      may: { roles: ['facilitator'] },
      args: v.strictObject({ organisation: id('organisation') }),
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
        const { name, kind } = before;
        return [{ name: 'organisation.add', args: { id: organisationId, name, kind } }];
      },
    }),
  },
});

/** The place after the last one. */
export function nextOrder(list: readonly { readonly order: number }[]): number {
  return Math.max(-1, ...list.map((item) => item.order)) + 1;
}

/** The record with this name, whatever its capitals and spaces. */
export function sameName<Named extends { readonly name: string }>(
  list: readonly Named[],
  name: string,
): Named | undefined {
  const plain = (value: string) => value.toLocaleLowerCase('sv').replace(/\s+/g, ' ').trim();
  return list.find((item) => plain(item.name) === plain(name));
}
