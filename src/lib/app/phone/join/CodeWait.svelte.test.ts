import { render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askAgain } from './ask-again.ts';
import CodeWait from './CodeWait.svelte';

const answer = (status: number): Response => new Response(null, { status });
const href = 'http://localhost/48217306';
const say = { title: 'T', wait: 'Om 20 s.', stay: 'Vänta.', again: 'Tryck.', scan: 'Skanna.' };

describe('CodeWait', () => {
  const asked = vi.fn<(href: string, options: RequestInit) => Promise<Response>>();
  const went = vi.fn<(href: string) => void>();
  const reloaded = vi.fn<() => void>();
  const page = { href, assign: went, reload: reloaded };

  beforeEach(() => {
    for (const mock of [asked, went, reloaded]) mock.mockReset();
    vi.stubGlobal('fetch', asked);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('W54: a page that waits says how long and how to get in at once, asks again when it said, and goes on when it may', async () => {
    render(CodeWait, { wait: 20, say });
    expect(screen.getByText('Om 20 s. Tryck.')).toBeVisible();
    expect(screen.getByText('Skanna.')).toBeVisible();
    expect(await screen.findByText('Om 20 s. Vänta.')).toBeVisible();

    vi.useFakeTimers();
    asked.mockResolvedValue(answer(200));
    askAgain(20, page);
    await vi.advanceTimersByTimeAsync(19_000);
    expect(asked).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveBeenCalledExactlyOnceWith(href, { method: 'HEAD', redirect: 'manual' });
    expect(went).toHaveBeenCalledExactlyOnceWith(href);
  });

  it('asks before its turn is forgotten, goes on asking without contact, and is drawn anew when it takes longer', async () => {
    vi.useFakeTimers();
    asked.mockRejectedValueOnce(new TypeError('offline')).mockResolvedValue(answer(429));
    askAgain(100, page);
    await vi.advanceTimersByTimeAsync(45_000);
    expect(asked).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(45_000);
    expect(asked).toHaveBeenCalledTimes(2);
    expect(reloaded).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveBeenCalledTimes(3);
    expect([went.mock.calls.length, reloaded.mock.calls.length]).toEqual([0, 1]);
  });

  it('stops when the page is left', async () => {
    vi.useFakeTimers();
    const stop = askAgain(5, page);
    stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).not.toHaveBeenCalled();
  });
});
