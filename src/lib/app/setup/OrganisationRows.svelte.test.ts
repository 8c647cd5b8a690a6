import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import { fillBrowser } from '../console/testing/console-room.ts';
import OrganisationRows from './OrganisationRows.svelte';

beforeAll(fillBrowser);

function rows(): (readonly [string, string])[] {
  return within(screen.getByRole('list', { name: m.setup_organisations() }))
    .getAllByRole('listitem')
    .map((row) => {
      const name = within(row).getByRole<HTMLInputElement>('textbox').value;
      return [name, within(row).getByRole<HTMLSelectElement>('combobox').value] as const;
    });
}

const field = (n: number): HTMLElement =>
  screen.getByRole('textbox', { name: m.setup_organisation_n({ n }) });

describe('OrganisationRows', () => {
  it('makes a row of each pasted line, with its kind, and keeps what was there', async () => {
    render(OrganisationRows, { organisations: [{ name: 'BUP', kind: 'slutenvard' }] });
    await userEvent.click(field(2));
    await userEvent.paste('Ängsby kommun\n- Region Solslätten\n\nVårdcentralen Ringen\n');
    expect(rows()).toEqual([
      ['BUP', 'slutenvard'],
      ['Ängsby kommun', 'kommun'],
      ['Region Solslätten', 'region'],
      ['Vårdcentralen Ringen', 'primarvard'],
    ]);
    const heard = screen.getAllByRole('status').map((region) => region.textContent);
    expect(heard.join()).toContain(m.setup_organisations_pasted({ n: 3 }));
  });

  it('BD6: a pasted list that is too long is told and not taken, and one that was sent is shown again', async () => {
    const { unmount } = render(OrganisationRows, { organisations: [{ name: 'BUP', kind: '' }] });
    await userEvent.click(field(2));
    await userEvent.paste(Array.from({ length: 100 }, (_, n) => `N${n}`).join('\n'));
    expect(rows().map(([name]) => name)).toEqual(['BUP', '', '']);
    const told = m.list_too_many({ n: 100, most: 99 });
    expect(await screen.findByText(told)).toBeVisible();
    unmount();
    const problems = { organisation: 'För många' };
    render(OrganisationRows, { organisations: [], more: 'A\nB', problems });
    const list = screen.getByRole('textbox', { name: m.setup_organisations_more() });
    expect(list).toHaveValue('A\nB');
    expect(list).toHaveAccessibleDescription(expect.stringContaining('För många'));
  });

  it('IM9: a pasted list is shown with its columns and remarks, and adds nothing before it is confirmed (a form)', async () => {
    render(OrganisationRows, { organisations: [] });
    await userEvent.click(field(1));
    await userEvent.paste('Namn\tOrganisation\nAnna\tSolna kommun\nPer\tRegion Stockholm');
    const confirm = await screen.findByRole('button', { name: m.list_confirm({ n: 2 }) });
    expect(field(1)).toHaveValue('');
    await userEvent.click(confirm);
    expect(rows().slice(0, 2)).toEqual([
      ['Solna kommun', 'kommun'],
      ['Region Stockholm', 'region'],
    ]);
  });

  it('pastes one line as text, where the caret is', async () => {
    render(OrganisationRows, { organisations: [] });
    await userEvent.type(field(1), 'Ängsby ');
    await userEvent.paste('kommun');
    expect(rows()[0]).toEqual(['Ängsby kommun', 'kommun']);
    expect(rows()).toHaveLength(3);
  });

  it('guesses the kind until somebody chooses it', async () => {
    render(OrganisationRows, { organisations: [] });
    await userEvent.type(field(1), 'Region');
    expect(rows()[0]).toEqual(['Region', 'region']);
    const kind = screen.getByRole('combobox', { name: m.setup_organisation_kind_n({ n: 1 }) });
    await userEvent.selectOptions(kind, 'fou');
    await userEvent.type(field(1), 'ens kommun');
    expect(rows()[0]).toEqual(['Regionens kommun', 'fou']);
  });

  it('goes to the next row on Enter, and makes one at the end', async () => {
    render(OrganisationRows, { organisations: [] });
    await userEvent.type(field(3), 'BUP{Enter}');
    expect(rows()).toHaveLength(4);
    expect(field(4)).toHaveFocus();
  });

  it('removes a row and keeps the focus in the list', async () => {
    render(OrganisationRows, {
      organisations: ['A', 'B', 'C'].map((name) => ({ name, kind: 'annan' })),
    });
    await userEvent.click(
      screen.getByRole('button', { name: m.setup_organisation_remove({ name: 'B' }) }),
    );
    expect(rows().map(([name]) => name)).toEqual(['A', 'C']);
    expect(field(2)).toHaveFocus();
  });

  it('tells what was wrong with a row until it is changed', async () => {
    const problem = 'Skriv något först.';
    render(OrganisationRows, { organisations: [], problems: { 'organisation.0.name': problem } });
    expect(field(1)).toHaveAccessibleDescription(expect.stringContaining(problem));
    await userEvent.type(field(1), 'A');
    expect(field(1)).toBeValid();
  });
});
