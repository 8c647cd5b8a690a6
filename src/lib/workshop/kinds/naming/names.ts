/** What a room has proposed, with names that mean the same brought together. */
import { searchText } from '../../../methods/search-text.ts';
import { likeNames } from '../../../methods/suggest/like-names.ts';
import { idOf, keyOf } from '../../../sync/record.ts';
import type { View } from '../../define.ts';
import type { StepOf } from '../../model/step.ts';
import { answeredAt } from '../../people/attendance.ts';
import { countingTheme } from '../../themes/themes.ts';
import { backingsIn } from './backing.ts';
import type { ListedName, NameList, Proposal } from './model.ts';

/** The names of a step as everybody may see them: without what was taken back or hidden. */
export function nameListOf(step: StepOf<'naming'>, view: View): NameList {
  const proposals = view
    .list('proposal')
    .filter((own) => own.step === step.id && !own.withdrawn && !own.hidden);
  const people = answeredAt(view, step.workshop);
  // Before it is counted it is not looked at: nothing must change with it.
  const backings = step.counted ? backingsIn(view, step.id) : [];
  const names = broughtTogether(proposals).map((own): ListedName => {
    const ids = new Set(own.map(({ id }) => id));
    const seats = backings.flatMap(({ proposal, seat }) => (ids.has(proposal) ? seat : []));
    return { ...wordsOf(own), backers: step.counted ? people(seats) : null, theme: themeOf(own) };
  });
  return {
    type: 'nameList',
    id: idOf('nameList', keyOf(step.id)),
    step: step.id,
    // Not in the order in which they came: that would tell whose they are.
    names: names.toSorted(
      (a, b) =>
        (b.backers ?? 0) - (a.backers ?? 0) ||
        a.title.localeCompare(b.title, 'sv') ||
        (a.id < b.id ? -1 : 1),
    ),
    voters: step.counted ? people(backings.map(({ seat }) => seat)) : null,
  };

  function themeOf(own: readonly Proposal[]): string | null {
    const themes = own.flatMap(({ theme }) => (theme === null ? [] : countingTheme(view, theme)));
    return themes.find((theme) => theme !== null) ?? null;
  }
}

/** Proposals that mean the same, as they were found to or as a facilitator has put them. */
function broughtTogether(proposals: readonly Proposal[]): Proposal[][] {
  const above = new Map(proposals.map(({ id }) => [id, id]));
  const first = (id: string): string => {
    const next = above.get(id) ?? id;
    return next === id ? id : first(next);
  };
  const join = (one: string, other: string): void => void above.set(first(one), first(other));
  for (const ids of likeNames(proposals.filter(({ into, apart }) => into === null && !apart))) {
    for (const id of ids) join(id, ids[0] ?? id);
  }
  for (const { id, into } of proposals) if (into !== null && above.has(into)) join(id, into);
  return [...Map.groupBy(proposals, ({ id }) => first(id)).values()];
}

/** What names that were brought together are called: as most have written it, or a facilitator has. */
function wordsOf(
  own: readonly Proposal[],
): Pick<ListedName, 'id' | 'title' | 'also' | 'proposals'> {
  const times = Map.groupBy(own, ({ text }) => text);
  const byUse = own.toSorted(
    (a, b) =>
      Number(a.into !== null) - Number(b.into !== null) ||
      (times.get(b.text)?.length ?? 0) - (times.get(a.text)?.length ?? 0) ||
      // As a heading is written, where both are written as often.
      a.text.localeCompare(b.text, 'sv', { caseFirst: 'upper' }) ||
      (a.id < b.id ? -1 : 1),
  );
  const title = byUse.find((proposal) => proposal.title !== null)?.title ?? byUse[0]?.text ?? '';
  const told = new Set([searchText(title)]);
  const also = byUse.flatMap(({ text }) => {
    if (told.has(searchText(text))) return [];
    told.add(searchText(text));
    return [text];
  });
  return {
    id: byUse[0]?.id ?? '',
    title,
    also,
    proposals: own.map(({ id }) => id).toSorted(),
  };
}
