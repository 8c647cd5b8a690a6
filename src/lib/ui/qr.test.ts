import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { joinPath } from '#lib/methods/code.ts';
import { QUIET_ZONE, qrPath } from './qr.ts';

/** The dark modules that a path of `qrPath` paints, as "x,y". */
function painted(path: string): Set<string> {
  const modules = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(width); step++) modules.add(`${Number(x) + step},${y}`);
  }
  return modules;
}

/** Whether the 7 × 7 finder pattern stands with its corner at (left, top). */
function hasFinder(dark: Set<string>, left: number, top: number): boolean {
  for (let y = 0; y < 7; y++) {
    for (let x = 0; x < 7; x++) {
      const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
      if (dark.has(`${left + x},${top + y}`) !== (ring !== 2)) return false;
    }
  }
  return true;
}

describe('qrPath', () => {
  it('keeps the quiet zone clear and stands on its three finder patterns', () => {
    fc.assert(
      fc.property(fc.webUrl({ size: 'small' }), (address) => {
        const { size, path } = qrPath(address, 'M');
        const dark = painted(path);
        const last = size - QUIET_ZONE;
        for (const module of dark) {
          const [x = -1, y = -1] = module.split(',').map(Number);
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(QUIET_ZONE);
          expect(Math.max(x, y)).toBeLessThan(last);
        }
        expect(hasFinder(dark, QUIET_ZONE, QUIET_ZONE)).toBe(true);
        expect(hasFinder(dark, last - 7, QUIET_ZONE)).toBe(true);
        expect(hasFinder(dark, QUIET_ZONE, last - 7)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('stays within version 2 (25 modules) for a short address', () => {
    expect(qrPath('HTTPS://BIKUPA.SE/48217306', 'M').size).toBe(25 + 2 * QUIET_ZONE);
  });
});

test('C12: the QR code of a link is no finer than 33 modules, up to a host name of thirty-six characters', () => {
  const path = joinPath({ code: '48217306', secret: 'K7M4QTAB' });
  const modules = (address: string, ecc: 'L' | 'M') => qrPath(address, ecc).size - 2 * QUIET_ZONE;
  expect(modules(`https://${'x'.repeat(36)}${path}`, 'M')).toBe(33);
  // In a hall, on the projector: as coarse as with the digits alone.
  for (const origin of ['http://192.168.100.200:3000', 'https://bikupa.example.org']) {
    expect(modules(`${origin}${path}`, 'L')).toBe(29);
    expect(modules(`${origin}/48217306`, 'L')).toBe(29);
  }
});
