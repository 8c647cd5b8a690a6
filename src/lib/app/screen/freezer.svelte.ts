/**
 * Holds still what was shown when the facilitator froze the projector. Kept with the tab, so that a
 * reload shows the same; a projector that is opened afterwards does not know it.
 */
import { untrack } from 'svelte';
import type { Picture } from './picture.ts';

interface Watched {
  /** What would be shown. */
  readonly live: () => Picture | null;
  readonly frozen: () => boolean;
  /** Names what is kept: the workshop, and the version of what is drawn. */
  readonly key: () => string;
}

export class Freezer {
  #held = $state.raw<Picture | null>(null);

  /** Use while a component is being created. */
  constructor({ live, frozen, key }: Watched) {
    $effect(() => {
      const name = `bikupa-frozen/${key()}`;
      if (frozen()) {
        untrack(() => {
          this.#held ??= kept(name);
          keep(name, this.#held);
        });
        return;
      }
      // The last picture before it is frozen, whatever comes with the same news.
      this.#held = live();
      keep(name, null);
    });
  }

  /** The picture that stands; null where this page has not seen it. */
  get held(): Picture | null {
    return this.#held;
  }
}

function kept(name: string): Picture | null {
  try {
    const text = sessionStorage.getItem(name);
    return text === null ? null : (JSON.parse(text) as Picture);
  } catch {
    return null;
  }
}

function keep(name: string, picture: Picture | null): void {
  try {
    if (picture) sessionStorage.setItem(name, JSON.stringify(picture));
    else sessionStorage.removeItem(name);
  } catch {
    // A tab that keeps nothing shows nothing after a reload.
  }
}
