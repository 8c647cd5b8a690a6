/** Which page of this device sends an outbox entry: each page holds a lock while it is open. */

export interface TabLock {
  /** See `OutgoingOptions.acquire`. Missing where pages cannot tell of each other. */
  readonly acquire: ((client: string) => Promise<boolean>) | undefined;
  /** Releases all locks: other pages may take over what is left. */
  readonly release: () => void;
}

/**
 * Locks the page's own client, and can acquire the locks of closed pages.
 *
 * @param own the page's client; locked at once, before anything can be found in its outbox
 * @param locks the browser's, which are missing over plain HTTP
 */
export function tabLock(own: string, locks: LockManager | undefined): TabLock {
  if (!locks) return { acquire: undefined, release: () => undefined };
  let release = (): void => undefined;
  const left = new Promise<void>((resolve) => (release = resolve));
  const acquire = (client: string): Promise<boolean> =>
    new Promise((resolve) => {
      const hold = (lock: Lock | null): Promise<void> | undefined => {
        resolve(lock !== null);
        return lock ? left : undefined;
      };
      // A browser whose locks fail: better sent twice than not at all.
      const broken = (): void => resolve(true);
      locks.request(`bikupa-${client}`, { ifAvailable: true }, hold).catch(broken);
    });
  void acquire(own);
  return { acquire, release };
}
