/** A theme (tema): what notes have in common. Belongs to the series, so the next workshop has it. */
import { refuse } from '../../sync/mutation.ts';
import { placesOf } from '../notes/note.ts';
import { searchText } from '../../methods/search-text.ts';
import { mergeTexts } from '../../methods/merge-texts.ts';
import { lengths } from '../model/fields.ts';
import { sameTitle } from './themes.ts';
import { themeRenamed } from '../kinds/kinds.ts';
import type { MutationOf } from '../model/mutations.ts';
import { mutator, entity, type View } from '../define.ts';
import { most } from '../model/most.ts';
import { themeSchema, themeArgs, type Theme } from '../model/theme.ts';
import { speaksFor } from './quotes.ts';

export const theme = entity({
  type: 'theme',
  schema: themeSchema,
  mutators: {
    /** Names a theme, with the notes it begins with; of a theme's own notes it is a split. */
    create: mutator({
      policy: { roles: ['facilitator'] },
      args: themeArgs.create,
      run(tx, { id: themeId, workshop, title, notes: noteIds }, { now }) {
        if (!tx.get('workshop', workshop)) return refuse('workshop.unknown');
        const order = Math.max(0, ...tx.list('theme').map((theme) => theme.order)) + 1;
        const before = tx.get('theme', themeId);
        if (!before && tx.list('theme').length >= most.themes) return refuse('theme.too-many');
        // One that comes back has its title, whatever has been named meanwhile.
        if (!before && sameTitle(tx, themeId, title)) return refuse('theme.same-title');
        tx.put(
          before
            ? { ...before, title, removed: false, mergedInto: null }
            : {
                type: 'theme',
                id: themeId,
                workshop,
                title,
                nature: null,
                keywords: [],
                quotes: [],
                order,
                mergedInto: null,
                removed: false,
                createdAt: now,
              },
        );
        for (const noteId of noteIds) {
          const note = tx.get('note', noteId);
          if (!note) return refuse('note.unknown');
          tx.put({ ...note, theme: themeId, parked: false });
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
          ...(into && !into.removed
            ? [{ name: 'theme.merge' as const, args: { from: themeId, into: into.id } }]
            : []),
          ...(removed ? [{ name: 'theme.remove' as const, args: { theme: themeId } }] : []),
          // Last: where it does not stand another one may have its title.
          { name: 'theme.rename', args: { theme: themeId, title } },
        ];
      },
    }),
    rename: mutator({
      policy: { roles: ['facilitator'] },
      args: themeArgs.rename,
      run(tx, { theme: themeId, title: wanted, base }) {
        const before = tx.get('theme', themeId);
        if (!before) return refuse('theme.unknown');
        const title = base === undefined ? wanted : mergeTexts(base, wanted, before.title);
        if (title.length > lengths.line) return refuse('text.too-long');
        if (!before.removed && before.title !== title && sameTitle(tx, themeId, title)) {
          return refuse('theme.same-title');
        }
        tx.put({ ...before, title });
        if (before.title !== title) themeRenamed(tx, before.title, title);
        return undefined;
      },
      undo(view, { theme: themeId, title: wanted, base }) {
        const title = view.get('theme', themeId)?.title;
        if (!title) return [];
        const after = base === undefined ? wanted : mergeTexts(base, wanted, title);
        return [{ name: 'theme.rename', args: { theme: themeId, title, base: after } }];
      },
    }),
    /** Says whether it is a problem of everyday work or a question for the organisations. */
    sort: mutator({
      policy: { roles: ['facilitator'] },
      args: themeArgs.sort,
      run(tx, { theme: themeId, nature }) {
        const before = tx.get('theme', themeId);
        if (!before) return refuse('theme.unknown');
        tx.put({ ...before, nature });
        return undefined;
      },
      undo(view, { theme: themeId }) {
        const nature = view.get('theme', themeId)?.nature;
        return nature === undefined
          ? []
          : [{ name: 'theme.sort', args: { theme: themeId, nature } }];
      },
    }),
    /** One word at a time, so that two who add words at once lose none. */
    keyword: mutator({
      policy: { roles: ['facilitator'] },
      args: themeArgs.keyword,
      run(tx, { theme: themeId, keyword, present }) {
        const before = tx.get('theme', themeId);
        if (!before) return refuse('theme.unknown');
        const others = before.keywords.filter((word) => searchText(word) !== searchText(keyword));
        if (!present) tx.put({ ...before, keywords: others });
        else if (others.length === before.keywords.length) {
          if (others.length >= most.keywords) return refuse('theme.too-many-keywords');
          // In one order: a word that comes back stands where it stood.
          tx.put({ ...before, keywords: [...others, keyword].toSorted() });
        }
        return undefined;
      },
      undo(view, { theme: themeId, keyword }) {
        const before = view.get('theme', themeId);
        if (!before) return [];
        const there = before.keywords.find((word) => searchText(word) === searchText(keyword));
        const args = { theme: themeId, keyword: there ?? keyword, present: there !== undefined };
        return [{ name: 'theme.keyword', args }];
      },
    }),
    /**
     * One note at a time, so that two who choose at once lose none. Where there are as many as there may
     * be, the place of one that lies elsewhere by now is free.
     */
    quote: mutator({
      policy: { roles: ['facilitator'] },
      args: themeArgs.quote,
      run(tx, { theme: themeId, note, present }) {
        const before = tx.get('theme', themeId);
        if (!before) return refuse('theme.unknown');
        const others = before.quotes.filter((id) => id !== note);
        if (!present) {
          tx.put({ ...before, quotes: others });
          return undefined;
        }
        if (others.length < before.quotes.length) return undefined;
        if (!tx.get('note', note)) return refuse('note.unknown');
        const left = lapsedQuote(tx, before);
        if (left === null) return refuse('theme.too-many-quotes');
        const kept = others.filter((id) => id !== left);
        // In one order: a note that comes back stands where it stood.
        tx.put({ ...before, quotes: [...kept, note].toSorted() });
        return undefined;
      },
      undo(view, { theme: themeId, note, present }) {
        const before = view.get('theme', themeId);
        if (!before) return [];
        const quote = (id: string, there: boolean): MutationOf<'theme.quote'> => ({
          name: 'theme.quote',
          args: { theme: themeId, note: id, present: there },
        });
        const was = before.quotes.includes(note);
        const left = present && !was ? lapsedQuote(view, before) : null;
        return [quote(note, was), ...(left ? [quote(left, true)] : [])];
      },
    }),
    move: mutator({
      policy: { roles: ['facilitator'] },
      args: themeArgs.move,
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
      policy: { roles: ['facilitator'] },
      args: themeArgs.merge,
      run(tx, { from, into }) {
        const source = tx.get('theme', from);
        const target = tx.get('theme', into);
        if (from === into) return refuse('theme.same');
        if (!source || !target || target.removed) return refuse('theme.unknown');
        if (source.mergedInto === into) return undefined;
        if (source.removed) return refuse('theme.unknown');
        for (const note of tx.list('note')) {
          if (note.theme === from) tx.put({ ...note, theme: into });
        }
        tx.put({ ...source, removed: true, mergedInto: into });
        return undefined;
      },
      undo: (view, { from }) => restore(view, from),
    }),
    /** Takes a theme apart: its notes are ungrouped again. */
    remove: mutator({
      policy: { roles: ['facilitator'] },
      args: themeArgs.remove,
      run(tx, { theme: themeId }) {
        const before = tx.get('theme', themeId);
        if (!before) return refuse('theme.unknown');
        for (const note of tx.list('note')) {
          if (note.theme === themeId) tx.put({ ...note, theme: null });
        }
        tx.put({ ...before, removed: true });
        return undefined;
      },
      undo: (view, { theme: themeId }) => restore(view, themeId),
    }),
  },
});

/** Whose place a further quote takes: undefined while one is free, null where none is. */
function lapsedQuote(view: View, theme: Theme): string | null | undefined {
  if (theme.quotes.length < most.quotes) return undefined;
  return theme.quotes.find((note) => !speaksFor(view, note, theme.id)) ?? null;
}

function restore(view: View, themeId: string): MutationOf<'theme.create'>[] {
  const before = view.get('theme', themeId);
  if (!before || before.removed) return [];
  const { workshop, title } = before;
  const own = view.list('note').filter((note) => note.theme === themeId);
  const args = { id: themeId, workshop, title, notes: own.map((note) => note.id) };
  return [{ name: 'theme.create', args }];
}
