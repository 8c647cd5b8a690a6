import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import TextField from './TextField.svelte';

const upTo = (most: number) => ({ most, left: (text: string) => most - text.length });

describe('TextField', () => {
  it('wires label, hint and error to the input', () => {
    render(TextField, { label: 'Kod', hint: 'Åtta siffror', error: 'Koden finns inte.' });
    const input = screen.getByRole('textbox', { name: 'Kod' });
    expect(input).toHaveAccessibleDescription('Åtta siffror Koden finns inte.');
    expect(input).toBeInvalid();
  });

  it('is valid and undescribed without hint and error', () => {
    render(TextField, { label: 'Kod' });
    const input = screen.getByRole('textbox', { name: 'Kod' });
    expect(input).toBeValid();
    expect(input).not.toHaveAttribute('aria-describedby');
  });

  it('says in its name that it is optional, and keeps a hidden label', () => {
    render(TextField, { label: 'Namn', optional: true, labelHidden: true });
    const name = `Namn (${m.common_optional()})`;
    expect(screen.getByRole('textbox', { name })).toBeInTheDocument();
  });

  it('tells about a text that is too long and keeps every letter of it', async () => {
    render(TextField, { label: 'Plats', limit: upTo(5) });
    const input = screen.getByRole('textbox', { name: 'Plats' });
    await userEvent.click(input);
    await userEvent.paste('Samverkan');
    expect(input).toHaveValue('Samverkan');
    expect(input).toBeInvalid();
    expect(input).toHaveAccessibleDescription(m.common_characters_too_long());
    expect(screen.getByRole('status')).toHaveTextContent(m.common_characters_too_long());
    await userEvent.type(input, '{Backspace>4/}');
    expect(input).toBeValid();
  });

  it('TX4: several lines that are pasted into a field of one line are offered as entries, or it says that they stand on one', async () => {
    const { unmount } = render(TextField, { label: 'Plats' });
    const input = screen.getByRole('textbox', { name: 'Plats' });
    await userEvent.click(input);
    await userEvent.paste('Bord vid fönstret');
    expect(screen.queryByText(m.common_lines_joined())).not.toBeInTheDocument();
    await userEvent.paste('Rum 1\r\nRum 2');
    await waitFor(() => {
      expect(screen.getByRole('status')).toHaveTextContent(m.common_lines_joined());
    });
    await userEvent.type(input, '!');
    expect(screen.queryByText(m.common_lines_joined())).not.toBeInTheDocument();
    unmount();
    // Whoever takes the lines leaves nothing to say.
    render(TextField, { label: 'Rum', onpaste: (event: Event) => event.preventDefault() });
    await userEvent.click(screen.getByRole('textbox', { name: 'Rum' }));
    await userEvent.paste('Rum 1\nRum 2');
    await import('./JoinedLines.svelte');
    expect(screen.queryByText(m.common_lines_joined())).not.toBeInTheDocument();
  });
});
