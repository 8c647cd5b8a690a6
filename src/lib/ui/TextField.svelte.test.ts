import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import TextField from './TextField.svelte';

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
});
