/** Wishes in words, with people as the facilitator knows them. */
import { nameOf } from '#lib/workshop/people/names.ts';
import { m } from '#lib/text/generated/messages.js';
import { getLocale } from '#lib/text/generated/runtime.js';
import type { View } from '#lib/workshop/define.ts';
import type { Seat } from '#lib/workshop/model/seat.ts';
import type { Wish } from '#lib/workshop/model/wish.ts';
import { callOf } from '#lib/app/console/people.ts';

/** "Anna Berg (Solna stad)" or, without a name, "enhetschef (Solna stad)". */
export function fullCallOf(view: View, seat: Seat): string {
  const organisation = nameOf(view, 'organisation', seat.organisation);
  const who = seat.name ?? callOf(view, seat);
  return organisation ? `${who} (${organisation})` : who;
}

/** "Anna Berg (Solna stad) och kurator (BUP) ska sitta ihop" */
export function wishSentence(view: View, { kind, seats, letter }: Wish): string {
  const people = seats.flatMap((id) => {
    const seat = view.get('seat', id);
    return seat ? fullCallOf(view, seat) : [];
  });
  const who = new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(people);
  if (kind === 'host') return m.group_wish_host({ who, letter: letter ?? '' });
  return kind === 'together' ? m.group_wish_together({ who }) : m.group_wish_apart({ who });
}
