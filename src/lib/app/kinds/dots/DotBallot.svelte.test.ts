import { render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import DotBallot from './DotBallot.svelte';

interface Given {
  readonly carried?: number;
  readonly most?: number;
  readonly over?: number;
  readonly refuses?: boolean;
}

function show(given: readonly number[], options: Given = {}) {
  const onset = vi.fn<(theme: string, dots: number) => boolean>(() => options.refuses !== true);
  const budget = 3;
  const carried = options.carried ?? 0;
  const properties = (own: readonly number[]) => ({
    ballots: own.map((dots, i) => ({
      ...{ theme: `theme:${i}`, title: `Tema ${i}`, about: '', own: dots },
      carried: i === 0 && carried > 0 ? [{ theme: 'theme:merged', dots: carried }] : [],
    })),
    left: Math.max(0, budget - carried - own.reduce((sum, dots) => sum + dots, 0)),
    over: options.over ?? 0,
    budget,
    most: options.most ?? 2,
    onset,
    small: createRawSnippet(() => ({ render: () => '<span></span>' })),
  });
  const { rerender } = render(DotBallot, properties(given));
  onset.mockImplementation((theme, dots) => {
    if (options.refuses) return false;
    void rerender(properties(given.map((own, i) => (theme === `theme:${i}` ? dots : own))));
    return true;
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
    await userEvent.click(fewer(0));
    expect(onset.mock.calls).toEqual([
      ['theme:1', 1],
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

  it('shows dots that came with a merged theme, and takes them back too', async () => {
    const onset = show([1], { carried: 2 });
    expect(screen.getByText(m.phone_dots_on({ n: 3 }))).toBeVisible();
    await userEvent.click(fewer(0));
    expect(onset.mock.calls).toEqual([['theme:0', 0]]);
    await userEvent.click(fewer(0));
    expect(onset).toHaveBeenLastCalledWith('theme:merged', 1);
  });

  it('GB8: what somebody gives or takes back is announced once it is accepted, with what is then left', async () => {
    show([1, 0]);
    await userEvent.click(more(1));
    const on = m.phone_dots_on({ n: 1 });
    const told = `Tema 1: ${on}. ${m.phone_dots_left({ n: 1 })}.`;
    expect(await screen.findByText(told)).toBeInTheDocument();
  });

  it('GB8: what somebody gives or takes back is announced once it is accepted, with what is then left (refused)', async () => {
    const onset = show([1, 0], { refuses: true });
    await userEvent.click(more(1));
    expect(onset).toHaveBeenCalledOnce();
    expect(screen.queryByText(/^Tema 1:/)).not.toBeInTheDocument();
  });

  it('says what has been given past the budget, and takes it back', async () => {
    const onset = show([2, 2], { over: 1 });
    expect(screen.getByText(m.phone_dots_over({ n: 1 }))).toBeVisible();
    await userEvent.click(more(0));
    expect(onset).not.toHaveBeenCalled();
    await userEvent.click(fewer(1));
    expect(onset.mock.calls).toEqual([['theme:1', 1]]);
  });
});
