/** What `npm run bench` measures, in this order. */
import type { Benchmark } from './benchmark.ts';
import { forming } from './forming.ts';
import { mixing } from './mixing.ts';

export const benchmarks: readonly Benchmark[] = [mixing, forming];
