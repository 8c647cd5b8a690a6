import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app.css', import.meta.url), 'utf8');

/** Custom properties of the first rule after `marker`, by name. */
function declarationsAfter(marker: string): Map<string, string> {
  const from = css.indexOf(marker);
  expect(from, marker).toBeGreaterThan(-1);
  const open = css.indexOf('{', from);
  const block = css.slice(open + 1, css.indexOf('}', open));
  const found = [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)];
  return new Map(found.map(([, name = '', value = '']) => [name, value.trim()]));
}

/** Relative luminance of #rrggbb after WCAG 2.2. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const fixed = declarationsAfter('/* Everything that does not change');
const light = declarationsAfter('/* theme: light */');
const dark = declarationsAfter('/* theme: dark */');
const darkBySystem = declarationsAfter('/* theme: dark, again');
const themes = { light, dark };

const grounds = ['--color-paper', '--color-surface', '--color-sunken'];
const tones = ['works', 'develop', 'neutral'];
const states = ['danger', 'success', 'info', 'warning', 'offline'];

/** Text on its ground at 7:1, which the projector asks for; it shows the same colours. */
const strong: [string, string][] = [
  ...grounds.map((ground): [string, string] => ['--color-ink', ground]),
  ...grounds.map((ground): [string, string] => ['--color-ink-soft', ground]),
  ...grounds.map((ground): [string, string] => ['--color-link', ground]),
  ...tones.map((tone): [string, string] => [`--tone-${tone}-ink`, `--tone-${tone}-paper`]),
  ...tones.map((tone): [string, string] => ['--color-ink', `--tone-${tone}-paper`]),
  ...states.map((state): [string, string] => [`--color-${state}-ink`, `--color-${state}-soft`]),
  ...grounds.map((ground): [string, string] => ['--color-danger-ink', ground]),
  ['--color-ink', '--color-accent-soft'],
  ['--color-on-accent', '--color-accent'],
  ['--color-on-accent', '--color-accent-strong'],
  ['--color-on-danger', '--color-danger'],
  ['--color-on-danger', '--color-danger-strong'],
];

/** Edges that carry meaning, and the focus ring, at 3:1. */
const edges: [string, string][] = [
  ...grounds.map((ground): [string, string] => ['--color-line-strong', ground]),
  ...grounds.map((ground): [string, string] => ['--color-focus', ground]),
  ...tones.map((tone): [string, string] => [`--tone-${tone}-edge`, `--tone-${tone}-paper`]),
  ...tones.map((tone): [string, string] => [`--tone-${tone}-edge`, '--color-paper']),
  ['--color-accent-edge', '--color-paper'],
  ['--color-accent-edge', '--color-surface'],
];

describe.each(Object.entries(themes))('%s theme', (_name, theme) => {
  function colour(token: string): string {
    const value = theme.get(token) ?? fixed.get(token);
    expect(value, token).toMatch(/^#[0-9a-f]{6}$/);
    return value ?? '';
  }

  it.each(strong)('%s on %s reads at 7:1', (ink, ground) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(7);
  });

  it.each(edges)('%s shows against %s at 3:1', (edge, ground) => {
    expect(contrast(colour(edge), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});

describe('tokens', () => {
  it('say the same dark theme by choice and by system', () => {
    expect([...darkBySystem]).toEqual([...dark]);
  });

  it('give every colour of the light theme a dark value', () => {
    expect([...dark.keys()]).toEqual([...light.keys()]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('let the letter of group hue %i read at 7:1', (hue) => {
    const [ground = '', letter = ''] = [
      fixed.get(`--group-${hue}`),
      fixed.get(`--group-${hue}-on`),
    ];
    expect(contrast(ground, letter)).toBeGreaterThanOrEqual(7);
  });

  it('keep every text of the projector at 3.5 % of the screen height or more', () => {
    const screen = [...declarationsAfter('/* The projector')].filter(([name]) =>
      name.startsWith('--text-'),
    );
    expect(screen).toHaveLength(6);
    for (const [name, value] of screen) {
      expect(value, name).toMatch(/^[\d.]+vh$/);
      expect(parseFloat(value), name).toBeGreaterThanOrEqual(3.5);
    }
  });
});
