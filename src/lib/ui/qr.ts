import { encode } from 'uqr';

/** Light modules around the code, as ISO/IEC 18004 asks for. */
export const QUIET_ZONE = 4;

/**
 * A QR code as drawing data: `size` modules a side including the quiet zone, and the `path` of its
 * dark modules in module units, one rectangle for each horizontal run.
 */
export function qrPath(text: string, ecc: 'L' | 'M' | 'Q' | 'H'): { size: number; path: string } {
  const { data, size } = encode(text, { ecc, border: QUIET_ZONE });
  const runs = data.flatMap((row, y) => {
    const bits = row.map((dark) => (dark ? '#' : ' ')).join('');
    return [...bits.matchAll(/#+/g)].map(
      ({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
    );
  });
  return { size, path: runs.join('') };
}
