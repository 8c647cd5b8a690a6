/** The message that a surface shows now, gone by itself when its time is over. */
import { messageNow, type Message } from '#lib/workshop/message.ts';
import type { View } from '#lib/workshop/noun.ts';

export class ShownMessage {
  readonly #where: () => { readonly workshop: string; readonly group: string | null };
  readonly #view: () => View;
  readonly #now: () => number;
  #beats = $state(0);

  /**
   * Use while a component is being created.
   * @param now the server's clock as this device knows it, in milliseconds
   */
  constructor(
    view: () => View,
    where: () => { readonly workshop: string; readonly group: string | null },
    now: () => number,
  ) {
    this.#view = view;
    this.#where = where;
    this.#now = now;
    $effect(() => {
      const one = this.current;
      if (!one) return;
      const over = setTimeout(() => (this.#beats += 1), one.until - now());
      return () => clearTimeout(over);
    });
  }

  readonly current: Message | null = $derived.by(() => {
    this.#look();
    return messageNow(this.#view(), { ...this.#where(), now: this.#now() });
  });

  #look(): number {
    return this.#beats;
  }
}
