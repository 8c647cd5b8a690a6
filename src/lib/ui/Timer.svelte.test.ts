import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import Timer from './Timer.svelte';

/** The server's clock, ahead of the device's own. */
const AHEAD = 7_777;
const START = 1_000_000;

function now(): number {
  return Date.now() + AHEAD;
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await tick();
}

beforeEach(() => {
  vi.useFakeTimers({ now: START - AHEAD });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('Timer', () => {
  it('counts down by the given clock', async () => {
    render(Timer, { endsAt: START + 90_500, pausedLeft: null, now });
    expect(screen.getByRole('timer')).toHaveTextContent('1:31');
    await pass(500);
    expect(screen.getByRole('timer')).toHaveTextContent('1:30');
    await pass(25_000);
    expect(screen.getByRole('timer')).toHaveTextContent('1:05');
  });

  it('speaks at one minute and at the end, and not in between', async () => {
    render(Timer, { endsAt: START + 62_000, pausedLeft: null, now });
    const region = screen.getByRole('status');
    await pass(1_000);
    expect(region.textContent).toBe('');
    await pass(1_000);
    expect(region).toHaveTextContent(m.common_timer_one_minute_left());
    await pass(30_000);
    expect(region).toHaveTextContent(m.common_timer_one_minute_left());
    await pass(30_000);
    expect(region).toHaveTextContent(m.common_timer_over());
    expect(screen.getByRole('timer')).toHaveTextContent(m.common_timer_over());
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says nothing to whoever arrives in the last minute', async () => {
    render(Timer, { endsAt: START + 30_000, pausedLeft: null, now });
    await pass(5_000);
    expect(screen.getByRole('status').textContent).toBe('');
    expect(screen.getByRole('timer')).toHaveTextContent(m.common_timer_last_minute());
  });

  it('stands still while paused and speaks again after more time was given', async () => {
    const { rerender } = render(Timer, { endsAt: START + 61_000, pausedLeft: null, now });
    await pass(1_000);
    const region = screen.getByRole('status');
    expect(region).toHaveTextContent(m.common_timer_one_minute_left());
    await rerender({ endsAt: null, pausedLeft: 60_000 });
    await pass(10_000);
    expect(screen.getByRole('timer')).toHaveTextContent('1:00');
    expect(screen.getByRole('timer')).toHaveTextContent(m.common_timer_paused());
    await rerender({ endsAt: now() + 62_000, pausedLeft: null });
    expect(region.textContent).toBe('');
    await pass(2_000);
    expect(region).toHaveTextContent(m.common_timer_one_minute_left());
  });

  it('TM2: a countdown started with a wrong clock is corrected when the clock is', async () => {
    let wrong = $state(86_400_000);
    render(Timer, { endsAt: START + 90_000, pausedLeft: null, now: () => now() + wrong });
    expect(screen.getByRole('timer')).toHaveTextContent(m.common_timer_over());
    wrong = 0;
    await tick();
    expect(screen.getByRole('timer')).toHaveTextContent('1:30');
    await pass(1_000);
    expect(screen.getByRole('timer')).toHaveTextContent('1:29');
  });

  it('shows nothing without a time', () => {
    render(Timer, { endsAt: null, pausedLeft: null, now });
    expect(screen.queryByRole('timer')).not.toBeInTheDocument();
  });
});
