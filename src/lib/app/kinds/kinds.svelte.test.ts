import { expect, test } from 'vitest';
import { stepKinds } from '#lib/workshop/kinds/models.ts';
import { phoneViews } from './all-phone-views.ts';
import type { KindResult } from '#lib/workshop/kinds/models.ts';
import { consoleViews, stepConsoles } from './console.ts';
import { resultDocuments } from './document.ts';
import { firstPhoneViews } from './phone.ts';
import { stepScenes } from './scene.ts';
import { screenViews } from './screen.ts';

test.each(stepKinds)(
  'a step of %s has its part of the phone, the console and the projector',
  (kind) => {
    expect(phoneViews[kind]).toBeTypeOf('function');
    expect(consoleViews[kind]).toBeTypeOf('function');
    expect(stepConsoles[kind]).toBeTypeOf('function');
    expect(stepScenes[kind].sceneOf).toBeTypeOf('function');
    expect(screenViews[kind]).toBeTypeOf('function');
  },
);

test('every view that comes with the page belongs to a kind, and is the one that all have', () => {
  const first = Object.entries(firstPhoneViews);
  expect(first).not.toEqual([]);
  for (const [kind, view] of first) expect(phoneViews).toHaveProperty(kind, view);
});

test.each<KindResult['kind']>(['poll', 'matrix'])(
  'the result of a step of %s stands on the page of the plan',
  (kind) => {
    expect(resultDocuments[kind]).toBeTypeOf('function');
  },
);
