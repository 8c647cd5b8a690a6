/** A workshop: one occasion of a series, with its agenda, its join code and where it stands. */
import * as v from 'valibot';
import { day, id, lengths, ms, openText, optionalText, text, whole } from './fields.ts';

/** More than this is another kind of meeting; also what one room has been tried with. */
export const seatsPerWorkshop = 1_000;

export const about = {
  title: text(lengths.line),
  date: day,
  place: optionalText(lengths.line),
  /** Wanted number of people in a group. */
  groupSize: whole(2, 8),
  /** Wanted number of groups instead, such as that of the tables there are; null: by their size. */
  groupCount: v.nullable(whole(1, seatsPerWorkshop / 2)),
  /** What happens after it, in words for everybody. */
  nextStep: openText(lengths.paragraph),
};

const draws = v.pipe(v.string(), v.regex(/^[0-9a-f]{0,64}$/));

export const workshopSchema = v.strictObject({
  type: v.literal('workshop'),
  id: id('workshop'),
  ...about,
  order: whole(0, 1_000),
  /** Eight digits, unique among all workshops on the server. */
  code: v.pipe(v.string(), v.regex(/^\d{8}$/)),
  /** What links and QR codes have after the code. */
  secret: v.pipe(v.string(), v.regex(/^[2-9A-Z]{8}$/)),
  state: v.picklist(['planned', 'open', 'closed']),
  /** Where it stands; null until it is opened. */
  step: v.nullable(id('step')),
  /** Nobody new comes in while it is locked. */
  locked: v.boolean(),
  /** Whoever comes waits until the facilitator lets them in. */
  approve: v.boolean(),
  /**
   * What the projector shows instead of the step: nothing, the code, how well it is mixed; frozen:
   * what it showed before.
   */
  screen: v.picklist(['live', 'blank', 'code', 'mix', 'frozen']),
  /**
   * Random bits as hexadecimal digits, drawn by the server: how breadth is rounded. Withheld (empty)
   * from everybody, or the rounding could be taken away again.
   */
  draws,
  openedAt: v.nullable(ms),
  closedAt: v.nullable(ms),
  createdAt: ms,
});

export type Workshop = v.InferOutput<typeof workshopSchema>;

export const only = v.strictObject({ workshop: id('workshop') });

/** The arguments of every mutation of a workshop. */
export const workshopArgs = {
  create: v.strictObject({
    id: id('workshop'),
    code: workshopSchema.entries.code,
    secret: workshopSchema.entries.secret,
    ...about,
    groupCount: v.optional(about.groupCount, null),
    nextStep: v.optional(about.nextStep, ''),
    draws: v.optional(draws, ''),
  }),
  edit: v.strictObject({
    workshop: id('workshop'),
    change: v.partial(v.strictObject(about)),
    /** The texts as they were when their writer began. */
    base: v.exactOptional(v.partial(v.strictObject(about))),
  }),
  open: only,
  close: only,
  lock: v.strictObject({ workshop: id('workshop'), locked: v.boolean() }),
  approve: v.strictObject({ workshop: id('workshop'), approve: v.boolean() }),
  show: v.strictObject({ workshop: id('workshop'), screen: workshopSchema.entries.screen }),
} as const;
