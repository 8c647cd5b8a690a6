/** What `npm run bench` measures, in this order. */
import type { Benchmark } from './benchmark.ts';
import { forming } from './forming.ts';
import { burst } from './cost/burst.ts';
import { follow } from './cost/follow.ts';
import { pages } from './cost/pages.ts';
import { reveal } from './cost/reveal.ts';
import { rooms } from './cost/rooms.ts';
import { wall } from './cost/wall.ts';
import type { Measurement } from './measurement.ts';
import { mixing } from './mixing.ts';
import { suggesting } from './suggesting.ts';
import { requests } from './requests.ts';

export const benchmarks: readonly Benchmark[] = [mixing, forming, suggesting, requests];

/** Measured once, as figures: what a full workshop costs. */
export const measurements: readonly Measurement[] = [reveal, follow, wall, pages, burst, rooms];
