/** Who is expected in a step of groups, and the seating that was planned for them. */
import { refuse } from '../../../sync/mutation.ts';
import { entity, mutator, type View } from '../../define.ts';
import { isKind, type Step } from '../../model/step.ts';
import { expectedArgs, expectedId, expectedSchema, mostExpected, type Expected } from './model.ts';

const isGroups = isKind('groups');

export const expected = entity({
  type: 'expected',
  schema: expectedSchema,
  mutators: {
    /** Says anew who is expected and how they are seated; nothing at all takes it away. */
    set: mutator({
      policy: { roles: ['facilitator'] },
      args: expectedArgs.set,
      run(tx, args) {
        const step = tx.get('step', args.step);
        if (!step || !isGroups(step)) return refuse('step.unknown');
        if (expectedPeople(args) > mostExpected) return refuse('expected.too-many');
        const id = expectedId(step.id);
        const none = args.organisations.length + args.roles.length + args.groups.length === 0;
        if (none) tx.remove(id);
        else tx.put({ type: 'expected', id, ...args });
        return undefined;
      },
      undo(view, { step }) {
        const before = view.get('expected', expectedId(step));
        const { organisations = [], roles = [], groups = [] } = before ?? {};
        return [{ name: 'expected.set', args: { step, organisations, roles, groups } }];
      },
    }),
  },
});

/** What is expected in a step, if anything is. */
export function expectedIn(view: View, { id }: Step): Expected | undefined {
  return view.get('expected', expectedId(id));
}

/** How many people are expected: organisations and roles say it of the same people. */
export function expectedPeople({
  organisations,
  roles,
}: Pick<Expected, 'organisations' | 'roles'>): number {
  const sum = (all: readonly { readonly count: number }[]) =>
    all.reduce((total, { count }) => total + count, 0);
  return Math.max(sum(organisations), sum(roles));
}
