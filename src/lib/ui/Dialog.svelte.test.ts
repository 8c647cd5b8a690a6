import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import ConfirmDialog from './ConfirmDialog.svelte';
import Dialog from './Dialog.svelte';

// jsdom knows the element but not all of its behaviour; what the browser does is stood in for here.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function showModal(): void {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(): void {
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});

describe('Dialog', () => {
  it('opens with its title as its name, and closes by its button', async () => {
    const onclose = vi.fn<() => void>();
    render(Dialog, { open: true, title: 'Gå med', onclose });
    expect(screen.getByRole('dialog', { name: 'Gå med' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: m.common_close() }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(onclose).toHaveBeenCalledTimes(1);
  });

  it('starts at its title, not at the close button', () => {
    render(Dialog, { open: true, title: 'Gå med' });
    expect(screen.getByRole('heading', { name: 'Gå med' })).toHaveFocus();
  });

  it('follows `open` both ways, and is told when the browser closed it', async () => {
    const onclose = vi.fn<() => void>();
    const { rerender } = render(Dialog, { open: false, title: 'Gå med', onclose });
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await rerender({ open: true });
    const dialog = screen.getByRole<HTMLDialogElement>('dialog');
    dialog.close();
    await tick();
    expect(onclose).toHaveBeenCalledTimes(1);
    expect(dialog.open).toBe(false);
  });
});

describe('ConfirmDialog', () => {
  function setup() {
    const onconfirm = vi.fn<() => void>();
    const oncancel = vi.fn<() => void>();
    render(ConfirmDialog, {
      open: true,
      title: 'Ta bort lappen?',
      text: 'Den går inte att få tillbaka.',
      confirmLabel: 'Ta bort lappen',
      danger: true,
      onconfirm,
      oncancel,
    });
    return { onconfirm, oncancel };
  }

  it('acts once it is confirmed', async () => {
    const { onconfirm, oncancel } = setup();
    await userEvent.click(screen.getByRole('button', { name: 'Ta bort lappen' }));
    expect(onconfirm).toHaveBeenCalledTimes(1);
    expect(oncancel).not.toHaveBeenCalled();
  });

  it('starts at the safe answer', () => {
    setup();
    expect(screen.getByRole('button', { name: m.common_cancel() })).toHaveFocus();
  });

  it('does nothing on cancel', async () => {
    const { onconfirm, oncancel } = setup();
    await userEvent.click(screen.getByRole('button', { name: m.common_cancel() }));
    expect(onconfirm).not.toHaveBeenCalled();
    expect(oncancel).toHaveBeenCalledTimes(1);
  });
});
