/** What a page can be asked about everybody being able to use it; answers are sentences, or none. */
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What breaks WCAG 2.2 AA, as far as axe can tell; `colours`: only what another theme can change. */
export async function violations(
  page: Page,
  where: string,
  what: 'all' | 'colours' = 'all',
): Promise<string[]> {
  const has = await page.evaluate(() => 'axe' in window);
  // Evaluated, not added as an element: the page's own policy allows no scripts from outside.
  if (!has) await page.evaluate(source);
  const options: axe.RunOptions = {
    runOnly:
      what === 'all'
        ? { type: 'tag', values: wcag22AA }
        : { type: 'rule', values: ['color-contrast'] },
    resultTypes: ['violations'],
  };
  const results = await page.evaluate((asked) => {
    // Colours that are still changing are of neither theme.
    for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish();
    const { axe: engine } = window as unknown as { axe: typeof axe };
    return engine.run(document, asked);
  }, options);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${where}: ${id}: ${html} ${failureSummary ?? ''}`),
  );
}

/** What is wider than the window. */
export async function sideways(page: Page, where: string): Promise<string[]> {
  const { wide, culprits } = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const over = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > width + 1,
    );
    return {
      wide: document.documentElement.scrollWidth > width,
      culprits: over.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
    };
  });
  return wide ? [`${where}: scrolls sideways: ${culprits.join(' | ')}`] : [];
}

/** Every text that can be seen and is smaller than so many pixels. */
export async function smallerThan(page: Page, px: number, where: string): Promise<string[]> {
  const small = await page.evaluate((least) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: parent, textContent } = walker.currentNode;
      const text = textContent?.trim();
      if (!text || !parent?.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (range.getClientRects().length > 0 && size < least) found.push(`${size} px: ${text}`);
    }
    return found;
  }, px);
  return small.map((text) => `${where}: ${text}`);
}

/** What can be pressed and is smaller than so many pixels, but for links within a text. */
export async function smallTargets(page: Page, px: number, where: string): Promise<string[]> {
  const small = await page.evaluate((least) => {
    const pressed = 'button, summary, select, input, textarea, a[href]';
    return [...document.querySelectorAll<HTMLElement>(pressed)].flatMap((element) => {
      if (!element.checkVisibility({ visibilityProperty: true })) return [];
      // The whole label is pressed, and of a link in a sentence what surrounds it decides.
      const target = (element instanceof HTMLInputElement && element.closest('label')) || element;
      if (getComputedStyle(target).display === 'inline') return [];
      const { width, height } = target.getBoundingClientRect();
      // Held for readers only, until it has the focus.
      if (getComputedStyle(target).clipPath !== 'none' || width <= 1) return [];
      // A fraction is the browser's own rounding.
      if (width > least - 0.5 && height > least - 0.5) return [];
      return [`${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 120)}`];
    });
  }, px);
  return small.map((line) => `${where}: ${line}`);
}

/** What can be pressed or filled in and is cut by the window, or has a text that is cut by it. */
export async function cutControls(page: Page, where: string): Promise<string[]> {
  const cut = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found: string[] = [];
    for (const control of document.querySelectorAll<HTMLElement>(
      'button, summary, select, input, textarea, a[href], label',
    )) {
      if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const box = control.getBoundingClientRect();
      if (box.width <= 1 || getComputedStyle(control).clipPath !== 'none') continue;
      const name = control.outerHTML.replaceAll(/\s+/g, ' ').slice(0, 100);
      if (box.left < -1 || box.right > width + 1) found.push(`beyond the window: ${name}`);
      const walker = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { parentElement: parent } = walker.currentNode;
        if (!parent?.checkVisibility({ visibilityProperty: true })) continue;
        if (parent.closest('svg, option') || getComputedStyle(parent).position === 'absolute')
          continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const text = range.getBoundingClientRect();
        if (text.width <= 1) continue;
        if (text.left < box.left - 1 || text.right > box.right + 1 || text.bottom > box.bottom + 2)
          found.push(`its text sticks out: ${name}`);
      }
    }
    return [...new Set(found)];
  });
  return cut.map((line) => `${where}: ${line}`);
}

/** Texts of several letters that have room for hardly one in a line, and those that are cut off. */
export async function squeezedTexts(page: Page, where: string): Promise<string[]> {
  const squeezed = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: parent, textContent } = walker.currentNode;
      const text = textContent?.trim() ?? '';
      if (text.length < 6 || !parent?.checkVisibility({ visibilityProperty: true })) continue;
      if (parent.closest('[style*="clip"]') || getComputedStyle(parent).clipPath !== 'none')
        continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const { width } = range.getBoundingClientRect();
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (width > 1 && width < 1.6 * size) found.push(`${Math.round(width)} px: ${text}`);
    }
    return found;
  });
  return squeezed.map((line) => `${where}: ${line}`);
}
