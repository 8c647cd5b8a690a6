import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import JoinForm from './JoinForm.svelte';

const lists = {
  organisations: [
    { id: 'organisation:a', name: 'Elevhälsan' },
    { id: 'organisation:b', name: 'Vårdcentralen' },
  ],
  roles: [{ id: 'role:a', name: 'Enhetschef' }],
  action: '?/join',
};

const organisations = () =>
  within(screen.getByRole('group', { name: m.pages_join_organisation() }));

describe('JoinForm', () => {
  const sent = vi.fn<(values: Record<string, FormDataEntryValue>) => void>();

  beforeEach(() => {
    sent.mockClear();
    document.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        if (event.target instanceof HTMLFormElement) {
          sent(Object.fromEntries(new FormData(event.target)));
        }
      },
      { once: true },
    );
  });

  it('takes three taps', async () => {
    render(JoinForm, { ...lists, values: null });
    await userEvent.click(screen.getByRole('radio', { name: 'Elevhälsan' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Enhetschef' }));
    await userEvent.click(screen.getByRole('button', { name: m.pages_join_submit() }));
    expect(sent).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ organisation: 'organisation:a', role: 'role:a', name: '' }),
    );
  });

  it('sends a text of one’s own with its choice', async () => {
    render(JoinForm, { ...lists, values: null });
    await userEvent.click(
      organisations().getByRole('radio', { name: m.pages_join_own_organisation() }),
    );
    await userEvent.type(
      screen.getByLabelText(m.pages_join_own_organisation_label()),
      'Anhörigföreningen',
    );
    await userEvent.click(screen.getByRole('button', { name: m.pages_join_submit() }));
    expect(sent).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ organisation: 'own', 'own-organisation': 'Anhörigföreningen' }),
    );
  });

  it('asks for a text alone where there is no list', () => {
    render(JoinForm, { ...lists, organisations: [], values: null });
    expect(organisations().queryByRole('radio')).not.toBeInTheDocument();
    expect(
      organisations().getByRole('textbox', { name: m.pages_join_own_organisation_label() }),
    ).toBeVisible();
  });

  it('fills in again what was sent, and says what is wrong until that is changed', async () => {
    render(JoinForm, {
      ...lists,
      values: {
        organisation: '',
        ownOrganisation: '',
        role: 'role:a',
        ownRole: '',
        name: 'K'.repeat(61),
      },
      errors: { organisation: 'organisation.unknown', name: 'text.too-long' },
    });
    expect(screen.getByRole('radio', { name: 'Enhetschef' })).toBeChecked();
    expect(screen.getByRole('textbox', { name: new RegExp(m.pages_join_name(), 'u') })).toHaveValue(
      'K'.repeat(61),
    );
    expect(screen.getByText(m.pages_join_too_long())).toBeVisible();
    expect(screen.getByText(m.pages_join_choose_organisation())).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: 'Elevhälsan' }));
    expect(screen.queryByText(m.pages_join_choose_organisation())).not.toBeInTheDocument();
    expect(screen.getByText(m.pages_join_too_long())).toBeVisible();
  });

  const many = Array.from({ length: 80 }, (_, at) => ({
    id: `organisation:${at}`,
    name: at === 7 ? 'Så kallad So\u00adlna kommun' : `Vårdcentral ${at + 1}`,
  }));
  const shown = () =>
    organisations()
      .getAllByRole('radio')
      .map((radio) => radio.getAttribute('value'));

  it('JF1: a long list of organisations or roles has a field to search in it, which leaves what is chosen and one’s own', async () => {
    render(JoinForm, { ...lists, organisations: many, values: null });
    const search = await organisations().findByRole('searchbox');
    expect(shown()).toHaveLength(81);
    await userEvent.click(organisations().getByRole('radio', { name: 'Vårdcentral 1' }));
    await userEvent.type(search, 'kommun sa\u030a\u00a0KALLAD');
    expect(shown()).toEqual(['organisation:0', 'organisation:7', 'own']);
    expect(organisations().getByText(m.pages_join_found({ n: 1, total: 80 }))).toBeVisible();
    // Enter takes what is found, and sends nothing.
    await userEvent.keyboard('{Enter}');
    expect(sent).not.toHaveBeenCalled();
    expect(organisations().getByRole('radio', { name: /lna kommun/u })).toBeChecked();
    await userEvent.clear(search);
    await userEvent.type(search, 'finns inte');
    expect(shown()).toEqual(['organisation:7', 'own']);
    expect(organisations().getByText(m.pages_join_found_none())).toBeVisible();
    await userEvent.clear(search);
    expect(shown()).toHaveLength(81);
    expect(screen.getAllByRole('searchbox')).toHaveLength(1);
  });

  it('JF1: a long list of organisations or roles has a field to search in it, which leaves what is chosen and one’s own (twelve have none)', async () => {
    render(JoinForm, { ...lists, organisations: many.slice(0, 12), values: null });
    await import('./PickSearch.svelte');
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
  });
});
