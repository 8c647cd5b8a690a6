/**
 * Brainwriting (idéstafett): everybody in a group begins a sheet with a few ideas, and the sheets are
 * passed on in rounds; whoever holds one reads it and adds. An idea is a note; what it has to do with
 * sheets stands here, so that everything else takes it for a note.
 *
 * Rohrbach, Kreativ nach Regeln: Methode 635, Absatzwirtschaft 12 (1969): six people, three ideas,
 * five minutes.
 */
import * as v from 'valibot';
import { idOf, keyOf } from '../../../sync/record.ts';
import { columns } from '../../model/column.ts';
import { composedId, id, whole } from '../../model/fields.ts';
import { noteSchema } from '../../model/note.ts';
import type { KindModel } from '../kind-model.ts';

/** Most rounds of a step: more than there are people in a group. */
export const mostRounds = 20;

const round = whole(1, mostRounds);

/**
 * Who holds a sheet in a round. A sheet is nothing else: it is begun by who holds it first, and its
 * key is made up by that phone. Sent to nobody but the holder.
 */
export const holdingSchema = v.strictObject({
  type: v.literal('holding'),
  id: composedId('holding'),
  step: id('step'),
  sheet: id('sheet'),
  round,
  seat: id('seat'),
  /** Within which group it goes round; null: among those who sit in none. */
  group: v.nullable(id('group')),
});

export type Holding = v.InferOutput<typeof holdingSchema>;

/** Its id is made of sheet and round: a sheet is in one hand at a time. */
export function holdingId(sheet: string, inRound: number): string {
  return idOf('holding', `${keyOf(sheet)}.${inRound}`);
}

/** Where a note stands: on which sheet, and on which idea it builds. */
export const ideaSchema = v.strictObject({
  type: v.literal('idea'),
  id: composedId('idea'),
  step: id('step'),
  note: id('note'),
  sheet: id('sheet'),
  on: v.nullable(id('note')),
  /** The round in which it came. Withheld (null) from all but the writer: it would tell who wrote. */
  round: v.nullable(round),
});

export type Idea = v.InferOutput<typeof ideaSchema>;

export function ideaId(note: string): string {
  return idOf('idea', keyOf(note));
}

/** The arguments of the mutations of a holding. */
export const holdingArgs = {
  pass: v.strictObject({ step: id('step'), from: round, round }),
} as const;

/** The arguments of the mutations of an idea. */
export const ideaArgs = {
  write: v.strictObject({
    /** Of the note. */
    id: id('note'),
    step: id('step'),
    /** The round in which it was written, which may be over when it comes. */
    round,
    /** The sheet that the writer holds in that round; a new one begins with it. */
    sheet: id('sheet'),
    on: ideaSchema.entries.on,
    text: noteSchema.entries.text,
  }),
} as const;

/** How far the present round has come, in numbers: for the facilitator and the projector. */
export interface RoundCounts {
  readonly type: 'rounds';
  readonly id: string;
  readonly step: string;
  readonly round: number;
  /** After so many rounds everybody has held every sheet of the group, in the largest group. */
  readonly of: number;
  /** Who is at the workshop, and who of them has written in this round: never who, nor in which group. */
  readonly people: number;
  readonly writers: number;
}

export const brainwritingModel = {
  settings: {
    /** One: what is written on a sheet. */
    columns,
    /** Minutes of a round; null: without a clock. */
    roundMinutes: v.nullable(whole(1, 60)),
    /** Most ideas of one person on a sheet. */
    ideasEach: whole(1, 6),
  },
  defaults: { columns: [], roundMinutes: 4, ideasEach: 3 },
  state: { round },
  initial: { round: 1 },
  records: {
    holding: { schema: holdingSchema, args: holdingArgs },
    idea: { schema: ideaSchema, args: ideaArgs },
  },
  refusals: ['sheet.not-yours', 'sheet.full', 'sheet.passed'],
} as const satisfies KindModel;
