/** Who takes part, in numbers by organisation and role: never a name. */
import { m } from '#lib/text/generated/messages.js';
import { numberWords } from '#lib/text/numbers.ts';
import { nameOf } from '#lib/workshop/people/names.ts';
import { attendanceSummaryOf } from '#lib/workshop/visibility/derived.ts';
import type { PrintParticipants } from '../pdf/handout-data.ts';
import { pageOf, type HandoutHead, type HandoutOf } from './head.ts';

export function participants(head: HandoutHead, { view, workshop }: HandoutOf): PrintParticipants {
  const o = { locale: head.lang };
  const unknown = m.print_people_unknown({}, o);
  const lines = attendanceSummaryOf(workshop, view).lines.map((line) => ({
    organisation: nameOf(view, 'organisation', line.organisation) || unknown,
    role: nameOf(view, 'role', line.role) || unknown,
    count: line.count,
  }));
  const { compare } = new Intl.Collator(head.lang);
  const summed = (all: typeof lines, by: 'organisation' | 'role') =>
    [...Map.groupBy(all, (line) => line[by])]
      .map(([name, own]) => ({ name, own, sum: own.reduce((sum, { count }) => sum + count, 0) }))
      .toSorted((a, b) => compare(a.name, b.name));
  const counted = (all: typeof lines, by: 'organisation' | 'role') =>
    summed(all, by).map(({ name, sum }) => ({ name, count: numberWords(sum, o) }));
  const organisations = summed(lines, 'organisation');
  const people = lines.reduce((sum, { count }) => sum + count, 0);
  return {
    ...head,
    kind: 'participants',
    intro:
      people === 0
        ? m.print_people_none({}, o)
        : m.print_people_intro(
            {
              people: numberWords(people, o),
              organisations: numberWords(organisations.length, o),
            },
            o,
          ),
    organisations: organisations.map(({ name, own, sum }) => ({
      name,
      roles: counted(own, 'role'),
      count: numberWords(sum, o),
    })),
    roles: counted(lines, 'role'),
    total: numberWords(people, o),
    labels: {
      pageOf: pageOf(head.lang),
      organisation: m.print_people_organisation({}, o),
      role: m.print_people_role({}, o),
      count: m.print_people_count({}, o),
      total: m.print_people_total({}, o),
      byRole: m.print_people_by_role({}, o),
      byOrganisation: m.print_people_by_organisation({}, o),
    },
  };
}
