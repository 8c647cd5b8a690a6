/** Why people come, and who has: by organisation and never by name. */
import { nameOf } from '#lib/workshop/people/names.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import { toldStats } from '../step-counts.ts';

export interface Lobby {
  /** Of the series; empty where it has not been said. */
  readonly purpose: string;
  readonly arrived: number;
  /** How many have sent something in beforehand, whether they are here or not; 0: nobody. */
  readonly sentIn: number;
  readonly locked: boolean;
  /** The largest first. */
  readonly organisations: readonly {
    readonly id: string;
    readonly name: string;
    readonly seats: number;
  }[];
}

export function lobbyOf(view: View, { id, locked }: Workshop): Lobby {
  const stats = toldStats(view, id);
  const organisations = (stats?.organisations ?? [])
    .map(({ organisation, seats }) => ({
      id: organisation,
      name: nameOf(view, 'organisation', organisation),
      seats,
    }))
    .toSorted((a, b) => b.seats - a.seats || a.name.localeCompare(b.name, 'sv'));
  const purpose = view.list('series')[0]?.purpose ?? '';
  return {
    purpose,
    arrived: stats?.arrived ?? 0,
    sentIn: stats?.sentIn ?? 0,
    locked,
    organisations,
  };
}
