import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import Button from './Button.svelte';

const children = createRawSnippet(() => ({ render: () => '<span>Skicka</span>' }));

describe('Button', () => {
  it('is a button that submits nothing by itself', async () => {
    const onclick = vi.fn<() => void>();
    render(Button, { children, onclick });
    const button = screen.getByRole('button', { name: 'Skicka' });
    expect(button).toHaveAttribute('type', 'button');
    await userEvent.click(button);
    expect(onclick).toHaveBeenCalledTimes(1);
  });

  it('keeps the focus and its words while loading, and neither clicks nor submits', async () => {
    const onclick = vi.fn<() => void>();
    const submitted = vi.fn<(event: Event) => void>();
    const form = document.createElement('form');
    form.addEventListener('submit', submitted);
    document.body.append(form);
    render(Button, { target: form, props: { children, onclick, type: 'submit', loading: true } });
    const button = screen.getByRole('button', { name: /Skicka/ });
    button.focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(button);
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-busy', 'true');
    expect(onclick).not.toHaveBeenCalled();
    expect(submitted).not.toHaveBeenCalled();
    form.remove();
  });

  it('is a link with an address', () => {
    render(Button, { children, href: '/plan', variant: 'primary' });
    expect(screen.getByRole('link', { name: 'Skicka' })).toHaveAttribute('href', '/plan');
  });
});
