/** Moving something one place in an ordered list, by giving it an order between two others. */

interface Ordered {
  readonly id: string;
  readonly order: number;
}

/** The order that puts it one place up (-1) or down (1); null where it already is at the end. */
export function orderAfterMove(list: readonly Ordered[], id: string, by: -1 | 1): number | null {
  const at = list.findIndex((entry) => entry.id === id);
  const passed = list[at + by];
  if (at < 0 || !passed) return null;
  const beyond = list[at + 2 * by];
  return beyond ? (passed.order + beyond.order) / 2 : passed.order + by;
}
