import { render, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import type { PollResult as Result } from '#lib/workshop/kinds/poll/model.ts';
import MatrixResult from './matrix/Document.svelte';
import PollResult from './poll/Document.svelte';

const poll: Result = {
  kind: 'poll',
  question: 'Ska vi ringa varandra?',
  scale: 'consent',
  rounds: [
    { people: 3, counts: [2, 1, 0], comments: ['Från förra gången'] },
    { people: 9, counts: [0, 2, 5], comments: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
  ],
};

test('FM17: the plan page gives each answer its number and shows the first few of many comments expanded', () => {
  const { container } = render(PollResult, { result: poll });
  const table = screen.getByRole('table', { name: poll.question });
  const rows = within(table)
    .getAllByRole('row')
    .map((row) => [...row.children].map((cell) => cell.textContent.trim()));
  expect(rows).toEqual([
    [m.plan_result_answer(), m.poll_asked({ n: 1 }), m.poll_asked({ n: 2 })],
    [m.word_consent_3(), '0', '5'],
    [m.word_consent_2(), '1', '2'],
    [m.word_consent_1(), '2', '0'],
  ]);
  expect(container).toHaveTextContent(m.plan_result_shared({ n: 7, people: 9 }));
  expect(container).not.toHaveTextContent('Från förra gången');
  const open = screen.getAllByRole('listitem').filter((item) => !item.closest('details'));
  expect(open).toHaveLength(5);
  expect(screen.getByText(m.plan_result_more({ n: 2 }))).toBeVisible();
});

test('FM17: the plan page gives each answer its number and shows the first few of many comments expanded (themes)', () => {
  const themes = [
    {
      ...{ id: 'theme:t', title: 'Kontakt', corner: 'first' as const, judgements: 7 },
      ...{ effort: [3, 4, 0, 0, 0], impact: [2, 0, 0, 0, 5] },
    },
  ];
  render(MatrixResult, {
    result: { kind: 'matrix', title: 'Effekt', people: 8, themes, actions: [] },
  });
  const line = screen.getByRole('listitem');
  for (const words of [
    'Kontakt',
    m.matrix_first(),
    m.matrix_count({ n: 7 }),
    m.matrix_mean_impact({ n: '3.9' }),
    m.matrix_spread_mixed(),
    m.matrix_mean_effort({ n: '1.6' }),
  ]) {
    expect(line).toHaveTextContent(words);
  }
});
