/** Many mutations as several pushes, each one short enough for the room's door. */
import { bytesOf } from './bounds.ts';
import { limits } from './protocol.ts';

/** In order; no piece is empty, and only one mutation alone may be longer than a push should be. */
export function piecesOf<Sent>(mutations: readonly Sent[]): Sent[][] {
  const pieces: Sent[][] = [];
  let piece: Sent[] = [];
  let bytes = 0;
  for (const mutation of mutations) {
    const size = bytesOf(mutation);
    if (piece.length === limits.push || (piece.length > 0 && bytes + size > limits.pushed)) {
      pieces.push(piece);
      piece = [];
      bytes = 0;
    }
    piece.push(mutation);
    bytes += size;
  }
  return piece.length === 0 ? pieces : [...pieces, piece];
}
