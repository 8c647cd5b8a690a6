/** What organisations and roles have in common: names in a list, each of which means one of them. */
import { nameKeys } from '../../methods/name-keys.ts';
import type { OfType } from '../../sync/record.ts';
import type { View } from '../define.ts';
import type { AnyRecord } from '../model/records.ts';

export type Listed = 'organisation' | 'role';

interface Named {
  readonly name: string;
}

/** The place after the last one. */
export function nextOrder(list: readonly { readonly order: number }[]): number {
  return Math.max(-1, ...list.map((item) => item.order)) + 1;
}

/** The one in which another has ended up through merging; itself if it was never merged. */
export function standingName(view: View, type: Listed, id: string): string {
  const into = view.get(type, id)?.merged?.into;
  return into === undefined ? id : standingName(view, type, into);
}

/** Those that stand for themselves, in their order. */
export function standingNames<T extends Listed>(view: View, type: T): OfType<AnyRecord, T>[] {
  const standing = view
    .list<Listed>(type)
    .filter(({ merged }) => merged === null)
    .toSorted((a, b) => a.order - b.order || a.name.localeCompare(b.name, 'sv'));
  // The compiler does not see that a list of one of two types is a list of that type.
  return standing as OfType<AnyRecord, T>[];
}

/** The other one that a name means: it has it, or has taken in one that had it. */
export function takenBy(view: View, type: Listed, id: string, name: string): string | null {
  const others = view.list(type).filter((other) => standingName(view, type, other.id) !== id);
  const known = sameName<(typeof others)[number]>(others, name);
  return known ? standingName(view, type, known.id) : null;
}

/**
 * The record with this name, whatever its capitals, spaces and look-alike characters. Do not change
 * the list.
 */
export function sameName<Item extends Named>(
  list: readonly Item[],
  name: string,
): Item | undefined {
  let places = indexes.get(list);
  if (!places) {
    places = new Map();
    for (const [place, item] of list.entries()) {
      for (const key of keysOf(item, item.name)) if (!places.has(key)) places.set(key, place);
    }
    indexes.set(list, places);
  }
  const found = nameKeys(name).flatMap((key) => places.get(key) ?? []);
  return list[Math.min(...found)];
}

/**
 * The same with names that tell them apart: of those that look the same all but the first have a
 * number. There are such from before a name stood for one, and where one came back.
 */
export function namedApart<Item extends Named>(list: readonly Item[]): readonly Item[] {
  const taken = new Set<string>();
  return list.map((item) => {
    let { name } = item;
    for (let n = 2; nameKeys(name).some((key) => taken.has(key)); n += 1) {
      name = `${item.name} (${n})`;
    }
    for (const key of nameKeys(name)) taken.add(key);
    return name === item.name ? item : { ...item, name };
  });
}

/** The name of one as readers are told it, apart from all others that look the same; empty: unknown. */
export function nameOf(view: View, type: Listed, id: string): string {
  const list = view.list(type);
  let names = namesIn.get(list);
  if (!names) {
    const apart = namedApart<Pick<(typeof list)[number], 'id' | 'name'>>(standingNames(view, type));
    names = new Map(apart.map((item) => [item.id, item.name]));
    namesIn.set(list, names);
  }
  return names.get(standingName(view, type, id)) ?? '';
}

// A list is an array of its own until something in it changes.
const namesIn = new WeakMap<readonly object[], ReadonlyMap<string, string>>();

// Of many names that come at once each is looked up in a list of all before it: its keys are worked
// out once for each record, and a list is gone through once.
const knownKeys = new WeakMap<object, readonly string[]>();
/** For every key of a name in a list, the first place where it stands. */
const indexes = new WeakMap<readonly Named[], Map<string, number>>();

/** The keys of the name that a record has, by which it is compared with others. */
export function keysOf(item: object, name: string): readonly string[] {
  let keys = knownKeys.get(item);
  if (keys === undefined) knownKeys.set(item, (keys = nameKeys(name)));
  return keys;
}
