import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import CodeForm from './CodeForm.svelte';

const field = () => screen.getByRole('textbox', { name: m.pages_code_label() });

describe('CodeForm', () => {
  const sent = vi.fn<(code: FormDataEntryValue | null) => void>();

  beforeEach(() => {
    sent.mockClear();
    document.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        if (event.target instanceof HTMLFormElement) sent(new FormData(event.target).get('code'));
      },
      { once: true },
    );
  });

  it('goes on by itself at the eighth digit, and not before', async () => {
    render(CodeForm, {});
    await userEvent.type(field(), '4821 730');
    expect(sent).not.toHaveBeenCalled();
    await userEvent.keyboard('6');
    expect(sent).toHaveBeenCalledExactlyOnceWith('4821 7306');
  });

  it('takes a whole address that is pasted', async () => {
    render(CodeForm, {});
    await userEvent.click(field());
    await userEvent.paste('http://192.168.1.20:3000/48217306');
    expect(sent).toHaveBeenCalledExactlyOnceWith('4821 7306');
    expect(field()).toHaveValue('4821 7306');
  });

  it('keeps a code that nobody knows, says so, and does not send it again by itself', async () => {
    render(CodeForm, { typed: '48217306', problem: m.pages_code_unknown() });
    expect(field()).toHaveValue('4821 7306');
    expect(field()).toBeInvalid();
    expect(field()).toHaveAccessibleDescription(new RegExp(m.pages_code_unknown(), 'u'));
    await userEvent.type(field(), ' ');
    expect(sent).not.toHaveBeenCalled();
    await userEvent.type(field(), '{Backspace}{Backspace}5');
    expect(sent).toHaveBeenCalledExactlyOnceWith('4821 7305');
  });
});
