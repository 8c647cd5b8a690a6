import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import { fillBrowser } from '../console/testing/console-room.ts';
import ImportList from './ImportList.svelte';
import type { ListField } from './list-field.ts';
import { readListFile } from './read-file.ts';

beforeAll(fillBrowser);

const table = [
  'Namn\tOrganisation\tRoll',
  'Anna\tSolna kommun\tKurator',
  'Per\tRegion Stockholm\tLäkare',
  'Ida\tsolna kommun\tRektor',
].join('\n');

function shown(text: string, own: Partial<ListField> = {}) {
  const add = vi.fn<(texts: readonly string[]) => string | null>(() => null);
  const field = { wanted: 'organisation', existing: [], longest: 160, most: 100, add } as const;
  render(ImportList, { field: { ...field, ...own }, text, onclose: () => undefined });
  return add;
}

const boxes = () =>
  within(screen.getByRole('group', { name: m.list_entries() }))
    .getAllByRole<HTMLInputElement>('checkbox')
    .map((box) => [box.labels?.[0]?.textContent.trim(), box.checked]);
const confirm = (n: number) => screen.getByRole('button', { name: m.list_confirm({ n }) });

test('IM9: a pasted list is shown with its columns and remarks, and adds nothing before it is confirmed', async () => {
  const add = shown(table);
  expect(screen.getByRole('radio', { name: /Organisation/ })).toBeChecked();
  expect(boxes()).toEqual([
    ['Organisation', false],
    ['Solna kommun', true],
    ['Region Stockholm', true],
    ['solna kommun', false],
  ]);
  expect(add).not.toHaveBeenCalled();
  await userEvent.click(confirm(2));
  expect(add.mock.calls).toEqual([[['Solna kommun', 'Region Stockholm']]]);
});

test('IM9: a pasted list is shown with its columns and remarks, and adds nothing before it is confirmed (another column, single entries)', async () => {
  const add = shown(table, { existing: ['Region Stockholm'] });
  expect(screen.getByText(m.list_remark_existing())).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: /Roll/ }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Läkare' }));
  await userEvent.click(confirm(2));
  expect(add.mock.calls).toEqual([[['Kurator', 'Rektor']]]);
});

test('IM7: more rows than can be read, or more entries than there is room for, are told, and none is dropped', async () => {
  const add = shown('A\nB\nC', { most: 2 });
  expect(screen.getByText(m.list_too_many({ n: 3, most: 2 }))).toBeVisible();
  expect(confirm(3)).toBeDisabled();
  await userEvent.click(screen.getByRole('checkbox', { name: 'B' }));
  await userEvent.click(confirm(2));
  expect(add.mock.calls).toEqual([[['A', 'C']]]);
});

test('IM9: a pasted list is shown with its columns and remarks, and adds nothing before it is confirmed (what is refused stays)', async () => {
  const add = shown('A\nB', { add: () => 'organisation.exists' });
  await userEvent.click(confirm(2));
  expect(add).not.toHaveBeenCalled();
  expect(screen.getByRole('group', { name: m.list_entries() })).toBeVisible();
});

test('IM9: a pasted list is shown with its columns and remarks, and adds nothing before it is confirmed (pasted in the dialog)', async () => {
  const add = shown('');
  await userEvent.click(screen.getByRole('textbox', { name: m.list_text() }));
  await userEvent.paste('1.\tSolna kommun\n2.\tRegion Stockholm');
  await userEvent.click(confirm(2));
  expect(add.mock.calls).toEqual([[['Solna kommun', 'Region Stockholm']]]);
});

test.each<[string, string, BlobPart, string]>([
  ['Latin-1', 'a.csv', new Uint8Array([0xe5, 0x0a, 0xe4]), 'encoding'],
  ['UTF-16', 'a.txt', new Uint8Array([0xff, 0xfe, 0x41, 0x00]), 'encoding'],
  ['the old format', 'a.xlsx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old'],
  ['a broken archive', 'a.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), 'unreadable'],
  ['nothing', 'a.csv', '\n\n', 'empty'],
  ['too much', 'a.csv', 'x'.repeat(2 * 1024 * 1024 + 1), 'too-large'],
])(
  'IM10: a file that cannot be read is told with what to do (%s)',
  async (...[, name, part, problem]) => {
    expect(await readListFile(new File([part], name))).toEqual({ ok: false, problem });
  },
);
