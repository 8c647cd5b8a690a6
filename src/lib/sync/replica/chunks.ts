/** Splits mutations into pushes that are within the limits of the protocol. */
import { bytesOf } from '../protocol/bounds.ts';
import { limits } from '../protocol/protocol.ts';

/** In order; no chunk is empty, and only a single mutation may be larger than `limits.pushed`. */
export function chunksOf<Sent>(mutations: readonly Sent[]): Sent[][] {
  const chunks: Sent[][] = [];
  let chunk: Sent[] = [];
  let bytes = 0;
  for (const mutation of mutations) {
    const size = bytesOf(mutation);
    if (chunk.length === limits.push || (chunk.length > 0 && bytes + size > limits.pushed)) {
      chunks.push(chunk);
      chunk = [];
      bytes = 0;
    }
    chunk.push(mutation);
    bytes += size;
  }
  return chunk.length === 0 ? chunks : [...chunks, chunk];
}
