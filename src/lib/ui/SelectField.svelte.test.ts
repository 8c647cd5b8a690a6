import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import SelectField from './SelectField.svelte';

const options = [
  { value: 'primary', label: 'Primärvård' },
  { value: 'social', label: 'Socialtjänst' },
];

function setup(props: { value?: string; allowOther?: boolean } = {}) {
  const onchange = vi.fn<(value: string) => void>();
  render(SelectField, { label: 'Roll', options, onchange, ...props });
  return { onchange, select: screen.getByRole('combobox', { name: 'Roll' }) };
}

describe('SelectField', () => {
  it('gives the chosen value', async () => {
    const { onchange, select } = setup();
    await userEvent.selectOptions(select, 'Socialtjänst');
    expect(onchange).toHaveBeenLastCalledWith('social');
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('gives what was written under "other" and leaves it on choosing again', async () => {
    const { onchange, select } = setup({ allowOther: true });
    await userEvent.selectOptions(select, m.common_other());
    expect(onchange).toHaveBeenLastCalledWith('');
    const line = screen.getByRole('textbox', { name: m.common_other_label() });
    await userEvent.type(line, 'Anhörig');
    expect(onchange).toHaveBeenLastCalledWith('Anhörig');
    await userEvent.clear(line);
    expect(line).toBeInTheDocument();
    await userEvent.selectOptions(select, 'Primärvård');
    expect(onchange).toHaveBeenLastCalledWith('primary');
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('shows a stored value that is none of the options as "other"', () => {
    const { select } = setup({ allowOther: true, value: 'Anhörig' });
    expect(select).toHaveDisplayValue(m.common_other());
    expect(screen.getByRole('textbox')).toHaveValue('Anhörig');
  });

  it('offers no "other" where it is not allowed', () => {
    setup();
    expect(screen.queryByRole('option', { name: m.common_other() })).not.toBeInTheDocument();
  });
});
