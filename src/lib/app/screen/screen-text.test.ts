/** What must be readable from the last row: no text below the floor, no colour too faint. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** Smallest text in hundredths of the screen's height: 38 px at 1080p. */
const FLOOR = 3.5;

const css = readFileSync(new URL('../../../app.css', import.meta.url), 'utf8');
const surfaces = fileURLToPath(new URL('..', import.meta.url));
const styles = globSync(['screen/*.svelte', 'kinds/*/{Screen,*View}.svelte'], {
  cwd: surfaces,
}).map((file) => {
  const source = readFileSync(join(surfaces, file), 'utf8');
  return [file, source.slice(source.indexOf('<style>'))] as const;
});

it('finds the views of the projector', () => {
  expect(styles.length).toBeGreaterThan(20);
});

it('gives every size of the projector at least the floor', () => {
  const from = css.indexOf('The projector: every size follows');
  const block = css.slice(from, css.indexOf('}', from));
  const sizes = [...block.matchAll(/--text-\w+: ([\d.]+)vh/g)].map(([, size]) => Number(size));
  expect(sizes.length).toBeGreaterThanOrEqual(6);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(FLOOR);
});

it.each(styles)('%s sets text in the tokens of the projector only', (_file, style) => {
  for (const [, size = ''] of style.matchAll(/font-size: ([^;]+);/g)) {
    expect(size).toMatch(/^(?:inherit|var\(--text-(?:s|m|l|xl|2xl|3xl)\))$/);
  }
  // A token that a view widens or narrows keeps the floor as well.
  for (const [, smallest = ''] of style.matchAll(/--text-\w+: clamp\(([\d.]+)vh,/g)) {
    expect(Number(smallest)).toBeGreaterThanOrEqual(FLOOR);
  }
  expect([...style.matchAll(/--text-\w+:/g)]).toHaveLength(
    [...style.matchAll(/--text-\w+: clamp\(/g)].length,
  );
  expect(style).not.toMatch(/\bfont: (?!inherit)/);
});

it('writes on the groups’ colours at 7:1', () => {
  const colour = (name: string) => new RegExp(`--${name}: #(\\w{6})`).exec(css)?.[1] ?? '';
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
      const value = parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (let hue = 1; hue <= 8; hue += 1) {
    const both = [colour(`group-${hue}`), colour(`group-${hue}-on`)].map(luminance);
    expect((Math.max(...both) + 0.05) / (Math.min(...both) + 0.05), `${hue}`).toBeGreaterThan(7);
  }
});
