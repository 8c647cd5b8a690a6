/** Sorting into themes (gruppera): who sorts, what everybody has moved, and the piles of groups. */
import * as v from 'valibot';
import { idOf, keyOf } from '../../../sync/record.ts';
import { composedId, id, lengths, optionalText, whole } from '../../model/fields.ts';
import type { KindModel } from '../kind-model.ts';

/** Who sorts before the plenary does. */
export const sorters = ['facilitator', 'everybody', 'groups'] as const;
export type Sorters = (typeof sorters)[number];

/** As often participants move a note; then it lies still until the plenary takes it. */
export const mostMoves = 3;
/** How many of its notes a group marks as its most important ones. */
export const mostMarked = 3;

/** That participants have moved a note. There is one for step and note, and it tells nobody's name. */
export const movedSchema = v.strictObject({
  type: v.literal('moved'),
  id: composedId('moved'),
  step: id('step'),
  note: id('note'),
  times: whole(0, mostMoves),
});

export type Moved = v.InferOutput<typeof movedSchema>;

export function movedId(step: string, note: string): string {
  return idOf('moved', `${keyOf(step)}.${keyOf(note)}`);
}

/** Where a group has laid one of its notes. There is one for step and note. */
export const laidSchema = v.strictObject({
  type: v.literal('laid'),
  id: composedId('laid'),
  step: id('step'),
  note: id('note'),
  /** Whose note it is; withheld (null) once it is brought to the plenary. */
  group: v.nullable(id('group')),
  /** The name of the cluster; null: in none. Piles that are called the same are one. */
  cluster: optionalText(lengths.name),
  /** One of the most important of the group. */
  marked: v.boolean(),
});

export type Laid = v.InferOutput<typeof laidSchema>;

export function laidId(step: string, note: string): string {
  return idOf('laid', `${keyOf(step)}.${keyOf(note)}`);
}

/** The arguments of what is done in silent sorting. */
export const movedArgs = {
  /** With `title`, the theme is a new one, or the one that is called so already. */
  place: v.strictObject({
    step: id('step'),
    note: id('note'),
    theme: v.nullable(id('theme')),
    title: optionalText(lengths.name),
  }),
  lock: v.strictObject({ step: id('step'), locked: v.boolean() }),
} as const;

/** The arguments of what groups do with their notes, and of bringing their piles to the plenary. */
export const laidArgs = {
  put: v.strictObject({ step: id('step'), note: id('note'), cluster: laidSchema.entries.cluster }),
  mark: v.strictObject({ step: id('step'), note: id('note'), marked: v.boolean() }),
  /** Without `make` it is only said that they are brought, as undo does. */
  bring: v.strictObject({ step: id('step'), brought: v.boolean(), make: v.boolean() }),
} as const;

export const themesModel = {
  settings: {
    /** Who sorts before the plenary does. */
    sorters: v.picklist(sorters),
  },
  defaults: { sorters: 'facilitator' },
  state: {
    /** Nobody but facilitators moves notes now. */
    sortingLocked: v.boolean(),
    /** The piles of the groups have become themes. */
    brought: v.boolean(),
  },
  initial: { sortingLocked: false, brought: false },
  records: {
    moved: { schema: movedSchema, args: movedArgs },
    laid: { schema: laidSchema, args: laidArgs },
  },
  refusals: [
    'silent.locked',
    'silent.together',
    'piles.brought',
    'piles.not-yours',
    'piles.enough',
  ],
} as const satisfies KindModel;
