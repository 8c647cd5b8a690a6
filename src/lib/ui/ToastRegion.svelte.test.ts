import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import ToastRegion from './ToastRegion.svelte';
import { TOAST_MS, Toasts } from './toasts.svelte.ts';

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await tick();
}

function undoButton(): HTMLElement | null {
  return screen.queryByRole('button', { name: m.common_undo() });
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('ToastRegion', () => {
  it('undoes once and goes away', async () => {
    const toasts = new Toasts();
    const undo = vi.fn<() => void>();
    render(ToastRegion, { toasts });
    toasts.show('Lappen är dold', { undo });
    await tick();
    const button = undoButton();
    expect(button?.closest('[aria-live]')).toHaveAttribute('aria-live', 'polite');
    if (button) await fireEvent.click(button);
    expect(undo).toHaveBeenCalledTimes(1);
    expect(screen.queryByText('Lappen är dold')).not.toBeInTheDocument();
    await pass(TOAST_MS);
    expect(undo).toHaveBeenCalledTimes(1);
  });

  it('stays for ten seconds', async () => {
    const toasts = new Toasts();
    render(ToastRegion, { toasts });
    toasts.show('Sparat');
    await pass(TOAST_MS - 1);
    expect(screen.getByText('Sparat')).toBeInTheDocument();
    expect(undoButton()).not.toBeInTheDocument();
    await pass(1);
    expect(screen.queryByText('Sparat')).not.toBeInTheDocument();
  });

  it('holds its time under the pointer and under the focus', async () => {
    const toasts = new Toasts();
    render(ToastRegion, { toasts });
    toasts.show('Sparat');
    await pass(TOAST_MS - 1000);
    const region = screen.getByRole('region', { name: m.common_notices() });
    await fireEvent.pointerEnter(region);
    await pass(TOAST_MS);
    screen.getByRole('button', { name: m.common_notice_close() }).focus();
    await fireEvent.pointerLeave(region);
    await pass(TOAST_MS);
    expect(screen.getByText('Sparat')).toBeInTheDocument();
    screen.getByRole('button', { name: m.common_notice_close() }).blur();
    await pass(999);
    expect(screen.getByText('Sparat')).toBeInTheDocument();
    await pass(1);
    expect(screen.queryByText('Sparat')).not.toBeInTheDocument();
  });

  it('gives the focus back to the work after an undo', async () => {
    const work = document.createElement('button');
    document.body.append(work);
    work.focus();
    const toasts = new Toasts();
    render(ToastRegion, { toasts });
    toasts.show('Temat är ihopslaget', { undo: () => undefined });
    await tick();
    const button = undoButton();
    button?.focus();
    if (button) await fireEvent.click(button);
    await pass(0);
    expect(work).toHaveFocus();
    work.remove();
  });

  it('shows the latest three and drops the time of the others', async () => {
    const toasts = new Toasts();
    render(ToastRegion, { toasts });
    for (const text of ['ett', 'två', 'tre', 'fyra']) toasts.show(text);
    await tick();
    expect(screen.getAllByRole('listitem').map((item) => item.textContent.trim())).toEqual([
      'två',
      'tre',
      'fyra',
    ]);
    expect(vi.getTimerCount()).toBe(3);
  });

  it('leaves no timer behind', () => {
    const toasts = new Toasts();
    const { unmount } = render(ToastRegion, { toasts });
    toasts.show('Sparat');
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});
