import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import Contact from './Contact.svelte';

const room = vi.hoisted(() => ({ live: true, unsent: 0, unkept: false }));
const versions = vi.hoisted((): { raise: () => void } => ({ raise: () => undefined }));
vi.mock('./phone-state.svelte.ts', async () => {
  const { createSubscriber } = await import('svelte/reactivity');
  let update = (): void => undefined;
  const subscribe = createSubscriber((given) => {
    update = given;
  });
  versions.raise = () => {
    update();
  };
  const read = <Key extends keyof typeof room>(key: Key): (typeof room)[Key] => {
    subscribe();
    return room[key];
  };
  return {
    usePhone: () => ({
      room: {
        get live() {
          return read('live');
        },
        get unsent() {
          return read('unsent');
        },
        get unkept() {
          return read('unkept');
        },
      },
    }),
  };
});

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(room, { live: true, unsent: 0, unkept: false });
});
afterEach(() => vi.useRealTimers());

async function becomes(state: Partial<typeof room>, ms = 0): Promise<string> {
  Object.assign(room, state);
  versions.raise();
  await tick();
  await vi.advanceTimersByTimeAsync(ms);
  return said();
}

const said = (): string =>
  screen
    .queryAllByRole('status')
    .map((line) => line.textContent.replaceAll(/\s+/g, ' ').trim())
    .join();

test('OB11: an offline participant is told what happens to their text, and when it has been sent', async () => {
  render(Contact);
  expect(await becomes({ live: false }, 2_000)).toBe('');
  expect(await becomes({}, 1_000)).toContain(m.phone_offline());
  expect(await becomes({ unsent: 3 })).toContain(m.phone_offline_waiting({ n: 3 }));
  // Back, and not yet through.
  expect(await becomes({ live: true, unsent: 2 }, 10_000)).toContain(m.phone_online_sending());
  expect(await becomes({ unsent: 0 }, 5_000)).toContain(m.phone_online_again());
  expect(await becomes({}, 2_000)).toBe('');
});

test('OB11: an offline participant is told what happens to their text, and when it has been sent (nothing was written)', async () => {
  render(Contact);
  expect(await becomes({ live: false }, 3_000)).toContain(m.phone_offline());
  expect(await becomes({ live: true }, 1_000)).toContain(m.phone_back());
  expect(await becomes({}, 6_000)).toBe('');
  // A blink.
  await becomes({ live: false }, 1_000);
  expect(await becomes({ live: true }, 5_000)).toBe('');
});

test('OB11: an offline participant is told what happens to their text, and when it has been sent (the phone cannot store anything)', async () => {
  render(Contact);
  const line = await becomes({ live: false, unsent: 1, unkept: true }, 3_000);
  expect(line).toContain(m.phone_offline_unkept());
  expect(line).not.toContain(m.phone_offline());
});
