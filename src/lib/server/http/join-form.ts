/** What the form of the join page says, read and judged. */
import { cleanText, lengths } from '#lib/workshop/model/fields.ts';
import type { Seat } from '#lib/workshop/model/seat.ts';

/** A choice from the list, or a text of one's own. */
export type Named = { readonly id: string } | { readonly name: string };

export interface JoinAnswers {
  readonly organisation: Named;
  readonly role: Named;
  readonly name: string | null;
}

/** The value of the choice "write it yourself"; ids have a colon. */
export const OWN = 'own';

/** As it was sent, to fill the form again. */
export interface JoinValues {
  readonly organisation: string;
  readonly ownOrganisation: string;
  readonly role: string;
  readonly ownRole: string;
  readonly name: string;
}

/**
 * What stands in the form before anything is written: what a seat has said before. For somebody new
 * the only organisation there is, as long as those who lead have named it: where people write their
 * own, the first of them is not proposed to the next.
 */
export function startingValues(
  own: Pick<Seat, 'organisation' | 'role' | 'name'> | undefined,
  organisations: readonly { readonly id: string }[],
  seats: readonly Pick<Seat, 'added'>[],
): JoinValues | null {
  const [only, ...others] = organisations;
  const isNamed = others.length === 0 && seats.every(({ added }) => added === 0);
  const organisation = own?.organisation ?? (isNamed ? only?.id : undefined);
  if (organisation === undefined) return null;
  const nothing = { ownOrganisation: '', ownRole: '' };
  return { ...nothing, organisation, role: own?.role ?? '', name: own?.name ?? '' };
}

/** What is wrong with which field, as the code of a refusal. */
export type JoinErrors = Readonly<Partial<Record<'organisation' | 'role' | 'name', string>>>;

export type ReadForm =
  { readonly ok: true; readonly answers: JoinAnswers } | { readonly ok: false; errors: JoinErrors };

export function valuesOf(form: FormData): JoinValues {
  const text = (name: string): string => {
    const value = form.get(name);
    // Bounds what is sent back to fill the form; no honest field comes near.
    return typeof value === 'string' ? value.slice(0, 1_000) : '';
  };
  return {
    organisation: text('organisation'),
    ownOrganisation: text('own-organisation'),
    role: text('role'),
    ownRole: text('own-role'),
    name: text('name'),
  };
}

/** Says what every field lacks at once, so that nobody has to send twice to learn it. */
export function readAnswers(values: JoinValues): ReadForm {
  const organisation = named(values.organisation, values.ownOrganisation, lengths.line);
  const role = named(values.role, values.ownRole, lengths.name);
  const name = cleanText(values.name);
  const tooLong = name.length > lengths.name;
  if ('wrong' in organisation || 'wrong' in role || tooLong) {
    const errors: JoinErrors = {
      ...('wrong' in organisation && {
        organisation: organisation.wrong ?? 'organisation.unknown',
      }),
      ...('wrong' in role && { role: role.wrong ?? 'role.unknown' }),
      ...(tooLong && { name: 'text.too-long' }),
    };
    return { ok: false, errors };
  }
  return { ok: true, answers: { organisation, role, name: name === '' ? null : name } };
}

/** `wrong: null` means that nothing was chosen. */
function named(chosen: string, own: string, most: number): Named | { wrong: string | null } {
  // Without a list there is only the text; with one, a text alone counts as a choice too.
  if (chosen !== '' && chosen !== OWN) return { id: chosen };
  const name = cleanText(own);
  if (name === '') return { wrong: chosen === OWN ? 'text.empty' : null };
  return name.length > most ? { wrong: 'text.too-long' } : { name };
}
