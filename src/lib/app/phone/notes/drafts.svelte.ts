/**
 * What somebody is writing and has not sent: one text for each step and column, kept on the device
 * so that a locked phone, a reload or a step that ends takes nothing away. Each tab keeps its own
 * texts: what is written in one is cleared by its own sending alone. What a closed tab has left is
 * taken over by the next that is opened.
 */
import { newKey } from '#lib/client/keys.ts';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';

type Store = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

export class Drafts {
  readonly #owner: string;
  readonly #tab: string;
  /** Under which name a text of another tab lies that was taken over, by step and column. */
  readonly #takenOver = new Map<string, string>();
  readonly #store: Store | null;
  readonly #texts = new SvelteMap<string, string>();
  /** Steps in which something was begun. Emptying the field does not end it, leaving it does. */
  readonly #begun = new SvelteSet<string>();
  /** False where the device keeps nothing. */
  kept = $state(true);

  /** @param owner the seat: two people who share a device do not read each other's drafts */
  constructor(owner: string, store: Store | null = ownStore(), tab = ownTab()) {
    this.#owner = `bikupa-draft/${owner}/`;
    this.#tab = `${this.#owner}tab-${tab}/`;
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
    const key = `${step}/${column}`;
    const sent = this.#texts.get(key) ?? '';
    this.#texts.delete(key);
    this.#keep(key, '');
    this.#forget(key, sent);
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

  /** True while anything at all stands unsent. */
  unsent(): boolean {
    return [...this.#texts.values()].some((text) => text.trim() !== '');
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
    const names = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
    const own = names.filter((name) => name.startsWith(this.#owner));
    // Its own texts first: those of other tabs only where it has none.
    for (const name of own.toSorted((a) => (a.startsWith(this.#tab) ? -1 : 1))) {
      const text = store.getItem(name);
      const key = name.slice(this.#owner.length).replace(/^tab-[^/]*\//u, '');
      if (!text || this.#texts.has(key)) continue;
      this.#texts.set(key, text);
      this.#begun.add(key.slice(0, key.lastIndexOf('/')));
      if (!name.startsWith(this.#tab)) this.#takenOver.set(key, name);
    }
  }

  /**
   * What was taken over goes with what was sent, where nobody has written on in the other tab: there
   * it is the same text still.
   */
  #forget(key: string, sent: string): void {
    const name = this.#takenOver.get(key);
    this.#takenOver.delete(key);
    const left = name === undefined ? null : (this.#store?.getItem(name) ?? null);
    if (name !== undefined && left !== null && sent.startsWith(left)) this.#store?.removeItem(name);
  }

  #keep(key: string, text: string): void {
    try {
      if (text === '') this.#store?.removeItem(this.#tab + key);
      else this.#store?.setItem(this.#tab + key, text);
    } catch {
      // Full, or forbidden in a private window.
      this.kept = false;
    }
  }
}

/** Names this tab; a reload keeps the name, another tab has another one. */
function ownTab(): string {
  const name = 'bikupa-tab';
  try {
    const known = sessionStorage.getItem(name) ?? newKey();
    sessionStorage.setItem(name, known);
    return known;
  } catch {
    return newKey();
  }
}

function ownStore(): Store | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage;
  } catch {
    return null;
  }
}
