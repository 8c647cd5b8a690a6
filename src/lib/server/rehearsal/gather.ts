/**
 * Gathers the notes of a rehearsal into themes, as a facilitator would by hand: so that whoever
 * rehearses alone can go on to dots and plan. What nobody made up stays where it is.
 */
import type { Mutation } from '#lib/sync/mutation.ts';
import type { Voices } from '#lib/text/rehearsal-voices.ts';
import type { View } from '#lib/workshop/noun.ts';
import { themesOf } from '#lib/workshop/theme.ts';

/** More themes than this no room can hold in mind; all that made-up people speak of fit in. */
const mostThemes = 8;

/**
 * @param view what the facilitator sees: notes that have been shown
 * @returns what puts every note whose subject is known where it belongs
 */
export function gathering(
  view: View,
  of: { readonly workshop: string; readonly voices: Voices; readonly newKey: () => string },
): Mutation[] {
  const { workshop, voices, newKey } = of;
  const topics = topicsBySentence(voices);
  const loose = view
    .list('note')
    .filter(
      (one) =>
        one.workshop === workshop &&
        one.theme === null &&
        !(one.parked || one.hidden || one.withdrawn),
    );
  const byTopic = Map.groupBy(loose, ({ text }) => topics.get(text));
  const own = themesOf(view).filter((one) => one.workshop === workshop);
  const standing = new Map(own.map(({ id, title }) => [title, id]));
  const found = [...byTopic]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .flatMap(([title, about]) => {
      const notes = about.map(({ id }) => id);
      return title === undefined ? [] : [{ title, notes, theme: standing.get(title) }];
    });
  const known = found.filter(({ theme }) => theme !== undefined);
  const fresh = found.filter(({ theme }) => theme === undefined);
  return [
    ...known.map(({ notes, theme }) => ({
      name: 'note.place',
      args: { notes, theme, parked: false },
    })),
    ...fresh.slice(0, Math.max(0, mostThemes - standing.size)).map(({ title, notes }) => ({
      name: 'theme.create',
      args: { id: `theme:${newKey()}`, workshop, title, notes },
    })),
  ];
}

/** What each sentence that somebody could have said is about. */
function topicsBySentence({ topics, places }: Voices): ReadonlyMap<string, string> {
  const pairs = topics.flatMap(({ title, works, develop, neutral }) =>
    [...works, ...develop, ...neutral].flatMap((sentence) =>
      places.map((place) => [sentence.replace('{where}', place), title] as const),
    ),
  );
  return new Map(pairs);
}
