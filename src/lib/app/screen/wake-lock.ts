/**
 * Keeps the screen awake while it is looked at; returns what lets it sleep. Does nothing where the
 * browser cannot, such as over plain HTTP in a hall.
 */
export function keepAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => undefined;
  let lock: WakeLockSentinel | null = null;
  let ended = false;
  const ask = async (): Promise<void> => {
    if (document.visibilityState !== 'visible') return;
    // Refused on a low battery: the projector then sleeps by the computer's own settings.
    const given = await navigator.wakeLock.request('screen').catch(() => null);
    if (ended) await given?.release();
    else lock = given;
  };
  const visible = (): void => void ask();
  // The browser lets go of it whenever the page is out of sight.
  document.addEventListener('visibilitychange', visible);
  void ask();
  return () => {
    ended = true;
    document.removeEventListener('visibilitychange', visible);
    void lock?.release();
  };
}
