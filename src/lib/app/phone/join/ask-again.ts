/** Asks for a page again that said when it is worth it. */

/** Seconds after which whoever does not ask again has lost the turn, with a margin. */
const LONGEST = 45;

/**
 * Asks for this page again once the wait is over, and before its turn is forgotten; goes to it when it
 * answers.
 *
 * @param wait seconds
 * @param page that is asked for and gone to
 * @returns what stops it
 */
export function askAgain(
  wait: number,
  page: Pick<Location, 'href' | 'assign' | 'reload'> = location,
): () => void {
  const { href } = page;
  let left = wait;
  let timer: ReturnType<typeof setTimeout>;
  let stopped = false;

  function later(): void {
    const pause = Math.min(left, LONGEST);
    timer = setTimeout(() => {
      left -= pause;
      void ask();
    }, pause * 1_000);
  }

  async function ask(): Promise<void> {
    const answer = await fetch(href, { method: 'HEAD', redirect: 'manual' }).catch(() => null);
    if (stopped) return;
    if (answer !== null && answer.status !== 429) {
      page.assign(href);
      return;
    }
    // What stands on the page is true no longer: it is drawn anew with what the server says now.
    if (answer !== null && left <= 0) {
      page.reload();
      return;
    }
    left = Math.max(left, 5);
    later();
  }

  later();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
