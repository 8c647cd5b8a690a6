/** A browser as old as the oldest that Bikupa serves, as far as scripts can tell; or older. */
import type { BrowserContext } from '@playwright/test';
import { newer } from '../../eslint.floor.js';

/** Takes away what the oldest browsers lack (floor.js), before any script of a page runs. */
export async function asOldest(context: BrowserContext): Promise<void> {
  await context.addInitScript((missing) => {
    const all = globalThis as unknown as Record<string, Record<string, unknown> | undefined>;
    for (const [object, member] of missing) {
      const owner = all[object];
      if (member === null) {
        Reflect.deleteProperty(globalThis, object);
      } else if (owner) {
        Reflect.deleteProperty(owner, member);
        const { prototype } = owner as { prototype?: object };
        if (prototype) Reflect.deleteProperty(prototype, member);
      }
    }
  }, newer);
}

/** Takes away what came with iOS 15.4 and Chrome 93. */
export async function asTooOld(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    Reflect.deleteProperty(Object, 'hasOwn');
    Reflect.deleteProperty(Array.prototype, 'at');
  });
}
