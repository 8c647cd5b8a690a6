/** Which page of this device speaks for what was written: one lock for each, while it is open. */

export interface Speaking {
  /** See `OutgoingOptions.claim`. Missing where pages cannot tell of each other. */
  readonly claim: ((client: string) => Promise<boolean>) | undefined;
  /** Lets others take over what is left. */
  readonly leave: () => void;
}

/**
 * @param own the page's client; it is taken at once, before anything of it can be found
 * @param locks the browser's, which are missing over plain HTTP
 */
export function speakFor(own: string, locks: LockManager | undefined): Speaking {
  if (!locks) return { claim: undefined, leave: () => undefined };
  let leave = (): void => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  const claim = (client: string): Promise<boolean> =>
    new Promise((resolve) => {
      const hold = (lock: Lock | null): Promise<void> | undefined => {
        resolve(lock !== null);
        return lock ? left : undefined;
      };
      // A browser that has locks and gives none: better sent twice than not at all.
      const broken = (): void => resolve(true);
      locks.request(`bikupa-${client}`, { ifAvailable: true }, hold).catch(broken);
    });
  void claim(own);
  return { claim, leave };
}
