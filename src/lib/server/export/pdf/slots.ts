/** A few things at a time, in the order they were asked for. */
export interface Slots {
  /** Resolves with a function that gives the place back, or null when too many already wait. */
  take(): Promise<(() => void) | null>;
}

/**
 * @param size how many may run at once
 * @param maxWaiting how many may stand in line before the next is turned away
 */
export function createSlots(size: number, maxWaiting: number): Slots {
  let running = 0;
  const waiting: (() => void)[] = [];

  function giveBack(): () => void {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    };
  }

  return {
    take() {
      if (running < size) {
        running += 1;
        return Promise.resolve(giveBack());
      }
      if (waiting.length >= maxWaiting) return Promise.resolve(null);
      return new Promise((resolve) => {
        waiting.push(() => {
          resolve(giveBack());
        });
      });
    },
  };
}
