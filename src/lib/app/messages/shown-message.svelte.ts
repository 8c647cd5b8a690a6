/** The message that a surface shows now, gone by itself when its time is over. */
import { messageNow } from '#lib/workshop/agenda/message-now.ts';
import type { Message } from '#lib/workshop/model/message.ts';
import type { View } from '#lib/workshop/define.ts';

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
      const message = this.current;
      if (!message) return;
      const over = setTimeout(() => (this.#beats += 1), message.until - now());
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
