/** A series: the work that is carried from one workshop to the next, and its plan. */
import * as v from 'valibot';
import { refuse } from '../sync/mutation.ts';
import { given, sameKeys } from './change.ts';
import { id, lengths, ms, openText, optionalText, text } from './fields.ts';
import { mutator, noun } from './noun.ts';
import { planStates } from './plan/terms.ts';

export const templates = [
  'utvecklingsplan',
  'samradsgrupp',
  'tre-traffar',
  'erfarenhetskonferens',
  'motesplats',
] as const;
export type Template = (typeof templates)[number];

const about = {
  title: text(lengths.line),
  purpose: openText(lengths.paragraph),
  /** The authority that keeps the record, and its diary number (diarienummer). */
  authority: optionalText(lengths.line),
  diaryNumber: optionalText(lengths.name),
  nextStep: openText(lengths.paragraph),
};

const schema = v.strictObject({
  type: v.literal('series'),
  id: id('series'),
  ...about,
  language: v.picklist(['sv', 'en']),
  template: v.picklist(templates),
  planState: v.picklist(planStates),
  planVersion: v.number(),
  planDecidedBy: optionalText(lengths.line),
  planDecidedOn: v.nullable(v.string()),
  /** A copy in which made-up people rehearse a workshop: see rehearsal.ts. No mutator sets it. */
  rehearsal: v.boolean(),
  createdAt: ms,
});
export type Series = v.InferOutput<typeof schema>;

export const series = noun({
  type: 'series',
  schema,
  mutators: {
    create: mutator({
      may: { roles: ['server'] },
      args: v.strictObject({
        id: id('series'),
        title: about.title,
        purpose: about.purpose,
        language: v.picklist(['sv', 'en']),
        template: v.picklist(templates),
      }),
      run(tx, args, { now }) {
        if (tx.get('series', args.id)) return undefined;
        tx.put({
          type: 'series',
          ...args,
          authority: null,
          diaryNumber: null,
          nextStep: '',
          planState: 'draft',
          planVersion: 1,
          planDecidedBy: null,
          planDecidedOn: null,
          rehearsal: false,
          createdAt: now,
        });
        return undefined;
      },
    }),
    edit: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ series: id('series'), change: v.partial(v.strictObject(about)) }),
      run(tx, { series: seriesId, change }) {
        const before = tx.get('series', seriesId);
        if (!before) return refuse('series.unknown');
        tx.put({ ...before, ...given(change) });
        return undefined;
      },
      undo(view, { series: seriesId, change }) {
        const before = view.get('series', seriesId);
        if (!before) return [];
        const args = { series: seriesId, change: sameKeys(before, change) };
        return [{ name: 'series.edit', args }];
      },
    }),
  },
});
