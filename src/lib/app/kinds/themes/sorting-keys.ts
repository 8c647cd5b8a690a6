/** The keys of the sorting surface, while a note has the focus. */
import type { BoardColumn } from './board.ts';
import type { Sorting } from './sorting.svelte.ts';

/** Does what a key asks for. True: the key was one of these. */
export function handleKey(sorting: Sorting, column: BoardColumn, event: KeyboardEvent): boolean {
  if (event.altKey || event.metaKey) return false;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey) {
    if (key !== 'a') return false;
    sorting.selectAll(column);
    return true;
  }
  const moveFocus = focusMoves[key];
  if (moveFocus) {
    const to = moveFocus(sorting, column);
    if (to !== undefined) {
      if (event.shiftKey && to.column === column) extend(sorting, to.id);
      sorting.active = to.id;
    }
    return true;
  }
  const command = commands[key];
  if (command) {
    command(sorting);
    return true;
  }
  if (!/^[0-9]$/.test(key)) return false;
  // Zero stands after nine on the keyboard: it is the tenth.
  const theme = sorting.themes[(Number(key) + 9) % 10];
  if (theme) sorting.move(theme.place);
  return true;
}

interface FocusTarget {
  readonly column: BoardColumn;
  readonly id: string;
}

const focusMoves: Readonly<
  Record<string, (sorting: Sorting, column: BoardColumn) => FocusTarget | undefined>
> = {
  ArrowDown: (sorting, column) => within(column, place(sorting, column) + 1),
  ArrowUp: (sorting, column) => within(column, place(sorting, column) - 1),
  Home: (_sorting, column) => within(column, 0),
  End: (_sorting, column) => within(column, column.cards.length - 1),
  ArrowRight: (sorting, column) => acrossLanes(sorting, column, 1) ?? beside(sorting, column, 1),
  ArrowLeft: (sorting, column) => acrossLanes(sorting, column, -1) ?? beside(sorting, column, -1),
};

const commands: Readonly<Record<string, (sorting: Sorting) => void>> = {
  ' ': (sorting) => {
    if (sorting.active !== null) sorting.toggle(sorting.active);
  },
  Enter: (sorting) => void sorting.accept(),
  Escape: (sorting) => sorting.clear(),
  d: (sorting) => {
    if (sorting.active !== null) sorting.toggleStack(sorting.active);
  },
  n: (sorting) => void sorting.create(),
  p: (sorting) => void sorting.move('parked'),
  u: (sorting) => void sorting.move('ungrouped'),
  m: (sorting) => {
    const targets = sorting.targets();
    for (const id of targets) sorting.selected.add(id);
    sorting.moving = targets.length > 0;
  },
};

function place(sorting: Sorting, column: BoardColumn): number {
  return column.cards.findIndex(({ id }) => id === sorting.active);
}

function within(column: BoardColumn, at: number): FocusTarget | undefined {
  const card = column.cards[at];
  return card && { column, id: card.id };
}

/** The note beside the active one in the next lane of the ungrouped that has any. */
function acrossLanes(
  sorting: Sorting,
  column: BoardColumn,
  direction: 1 | -1,
): FocusTarget | undefined {
  if (column.place !== 'ungrouped') return undefined;
  const at = sorting.lanes.findIndex((lane) => lane.some(({ id }) => id === sorting.active));
  const row = sorting.lanes[at]?.findIndex(({ id }) => id === sorting.active) ?? 0;
  for (let lane = at + direction; lane >= 0; lane += direction) {
    const cards = sorting.lanes[lane];
    if (!cards) return undefined;
    const card = cards[Math.min(row, cards.length - 1)];
    if (card) return { column, id: card.id };
  }
  return undefined;
}

/** The first note of the next column that has any, in that direction. */
function beside(sorting: Sorting, column: BoardColumn, direction: 1 | -1): FocusTarget | undefined {
  const at = sorting.columns.findIndex((other) => other.place === column.place);
  const rest =
    direction === 1 ? sorting.columns.slice(at + 1) : sorting.columns.slice(0, at).toReversed();
  const next = rest.find(({ cards }) => cards.length > 0);
  return next && within(next, 0);
}

function extend(sorting: Sorting, to: string): void {
  if (sorting.active !== null && !sorting.selected.has(sorting.active)) {
    sorting.toggle(sorting.active);
  }
  sorting.toggle(to, true);
}
