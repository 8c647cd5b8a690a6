/** Groups: a round is formed, mixed or in another way; people move to their tables. */
import { defineKind } from '../kind.ts';
import { interest, renameTopic } from './interest.ts';

export const groupsKind = defineKind({
  kind: 'groups',
  entities: { interest },
  formsCafe: ({ grouping }) => grouping === 'hosts',
  themeRenamed: renameTopic,
});
