/** Whether the storage can be written to, and how its recovery is noticed. */
import type { StorageState } from '../protocol/protocol.ts';

/** Longer than any page waits before it sends again: a probe is needed only after such a silence. */
const SILENCE_MS = 10_000;

export interface StorageWatchPorts {
  /** Whether anybody is connected who would be notified. */
  readonly hasListeners: () => boolean;
  /** Has an empty commit made, which reports `succeeded` or `failed`. */
  readonly probe: () => void;
  /** Called at each change. */
  readonly notify: (state: StorageState) => void;
}

export class StorageWatch {
  readonly #delay: (ms: number) => Promise<void>;
  readonly #ports: StorageWatchPorts;
  #state: StorageState = 'ok';
  /** How many commits with mutations have failed. */
  #failedWork = 0;
  #probing = false;

  /** @param delay resolves after so many milliseconds */
  constructor(delay: (ms: number) => Promise<void>, ports: StorageWatchPorts) {
    this.#delay = delay;
    this.#ports = ports;
  }

  get state(): StorageState {
    return this.#state;
  }

  /** A commit has succeeded. */
  succeeded(): void {
    this.#set('ok');
  }

  /**
   * A commit has failed.
   *
   * @param hadMutations false for a probe
   */
  failed(hadMutations: boolean): void {
    this.#set('failing');
    if (hadMutations) this.#failedWork += 1;
    this.listenerAdded();
  }

  /** Somebody has connected. */
  listenerAdded(): void {
    if (this.#shouldProbe() && !this.#probing) void this.#probeWhileFailing();
  }

  /** Without connections there is nobody to notify. */
  #shouldProbe(): boolean {
    return this.#state === 'failing' && this.#ports.hasListeners();
  }

  /**
   * Pages repeat what was not stored, and so notice when the storage has recovered. Only when none
   * of them does, an empty commit probes for them: beside repeated larger ones that still fail, a
   * small one that succeeds would make the state flicker.
   */
  async #probeWhileFailing(): Promise<void> {
    this.#probing = true;
    while (this.#shouldProbe()) {
      const before = this.#failedWork;
      await this.#delay(SILENCE_MS);
      if (this.#failedWork === before && this.#shouldProbe()) this.#ports.probe();
    }
    this.#probing = false;
  }

  #set(state: StorageState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#ports.notify(state);
  }
}
