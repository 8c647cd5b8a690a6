/** A summary (sammanfattning) of a theme or of a workshop: written by a person before it is shown. */
import { mergeTexts } from '../../methods/merge-texts.ts';
import { refuse } from '../../sync/mutation.ts';
import { typeOf } from '../../sync/record.ts';
import { entity, mutator } from '../define.ts';
import { lengths } from '../model/fields.ts';
import type { DomainMutation, MutationOf } from '../model/mutations.ts';
import { summaryArgs, summaryId, summarySchema, type Summary } from '../model/summary.ts';

export const summary = entity({
  type: 'summary',
  schema: summarySchema,
  mutators: {
    /** Writes it. What two write at once is kept of both; an empty one is none. */
    write: mutator({
      policy: { roles: ['facilitator'] },
      args: summaryArgs.write,
      run(tx, { about, text: wanted, base }) {
        if (typeOf(about) === 'theme' && !tx.get('theme', about)) return refuse('theme.unknown');
        if (typeOf(about) === 'workshop' && !tx.get('workshop', about))
          return refuse('workshop.unknown');
        const before = tx.get('summary', summaryId(about));
        const text = writtenOver(before, wanted, base);
        if (text.length > lengths.paragraph) return refuse('text.too-long');
        if (text === '') tx.remove(summaryId(about));
        else {
          const shown = before?.shown ?? false;
          tx.put({ type: 'summary', id: summaryId(about), about, text, shown });
        }
        return undefined;
      },
      undo(view, { about, text: wanted, base }) {
        const before = view.get('summary', summaryId(about));
        const after = writtenOver(before, wanted, base);
        const text = before?.text ?? '';
        const write: MutationOf<'summary.write'> = {
          name: 'summary.write',
          args: { about, text, ...(after !== '' && { base: after }) },
        };
        const lost: readonly DomainMutation[] =
          after === '' && before?.shown
            ? [{ name: 'summary.show', args: { about, shown: true } }]
            : [];
        return [write, ...lost];
      },
    }),
    /** Shows it to everybody, or makes it a draft again. */
    show: mutator({
      policy: { roles: ['facilitator'] },
      args: summaryArgs.show,
      run(tx, { about, shown }) {
        const before = tx.get('summary', summaryId(about));
        if (!before) return refuse('summary.unknown');
        tx.put({ ...before, shown });
        return undefined;
      },
      undo(view, { about }) {
        const shown = view.get('summary', summaryId(about))?.shown;
        return shown === undefined ? [] : [{ name: 'summary.show', args: { about, shown } }];
      },
    }),
  },
});

function writtenOver(before: Summary | undefined, wanted: string, base: string | undefined) {
  return before && base !== undefined ? mergeTexts(base, wanted, before.text) : wanted;
}
