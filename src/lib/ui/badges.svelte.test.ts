import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { hueOf, letterOf } from './badge.ts';
import Hexagon from './Hexagon.svelte';
import { digitsOf, groupDigits } from './join-code.ts';
import JoinCode from './JoinCode.svelte';
import QrCode from './QrCode.svelte';

describe('Hexagon', () => {
  it('has a letter, a hue and a spoken name', () => {
    render(Hexagon, { index: 2, label: 'Bikupa C' });
    const badge = screen.getByRole('img', { name: 'Bikupa C' });
    expect(badge).toHaveTextContent('C');
    expect(badge.style.getPropertyValue('--ground')).toBe('var(--group-3)');
  });

  it('is silent beside a text that says the name', () => {
    const { container } = render(Hexagon, { index: 0 });
    expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  });

  it('never gives two groups the same badge', () => {
    const badges = Array.from({ length: 60 }, (_, index) => letterOf(index));
    expect(new Set(badges).size).toBe(badges.length);
    expect(badges.slice(24, 28)).toEqual(['Y', 'Z', 'A2', 'B2']);
    expect([0, 7, 8, 25].map(hueOf)).toEqual([1, 8, 1, 2]);
  });
});

describe('JoinCode', () => {
  it('shows fours and speaks digits', () => {
    const { container } = render(JoinCode, { code: '48217306' });
    expect(container.querySelector('[aria-hidden]')).toHaveTextContent('4821 7306');
    expect(container).toHaveTextContent('4 8 2 1, 7 3 0 6');
  });

  it('reads what people type and paste', () => {
    expect(digitsOf(' 4821-7306 99')).toBe('48217306');
    expect(groupDigits('48217')).toBe('4821 7');
    expect(groupDigits('4821')).toBe('4821');
  });
});

describe('QrCode', () => {
  it('is a named picture with a light ground under all of it', () => {
    const { container } = render(QrCode, { value: 'https://bikupa.se', label: 'Gå med' });
    const picture = screen.getByRole('img', { name: 'Gå med' });
    const side = container.querySelector('rect')?.getAttribute('width');
    expect(picture).toHaveAttribute('viewBox', `0 0 ${side} ${side}`);
  });
});
