/**
 * What the oldest browsers lack and pages use (`polyfilled` in floor.js), added where it is missing.
 * `src/hooks.client.ts` and the worker load this before anything else.
 */

/** Not enumerable, like the browser's own. */
function add(target: object, name: string, value: (...given: never[]) => unknown): void {
  if (name in target) return;
  Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

/** What arrays and typed arrays have in common. */
interface List<Item> {
  readonly length: number;
  [index: number]: Item;
  slice(): List<Item>;
  sort(compare?: (a: Item, b: Item) => number): this;
  reverse(): this;
}

const typedArray = Object.getPrototypeOf(Int8Array.prototype) as object;
for (const prototype of [Array.prototype, typedArray]) {
  add(prototype, 'toSorted', function toSorted<
    Item,
  >(this: List<Item>, compare?: (a: Item, b: Item) => number) {
    return this.slice().sort(compare);
  });
  add(prototype, 'toReversed', function toReversed<Item>(this: List<Item>) {
    return this.slice().reverse();
  });
  add(prototype, 'with', function replaced<Item>(this: List<Item>, index: number, value: Item) {
    const at = index < 0 ? this.length + index : index;
    if (at < 0 || at >= this.length) throw new RangeError('Invalid index');
    const copy = this.slice();
    copy[at] = value;
    return copy;
  });
  add(prototype, 'findLast', function findLast<
    Item,
  >(this: List<Item>, fits: (item: Item | undefined, index: number, list: List<Item>) => unknown) {
    for (let at = this.length - 1; at >= 0; at -= 1) {
      if (fits(this[at], at, this)) return this[at];
    }
    return undefined;
  });
}

add(
  Map,
  'groupBy',
  <Item, Key>(items: Iterable<Item>, keyOf: (item: Item, index: number) => Key) => {
    const groups = new Map<Key, Item[]>();
    let index = 0;
    for (const item of items) {
      const key = keyOf(item, index);
      index += 1;
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
    return groups;
  },
);

add(String.prototype, 'toWellFormed', function toWellFormed(this: string) {
  // With `u`, halves that belong together are one character and not of this category.
  return this.replace(/\p{Surrogate}/gu, '\ufffd');
});

add(AbortSignal, 'timeout', (ms: number) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException('Timed out', 'TimeoutError')), ms);
  return controller.signal;
});

// A worker has no forms.
if (typeof HTMLFormElement !== 'undefined') {
  add(HTMLFormElement.prototype, 'requestSubmit', function requestSubmit(this: HTMLFormElement) {
    if (!this.noValidate && !this.reportValidity()) return;
    if (this.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))) {
      this.submit();
    }
  });
}

export {};
