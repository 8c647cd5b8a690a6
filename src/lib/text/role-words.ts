/** Who took part, by role: "Chef, Samordnare (2)". */
import { m } from './generated/messages.js';
import { numberWords } from './numbers.ts';
import type { Locale } from './words.ts';

export function roleCounts(
  roles: readonly { readonly role: string; readonly count: number }[],
  locale?: Locale,
): string {
  const o = locale ? { locale } : {};
  return roles
    .map(({ role, count }) => {
      const name = role || m.plan_role_unknown({}, o);
      return count > 1 ? `${name} (${numberWords(count, o)})` : name;
    })
    .join(', ');
}
