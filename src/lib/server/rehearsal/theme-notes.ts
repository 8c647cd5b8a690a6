/**
 * Groups the notes of a rehearsal into themes, as a facilitator would by hand, so that somebody who
 * rehearses alone can go on to dots and plan. Notes that real people wrote stay where they are.
 */
import { mutation, type DomainMutation } from '#lib/workshop/model/mutations.ts';
import type { Phrases } from '#lib/text/rehearsal-phrases.ts';
import type { View } from '#lib/workshop/define.ts';
import { themesOf } from '#lib/workshop/themes/themes.ts';

/** As many themes as a room can keep in mind; all topics of the simulated people fit in. */
const maxThemes = 8;

/**
 * @param view what the facilitator sees: notes that have been shown
 * @returns what puts every note whose subject is known where it belongs
 */
export function themeMutations(
  view: View,
  of: { readonly workshop: string; readonly phrases: Phrases; readonly newKey: () => string },
): DomainMutation[] {
  const { workshop, phrases, newKey } = of;
  const topics = topicsBySentence(phrases);
  const loose = view
    .list('note')
    .filter(
      (note) =>
        note.workshop === workshop &&
        note.theme === null &&
        !(note.parked || note.hidden || note.withdrawn),
    );
  const byTopic = Map.groupBy(loose, ({ text }) => topics.get(text));
  // A theme of an earlier workshop is gone on with: no two have one title.
  const themes = themesOf(view);
  const own = themes.filter((theme) => theme.workshop === workshop);
  const standing = new Map(themes.map(({ id, title }) => [title, id]));
  const found = [...byTopic]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .flatMap(([title, about]) => {
      const notes = about.map(({ id }) => id);
      return title === undefined ? [] : [{ title, notes, theme: standing.get(title) }];
    });
  const known = found.flatMap(({ notes, theme }) =>
    theme === undefined ? [] : [mutation('note.place', { notes, theme, parked: false })],
  );
  const fresh = found.filter(({ theme }) => theme === undefined);
  return [
    ...known,
    ...fresh
      .slice(0, Math.max(0, maxThemes - own.length))
      .map(({ title, notes }) =>
        mutation('theme.create', { id: `theme:${newKey()}`, workshop, title, notes }),
      ),
  ];
}

const known = new WeakMap<Phrases, ReadonlyMap<string, string>>();

/** What each sentence that somebody could have said is about: the title of its topic. */
export function topicsBySentence(phrases: Phrases): ReadonlyMap<string, string> {
  const before = known.get(phrases);
  if (before) return before;
  const { topics, places } = phrases;
  const pairs = topics.flatMap(({ title, works, develop, neutral }) =>
    [...works, ...develop, ...neutral].flatMap((sentence) =>
      places.map((place) => [sentence.replace('{where}', place), title] as const),
    ),
  );
  const made = new Map(pairs);
  known.set(phrases, made);
  return made;
}
