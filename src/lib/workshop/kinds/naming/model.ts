/** Names for themes (temanamn): what groups propose, what people want, and what becomes themes. */
import * as v from 'valibot';
import { idOf, keyOf } from '../../../sync/record.ts';
import { composedId, id, lengths, text } from '../../model/fields.ts';
import type { KindModel } from '../kind-model.ts';

/** How many names a group proposes, or a phone where there are no groups. */
export const mostProposals = 3;
/** How many notes each of them reads first. */
export const notesToRead = 10;
/** How many names facilitators may add in a step: more than a room can choose among. */
export const mostAdded = 100;

/** A name as somebody proposed it. Its id tells nothing of who that was. */
export const proposalSchema = v.strictObject({
  type: v.literal('proposal'),
  id: id('proposal'),
  step: id('step'),
  /** Whose proposal it is; null: of a phone without a group, or of a facilitator. Never shown. */
  group: v.nullable(id('group')),
  /** Who wrote it; null: a facilitator. Withheld (null) from everybody else. */
  author: v.nullable(id('seat')),
  /** By a facilitator: of their own, or for a group without a phone. */
  added: v.boolean(),
  text: text(lengths.name),
  withdrawn: v.boolean(),
  /** By a facilitator: nobody else sees it. */
  hidden: v.boolean(),
  /** What a facilitator calls it and what is brought together with it; null: as it was proposed. */
  title: v.nullable(text(lengths.line)),
  /** Another one that a facilitator has put it with. */
  into: v.nullable(id('proposal')),
  /** A facilitator has said that it is like no other. */
  apart: v.boolean(),
  /** What it has become. */
  theme: v.nullable(id('theme')),
});

export type Proposal = v.InferOutput<typeof proposalSchema>;

/** That somebody wants a name, as +1. Its id is made of name and seat: twice is once. */
export const backingSchema = v.strictObject({
  type: v.literal('backing'),
  id: composedId('backing'),
  step: id('step'),
  proposal: id('proposal'),
  seat: id('seat'),
  backs: v.boolean(),
});

export type Backing = v.InferOutput<typeof backingSchema>;

export function backingId(proposal: string, seat: string): string {
  return idOf('backing', `${keyOf(proposal)}.${keyOf(seat)}`);
}

const proposals = v.pipe(v.array(id('proposal')), v.minLength(1), v.maxLength(2_000));
const own = proposalSchema.entries;

/** The arguments of every mutation of a proposal. */
export const proposalArgs = {
  add: v.strictObject({ id: own.id, step: own.step, text: own.text }),
  withdraw: v.strictObject({ step: own.step, proposal: own.id, withdrawn: own.withdrawn }),
  put: v.strictObject({ id: own.id, step: own.step, text: own.text, withdrawn: own.withdrawn }),
  arrange: v.strictObject({ step: own.step, proposals, into: own.into, apart: own.apart }),
  retitle: v.strictObject({ proposal: own.id, title: own.title }),
  hide: v.strictObject({ step: own.step, proposals, hidden: own.hidden }),
  keep: v.strictObject({ step: own.step, proposals, theme: own.theme }),
} as const;

/** The arguments of every mutation of a +1. */
export const backingArgs = {
  set: v.strictObject({ step: id('step'), proposal: id('proposal'), backs: v.boolean() }),
  count: v.strictObject({ step: id('step'), counted: v.boolean() }),
} as const;

/** The notes that a group reads before it proposes names, or a phone without a group. */
export interface NameNotes {
  readonly type: 'nameNotes';
  readonly id: string;
  readonly step: string;
  readonly notes: readonly string[];
}

/** How many groups have proposed names, or phones where there are no groups. */
export interface NameCounts {
  readonly type: 'nameCounts';
  readonly id: string;
  readonly step: string;
  readonly proposing: number;
  readonly of: number;
  /** There are no groups: these are phones. */
  readonly alone: boolean;
}

/** Names that mean the same, as one. */
export interface ListedName {
  /** The proposal that stands for all of them. */
  readonly id: string;
  readonly title: string;
  /** Other words in which it was proposed. */
  readonly also: readonly string[];
  /** The proposals, in an order that tells nothing. */
  readonly proposals: readonly string[];
  /** How many people want it; null until it is counted. */
  readonly backers: number | null;
  /** The theme that it has become, while that stands. */
  readonly theme: string | null;
}

/** What was proposed, once it is shown: by the alphabet, or by how many want it once that is counted. */
export interface NameList {
  readonly type: 'nameList';
  readonly id: string;
  readonly step: string;
  readonly names: readonly ListedName[];
  /** How many people have said what they want; null until it is counted. */
  readonly voters: number | null;
}

export const namingModel = {
  settings: {},
  defaults: {},
  state: {
    /** What people want is counted and shown. */
    counted: v.boolean(),
  },
  initial: { counted: false },
  records: {
    proposal: { schema: proposalSchema, args: proposalArgs },
    backing: { schema: backingSchema, args: backingArgs },
  },
  refusals: ['naming.shown', 'naming.enough', 'naming.counted', 'naming.unknown'],
} as const satisfies KindModel;
