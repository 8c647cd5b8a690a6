/** The keys of the sorting surface, while a note has the focus. */
import type { Pile } from './board.ts';
import type { Sorting } from './sorting.svelte.ts';

/** Does what a key asks for. True: the key was one of these. */
export function pressed(sorting: Sorting, pile: Pile, event: KeyboardEvent): boolean {
  if (event.altKey || event.metaKey) return false;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey) {
    if (key !== 'a') return false;
    sorting.selectAll(pile);
    return true;
  }
  const steer = steering[key];
  if (steer) {
    const to = steer(sorting, pile);
    if (to !== undefined) {
      if (event.shiftKey && to.pile === pile) extend(sorting, to.id);
      sorting.active = to.id;
    }
    return true;
  }
  const deed = deeds[key];
  if (deed) {
    deed(sorting);
    return true;
  }
  if (!/^[1-9]$/.test(key)) return false;
  const theme = sorting.themes[Number(key) - 1];
  if (theme) sorting.move(theme.place);
  return true;
}

interface Target {
  readonly pile: Pile;
  readonly id: string;
}

const steering: Readonly<Record<string, (sorting: Sorting, pile: Pile) => Target | undefined>> = {
  ArrowDown: (sorting, pile) => within(pile, place(sorting, pile) + 1),
  ArrowUp: (sorting, pile) => within(pile, place(sorting, pile) - 1),
  Home: (_sorting, pile) => within(pile, 0),
  End: (_sorting, pile) => within(pile, pile.cards.length - 1),
  ArrowRight: (sorting, pile) => beside(sorting, pile, 1),
  ArrowLeft: (sorting, pile) => beside(sorting, pile, -1),
};

const deeds: Readonly<Record<string, (sorting: Sorting) => void>> = {
  ' ': (sorting) => {
    if (sorting.active !== null) sorting.toggle(sorting.active);
  },
  Escape: (sorting) => sorting.clear(),
  n: (sorting) => void sorting.create(),
  p: (sorting) => void sorting.move('parked'),
  u: (sorting) => void sorting.move('ungrouped'),
  m: (sorting) => {
    const aim = sorting.aim();
    for (const id of aim) sorting.selected.add(id);
    sorting.moving = aim.length > 0;
  },
};

function place(sorting: Sorting, pile: Pile): number {
  return pile.cards.findIndex(({ id }) => id === sorting.active);
}

function within(pile: Pile, at: number): Target | undefined {
  const card = pile.cards[at];
  return card && { pile, id: card.id };
}

/** The first note of the next pile that has any, in that direction. */
function beside(sorting: Sorting, pile: Pile, direction: 1 | -1): Target | undefined {
  const at = sorting.piles.findIndex((one) => one.place === pile.place);
  const rest =
    direction === 1 ? sorting.piles.slice(at + 1) : sorting.piles.slice(0, at).toReversed();
  const next = rest.find(({ cards }) => cards.length > 0);
  return next && within(next, 0);
}

function extend(sorting: Sorting, to: string): void {
  if (sorting.active !== null && !sorting.selected.has(sorting.active)) {
    sorting.toggle(sorting.active);
  }
  sorting.toggle(to, true);
}
