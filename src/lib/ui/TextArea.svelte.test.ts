import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import TextArea from './TextArea.svelte';

const upTo = (most: number) => ({ most, left: (text: string) => most - text.length });

describe('TextArea', () => {
  it('counts what is left and describes the field with it', async () => {
    render(TextArea, { label: 'Lapp', limit: upTo(30) });
    const area = screen.getByLabelText('Lapp');
    await userEvent.type(area, 'Vi träffas');
    expect(area).toHaveAccessibleDescription(m.common_characters_left({ n: 20 }));
  });

  it('tells about a text that is too long and keeps every letter of it', async () => {
    render(TextArea, { label: 'Lapp', limit: upTo(5) });
    const area = screen.getByLabelText('Lapp');
    await userEvent.type(area, 'Samverkan');
    expect(area).toHaveValue('Samverkan');
    expect(area).toBeInvalid();
    expect(area).toHaveAccessibleDescription(
      expect.stringContaining(m.common_characters_over({ n: 4 })),
    );
    await userEvent.type(area, '{Backspace>4/}');
    expect(area).toBeValid();
  });

  it('speaks on entering a zone and not with every letter', async () => {
    render(TextArea, { label: 'Lapp', limit: upTo(22), value: '1' });
    const region = screen.getByRole('status');
    expect(region.textContent).toBe('');
    const area = screen.getByLabelText('Lapp');
    await userEvent.type(area, '2');
    const near = region.textContent;
    expect(near).toBe(m.common_characters_left({ n: 20 }));
    await userEvent.type(area, '345');
    expect(region).toHaveTextContent(near);
  });

  it('grows with a hidden copy of the text', async () => {
    const { container } = render(TextArea, { label: 'Lapp' });
    await userEvent.type(screen.getByLabelText('Lapp'), 'rad{Enter}rad');
    expect(container.querySelector('[data-text]')).toHaveAttribute('data-text', 'rad\nrad');
  });
});
