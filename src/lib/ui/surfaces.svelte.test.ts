import { render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { describe, expect, it } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import Banner from './Banner.svelte';
import EmptyState from './EmptyState.svelte';
import NotePaper from './NotePaper.svelte';
import ProgressDots from './ProgressDots.svelte';

const children = createRawSnippet(() => ({ render: () => '<span>Vi träffas varje vecka</span>' }));

describe('NotePaper', () => {
  it.each([
    ['works', m.common_tone_works],
    ['develop', m.common_tone_develop],
    ['neutral', m.common_tone_neutral],
  ] as const)('says the tone %s with a word and an icon', (tone, word) => {
    const { container } = render(NotePaper, { tone, children });
    expect(screen.getByRole('article')).toHaveTextContent(word());
    expect(container.querySelector('svg')).toBeInTheDocument();
  });

  it('keeps the word for readers when it is hidden, and takes the name of the column', () => {
    render(NotePaper, { tone: 'neutral', label: 'Förvaltning', labelHidden: true, children });
    expect(screen.getByRole('article')).toHaveTextContent('Förvaltning');
  });
});

describe('Banner', () => {
  it('says its kind, unless its sentence does', () => {
    const { container, rerender } = render(Banner, { kind: 'warning', children });
    expect(container).toHaveTextContent(m.common_banner_warning());
    void rerender({ kind: 'offline', children });
  });
});

describe('ProgressDots', () => {
  it('says where it stands, with a mark for the present one', () => {
    const { container } = render(ProgressDots, { at: 3, total: 5 });
    expect(container).toHaveTextContent(m.common_progress({ at: 3, total: 5 }));
    const dots = [...container.querySelectorAll('.dot')];
    expect(dots.map((dot) => dot.classList.contains('present'))).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
  });

  it('leaves out dots that nobody could count', () => {
    const { container } = render(ProgressDots, { at: 3, total: 40 });
    expect(container.querySelectorAll('.dot')).toHaveLength(0);
  });
});

describe('EmptyState', () => {
  it('has a heading of the level asked for', () => {
    render(EmptyState, { title: 'Inga lappar än', text: 'De kommer hit.', level: 3 });
    expect(screen.getByRole('heading', { level: 3, name: 'Inga lappar än' })).toBeInTheDocument();
  });
});
