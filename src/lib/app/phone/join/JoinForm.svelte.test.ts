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
});
