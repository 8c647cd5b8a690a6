import { expect, test } from 'vitest';
import { play } from '../../src/commands/torture/play.ts';
import { pinned } from './pinned.ts';

test.each(pinned)('Z5: a series that failed once fails no more ($why)', async ({ series }) => {
  expect((await play(series)).findings).toEqual([]);
});
