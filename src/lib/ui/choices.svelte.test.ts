import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import ChoiceList from './ChoiceList.svelte';
import RadioCards from './RadioCards.svelte';

const options = [
  { value: 'a', label: 'Antar', description: 'Vi gör det.' },
  { value: 'b', label: 'Avstår' },
  { value: 'c', label: 'Tar hem frågan' },
];

describe('RadioCards', () => {
  it('names the group and each choice, and tells the chosen one', async () => {
    const onchange = vi.fn<(value: string) => void>();
    render(RadioCards, { legend: 'Ståndpunkt', options, value: 'b', error: 'Välj en.', onchange });
    expect(screen.getByRole('group', { name: 'Ståndpunkt' })).toHaveAccessibleDescription(
      'Välj en.',
    );
    expect(screen.getByRole('radio', { name: 'Avstår' })).toBeChecked();
    const first = screen.getByRole('radio', { name: 'Antar' });
    expect(first).toHaveAccessibleDescription('Vi gör det.');
    await userEvent.click(screen.getByText('Vi gör det.'));
    expect(first).toBeChecked();
    expect(onchange).toHaveBeenCalledExactlyOnceWith('a');
  });
});

describe('ChoiceList', () => {
  it('keeps the order of the options, whatever the order of the taps', async () => {
    const onchange = vi.fn<(values: readonly string[]) => void>();
    render(ChoiceList, { legend: 'Vilka berörs?', options, onchange });
    await userEvent.click(screen.getByRole('checkbox', { name: 'Tar hem frågan' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Antar' }));
    expect(onchange).toHaveBeenLastCalledWith(['a', 'c']);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Tar hem frågan' }));
    expect(onchange).toHaveBeenLastCalledWith(['a']);
  });
});
