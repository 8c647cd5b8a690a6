/** Whether what is said can be kept at present, and how it is found out that it can again. */
import type { StorageState } from './protocol.ts';

/** Longer than any page waits before it sends again: who is silent that long has nothing to send. */
const SILENCE_MS = 10_000;

export interface StorageWatchPorts {
  /** Whether anybody stands who would want to know. */
  readonly isAwaited: () => boolean;
  /** Has a commit of nothing made, which says `stored` or `failed`. */
  readonly ask: () => void;
  /** Told of each change. */
  readonly tell: (state: StorageState) => void;
}

export class StorageWatch {
  readonly #pause: (ms: number) => Promise<void>;
  readonly #ports: StorageWatchPorts;
  #state: StorageState = 'ok';
  /** How often something of somebody's could not be stored. */
  #unstored = 0;
  #asking = false;

  /** @param pause resolves after so many milliseconds */
  constructor(pause: (ms: number) => Promise<void>, ports: StorageWatchPorts) {
    this.#pause = pause;
    this.#ports = ports;
  }

  get state(): StorageState {
    return this.#state;
  }

  stored(): void {
    this.#set('ok');
  }

  /** @param wasWork whether somebody's work could not be stored, or only a commit of nothing */
  failed(wasWork: boolean): void {
    this.#set('failing');
    if (wasWork) this.#unstored += 1;
    this.awaited();
  }

  /** Somebody stands who wants to know. */
  awaited(): void {
    if (this.#mayAsk() && !this.#asking) void this.#askWhileFailing();
  }

  /** Where nobody stands there is nobody to tell. */
  #mayAsk(): boolean {
    return this.#state === 'failing' && this.#ports.isAwaited();
  }

  /**
   * Who has something to be kept sends it again and so finds out when the storage is well. Where
   * all are silent, a commit of nothing finds out for them; a small one that fits beside a larger
   * one that does not would only make the state flicker.
   */
  async #askWhileFailing(): Promise<void> {
    this.#asking = true;
    while (this.#mayAsk()) {
      const before = this.#unstored;
      await this.#pause(SILENCE_MS);
      if (this.#unstored === before && this.#mayAsk()) this.#ports.ask();
    }
    this.#asking = false;
  }

  #set(state: StorageState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#ports.tell(state);
  }
}
