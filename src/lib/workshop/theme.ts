/** A theme (tema): what notes have in common. Belongs to the series, so the next workshop has it. */
import * as v from 'valibot';
import { refuse } from '../sync/mutation.ts';
import { id, lengths, ms, text } from './fields.ts';
import { placesOf } from './note.ts';
import { mutator, noun, type View } from './noun.ts';

const schema = v.strictObject({
  type: v.literal('theme'),
  id: id('theme'),
  /** Where it was named. */
  workshop: id('workshop'),
  title: text(lengths.line),
  order: v.number(),
  /** The theme that took it in, so that its dots follow; null while it stands for itself. */
  mergedInto: v.nullable(id('theme')),
  removed: v.boolean(),
  createdAt: ms,
});
export type Theme = v.InferOutput<typeof schema>;

const notes = v.pipe(v.array(id('note')), v.maxLength(2_000));

export const theme = noun({
  type: 'theme',
  schema,
  mutators: {
    /** Names a theme, with the notes it begins with; of a theme's own notes it is a split. */
    create: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({
        id: id('theme'),
        workshop: id('workshop'),
        title: schema.entries.title,
        notes,
      }),
      run(tx, { id: themeId, workshop, title, notes: noteIds }, { now }) {
        if (!tx.get('workshop', workshop)) return refuse('workshop.unknown');
        const order = Math.max(0, ...tx.list('theme').map((one) => one.order)) + 1;
        const before = tx.get('theme', themeId);
        tx.put(
          before
            ? { ...before, title, removed: false, mergedInto: null }
            : {
                type: 'theme',
                id: themeId,
                workshop,
                title,
                order,
                mergedInto: null,
                removed: false,
                createdAt: now,
              },
        );
        for (const noteId of noteIds) {
          const one = tx.get('note', noteId);
          if (!one) return refuse('note.unknown');
          tx.put({ ...one, theme: themeId, parked: false });
        }
        return undefined;
      },
      undo(view, args) {
        const before = view.get('theme', args.id);
        const places = placesOf(view, args.notes);
        if (!before) return [...places, { name: 'theme.remove', args: { theme: args.id } }];
        const { id: themeId, title, removed, mergedInto } = before;
        // What took it in may be gone by now: then nothing can take it in again.
        const into = mergedInto === null ? undefined : view.get('theme', mergedInto);
        return [
          ...places,
          { name: 'theme.rename', args: { theme: themeId, title } },
          ...(into && !into.removed
            ? [{ name: 'theme.merge', args: { from: themeId, into: into.id } }]
            : []),
          ...(removed ? [{ name: 'theme.remove', args: { theme: themeId } }] : []),
        ];
      },
    }),
    rename: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ theme: id('theme'), title: schema.entries.title }),
      run(tx, { theme: themeId, title }) {
        const before = tx.get('theme', themeId);
        if (!before) return refuse('theme.unknown');
        tx.put({ ...before, title });
        return undefined;
      },
      undo(view, { theme: themeId }) {
        const title = view.get('theme', themeId)?.title;
        return title ? [{ name: 'theme.rename', args: { theme: themeId, title } }] : [];
      },
    }),
    move: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ theme: id('theme'), order: v.number() }),
      run(tx, { theme: themeId, order }) {
        const before = tx.get('theme', themeId);
        if (!before) return refuse('theme.unknown');
        tx.put({ ...before, order });
        return undefined;
      },
      undo(view, { theme: themeId }) {
        const order = view.get('theme', themeId)?.order;
        return order === undefined ? [] : [{ name: 'theme.move', args: { theme: themeId, order } }];
      },
    }),
    /** One theme takes another in: its notes, and by `mergedInto` its dots. */
    merge: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ from: id('theme'), into: id('theme') }),
      run(tx, { from, into }) {
        const source = tx.get('theme', from);
        const target = tx.get('theme', into);
        if (from === into) return refuse('theme.same');
        if (!source || !target || target.removed) return refuse('theme.unknown');
        if (source.mergedInto === into) return undefined;
        if (source.removed) return refuse('theme.unknown');
        for (const one of tx.list('note')) {
          if (one.theme === from) tx.put({ ...one, theme: into });
        }
        tx.put({ ...source, removed: true, mergedInto: into });
        return undefined;
      },
      undo: (view, { from }) => restore(view, from),
    }),
    /** Takes a theme apart: its notes are ungrouped again. */
    remove: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ theme: id('theme') }),
      run(tx, { theme: themeId }) {
        const before = tx.get('theme', themeId);
        if (!before) return refuse('theme.unknown');
        for (const one of tx.list('note')) {
          if (one.theme === themeId) tx.put({ ...one, theme: null });
        }
        tx.put({ ...before, removed: true });
        return undefined;
      },
      undo: (view, { theme: themeId }) => restore(view, themeId),
    }),
  },
});

/** The themes that stand, in order. */
export function themesOf(view: View): Theme[] {
  return view
    .list('theme')
    .filter((one) => !one.removed)
    .toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

/** The theme in which another one has ended up through merging; itself if it was never merged. */
export function standingTheme(view: View, themeId: string): string {
  let at = view.get('theme', themeId);
  for (const seen = new Set<string>(); at?.mergedInto && !seen.has(at.id);) {
    seen.add(at.id);
    at = view.get('theme', at.mergedInto);
  }
  return at?.id ?? themeId;
}

function restore(view: View, themeId: string) {
  const before = view.get('theme', themeId);
  if (!before || before.removed) return [];
  const { workshop, title } = before;
  const own = view.list('note').filter((one) => one.theme === themeId);
  const args = { id: themeId, workshop, title, notes: own.map((one) => one.id) };
  return [{ name: 'theme.create', args }];
}
