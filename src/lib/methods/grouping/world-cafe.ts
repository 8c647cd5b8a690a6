import type { MixOptions } from '../mixing.ts';

/**
 * World café: at each table a host stays, everybody else goes on. To be given to `mixRound` for
 * the next round or to `planRounds` for all of them. Who comes back to a table meets its host
 * again, so going to new tables and meeting new people is one and the same wish.
 *
 * @param hosts by table the id of its host, or null where nobody stays
 */
export function withHosts(options: MixOptions, hosts: readonly (string | null)[]): MixOptions {
  const fixed = hosts.flatMap((person, group) =>
    person === null ? [] : [{ kind: 'fixed' as const, person, group }],
  );
  return { ...options, groups: hosts.length, rules: [...(options.rules ?? []), ...fixed] };
}
