import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { chromiumPath } from '../../support/chromium.ts';
import { counts, laptop, looseNotes, withWall } from '../../support/wall.ts';
import { amount, type Figure, type Measurement } from '../measurement.ts';

const NOTES = 1_000;
const MOVES = 60;
/** Pixels that a wheel moves a page in a frame. */
const STEP = 100;

export const wall: Measurement = {
  name: 'wall',
  help: 'a wall of 1,000 notes: a move until another screen shows it, and frames meanwhile and while it scrolls',
  needsBuild: true,
  async measure() {
    const browser = await chromium.launch({
      executablePath: chromiumPath() ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    try {
      const found: Figure[] = [];
      await withWall(browser, { notes: NOTES, named: true }, async ({ open }) => {
        const [one, other] = [await open(laptop), await open(laptop, '', 'second')];
        await Promise.all(
          [one, other].map((page) => page.locator('[data-note]').first().waitFor()),
        );
        found.push(...(await measureScrolling(one)), ...(await measureMoves(one, other)));
      });
      return found;
    } finally {
      await browser.close();
    }
  },
};

/** From the first note to the last and back, as far in each frame as a wheel does. */
async function measureScrolling(page: Page): Promise<readonly Figure[]> {
  const frames = await page.evaluate(async (step) => {
    const wall = document.querySelector('.loose');
    const most = wall ? wall.scrollHeight - wall.clientHeight : 0;
    if (!wall || most <= step) throw new Error('there is nothing to scroll');
    const took: number[] = [];
    let before = await new Promise(requestAnimationFrame);
    for (let at = 0; at < 2 * most; at += step) {
      wall.scrollTop = at < most ? at : 2 * most - at;
      const now = await new Promise(requestAnimationFrame);
      took.push(now - before);
      before = now;
    }
    return took;
  }, STEP);
  const inOrder = frames.toSorted((a, b) => a - b);
  return [
    { what: 'a frame of the wall while it scrolls, in the middle', figure: at(inOrder, 0.5) },
    { what: '  19 of 20', figure: at(inOrder, 0.95) },
    { what: '  the slowest', figure: at(inOrder, 1) },
  ];
}

function at(inOrder: readonly number[], share: number): string {
  const place = Math.min(inOrder.length - 1, Math.floor(inOrder.length * share));
  return amount(inOrder[place] ?? 0, 'ms');
}

async function measureMoves(one: Page, other: Page): Promise<readonly Figure[]> {
  await watchNotes(other);
  await watchFrames(one);
  const ids = (await looseNotes(one)).slice(0, MOVES);
  const took: number[] = [];
  for (const [n, id] of ids.entries()) {
    await one.locator(`.loose [data-note="${id}"]`).focus();
    const pressed = await one.evaluate(
      (key) => {
        const now = performance.timeOrigin + performance.now();
        const on = document.activeElement;
        on?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        return now;
      },
      String((n % 8) + 1),
    );
    const gone = await other.evaluate((note) => window.bikupaGone(note), id);
    took.push(gone - pressed);
  }
  const placed = (await counts(other)).reduce((sum, count) => sum + count, 0);
  // A note that lies on others which say the same takes these with it.
  if (placed < ids.length) throw new Error(`${placed} of ${ids.length} moves arrived`);
  const frames = (await one.evaluate(() => window.bikupaFrames)).toSorted((a, b) => a - b);
  const inOrder = took.toSorted((a, b) => a - b);
  return [
    {
      what: `${MOVES} moves: shown on another screen after, in the middle`,
      figure: at(inOrder, 0.5),
    },
    { what: '  19 of 20', figure: at(inOrder, 0.95) },
    { what: 'a frame of the wall meanwhile, in the middle', figure: at(frames, 0.5) },
    { what: '  19 of 20', figure: at(frames, 0.95) },
    { what: '  the slowest', figure: at(frames, 1) },
  ];
}

declare global {
  interface Window {
    /** When a note left the unsorted ones, in milliseconds since 1970; waits for it. */
    bikupaGone: (id: string) => Promise<number>;
    /** Milliseconds from each frame to the next. */
    bikupaFrames: number[];
  }
}

async function watchNotes(page: Page): Promise<void> {
  await page.evaluate(() => {
    const left = new Map<string, number>();
    const here = (): Set<string> => {
      const notes = document.querySelectorAll<HTMLElement>('.loose [data-note]');
      return new Set([...notes].map(({ dataset }) => dataset['note'] ?? ''));
    };
    let present = here();
    new MutationObserver(() => {
      // Until the frame with it is drawn.
      requestAnimationFrame(() => {
        const now = performance.timeOrigin + performance.now();
        const still = here();
        for (const id of present) if (!still.has(id)) left.set(id, now);
        present = still;
      });
    }).observe(document.body, { childList: true, subtree: true });
    window.bikupaGone = (id) =>
      new Promise((resolve) => {
        const look = (): void => {
          const at = left.get(id);
          if (at === undefined) requestAnimationFrame(look);
          else resolve(at);
        };
        look();
      });
  });
}

async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.bikupaFrames = [];
    let before = performance.now();
    const next = (now: number): void => {
      window.bikupaFrames.push(now - before);
      before = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame((now) => {
      before = now;
      requestAnimationFrame(next);
    });
  });
}
