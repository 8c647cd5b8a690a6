/**
 * What somebody is writing and has not sent: one text for each step and column, kept on the device
 * so that a locked phone, a reload or a step that ends takes nothing away.
 */
import { SvelteMap, SvelteSet } from 'svelte/reactivity';

type Store = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

export class Drafts {
  readonly #prefix: string;
  readonly #store: Store | null;
  readonly #texts = new SvelteMap<string, string>();
  /** Steps in which something was begun. Emptying the field does not end it, leaving it does. */
  readonly #begun = new SvelteSet<string>();
  /** False where the device keeps nothing. */
  kept = $state(true);

  /** @param owner the seat: two people who share a device do not read each other's drafts */
  constructor(owner: string, store: Store | null = ownStore()) {
    this.#prefix = `bikupa-draft/${owner}/`;
    this.#store = store;
    this.kept = store !== null;
    this.#load();
  }

  text(step: string, column: string): string {
    return this.#texts.get(`${step}/${column}`) ?? '';
  }

  write(step: string, column: string, text: string): void {
    const key = `${step}/${column}`;
    this.#texts.set(key, text);
    if (text.trim() !== '') this.#begun.add(step);
    this.#keep(key, text);
  }

  /** Sent, or thrown away. */
  clear(step: string, column: string): void {
    this.#texts.delete(`${step}/${column}`);
    this.#keep(`${step}/${column}`, '');
    this.settle(step);
  }

  /** The field was left: what is empty was not begun. */
  settle(step: string): void {
    const unfinished = [...this.#texts].some(
      ([key, text]) => key.startsWith(`${step}/`) && text.trim() !== '',
    );
    if (!unfinished) this.#begun.delete(step);
  }

  /** True when something was begun in a step. */
  begun(step: string): boolean {
    return this.#begun.has(step);
  }

  /** The columns of a step in which something stands. */
  columns(step: string): string[] {
    return [...this.#texts].flatMap(([key, text]) =>
      key.startsWith(`${step}/`) && text.trim() !== '' ? [key.slice(step.length + 1)] : [],
    );
  }

  #load(): void {
    const store = this.#store;
    if (!store) return;
    for (let index = 0; index < store.length; index += 1) {
      const name = store.key(index);
      const text = name?.startsWith(this.#prefix) ? store.getItem(name) : null;
      if (name === null || !text) continue;
      const key = name.slice(this.#prefix.length);
      this.#texts.set(key, text);
      this.#begun.add(key.slice(0, key.lastIndexOf('/')));
    }
  }

  #keep(key: string, text: string): void {
    try {
      if (text === '') this.#store?.removeItem(this.#prefix + key);
      else this.#store?.setItem(this.#prefix + key, text);
    } catch {
      // Full, or forbidden in a private window.
      this.kept = false;
    }
  }
}

function ownStore(): Store | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage;
  } catch {
    return null;
  }
}
