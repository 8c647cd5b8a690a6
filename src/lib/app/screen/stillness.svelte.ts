/** Whether the pointer has come to rest: then it is taken out of the picture. */

const REST_MS = 3_000;

export class Stillness {
  still = $state(true);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The pointer moved. */
  stir(): void {
    this.still = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.still = true), REST_MS);
  }
}
