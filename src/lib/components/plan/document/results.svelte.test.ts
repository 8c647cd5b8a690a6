import { render, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import type { PollLine } from '#lib/workshop/plan/document.ts';
import MatrixResult from './MatrixResult.svelte';
import PollResult from './PollResult.svelte';

const poll: PollLine = {
  kind: 'poll',
  question: 'Ska vi ringa varandra?',
  scale: 'consent',
  rounds: [
    { people: 3, counts: [2, 1, 0], comments: ['Från förra gången'] },
    { people: 9, counts: [0, 2, 5], comments: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
  ],
};

test('FM17: on the page each answer has its number, and of many comments the first few stand open', () => {
  const { container } = render(PollResult, { result: poll });
  const table = screen.getByRole('table', { name: poll.question });
  const rows = within(table)
    .getAllByRole('row')
    .map((row) => [...row.children].map((cell) => cell.textContent.trim()));
  expect(rows).toEqual([
    [m.plan_result_answer(), m.poll_asked({ n: 1 }), m.poll_asked({ n: 2 })],
    [`3 · ${m.word_consent_3()}`, '0', '5'],
    [`2 · ${m.word_consent_2()}`, '1', '2'],
    [`1 · ${m.word_consent_1()}`, '2', '0'],
  ]);
  expect(container).toHaveTextContent(m.plan_result_shared({ n: 7, people: 9 }));
  expect(container).not.toHaveTextContent('Från förra gången');
  const open = screen.getAllByRole('listitem').filter((one) => !one.closest('details'));
  expect(open).toHaveLength(5);
  expect(screen.getByText(m.plan_result_more({ n: 2 }))).toBeVisible();
});

test('FM17: on the page each answer has its number, and of many comments the first few stand open (themes)', () => {
  const themes = [
    {
      ...{ id: 'theme:t', title: 'Kontakt', corner: 'first' as const, judgements: 7 },
      ...{ effort: [3, 4, 0, 0, 0], impact: [2, 0, 0, 0, 5] },
    },
  ];
  render(MatrixResult, { result: { kind: 'matrix', title: 'Effekt', people: 8, themes } });
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
