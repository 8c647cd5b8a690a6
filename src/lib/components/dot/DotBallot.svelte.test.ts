import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import DotBallot from './DotBallot.svelte';

function show(given: readonly number[], options: { carried?: number; most?: number } = {}) {
  const onset = vi.fn<(theme: string, dots: number) => void>();
  const budget = 3;
  const carried = options.carried ?? 0;
  render(DotBallot, {
    ballots: given.map((own, i) => {
      return { theme: `theme:${i}`, title: `Tema ${i}`, about: '', own, carried: i ? 0 : carried };
    }),
    left: budget - carried - given.reduce((sum, one) => sum + one, 0),
    budget,
    most: options.most ?? 2,
    onset,
  });
  return onset;
}

const more = (i: number) =>
  screen.getByRole('button', { name: m.phone_dots_more({ theme: `Tema ${i}` }) });
const fewer = (i: number) =>
  screen.getByRole('button', { name: m.phone_dots_fewer({ theme: `Tema ${i}` }) });

describe('DotBallot', () => {
  it('gives and takes one dot at a time, and says what is left', async () => {
    const onset = show([1, 0]);
    expect(screen.getByText(m.phone_dots_left({ n: 2 }))).toBeVisible();
    await userEvent.click(more(1));
    await userEvent.click(more(0));
    await userEvent.click(fewer(0));
    expect(onset.mock.calls).toEqual([
      ['theme:1', 1],
      ['theme:0', 2],
      ['theme:0', 0],
    ]);
  });

  it('gives nothing past the budget, says so, and keeps the focus where it was', async () => {
    const onset = show([2, 1, 0]);
    await userEvent.click(more(2));
    expect(onset).not.toHaveBeenCalled();
    expect(more(2)).toHaveFocus();
    expect(more(2)).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByText(m.phone_dots_none_left())).toBeInTheDocument();
  });

  it('gives no more to a theme than it may have, and takes nothing where nothing is', async () => {
    const onset = show([2, 0]);
    await userEvent.click(more(0));
    await userEvent.click(fewer(1));
    expect(onset).not.toHaveBeenCalled();
    expect(screen.getByText(m.phone_dots_at_most())).toBeInTheDocument();
  });

  it('shows dots that came with a merged theme, and takes only its own back', async () => {
    const onset = show([0], { carried: 1 });
    expect(screen.getByText(m.phone_dots_on({ n: 1 }))).toBeVisible();
    await userEvent.click(fewer(0));
    expect(onset).not.toHaveBeenCalled();
  });
});
