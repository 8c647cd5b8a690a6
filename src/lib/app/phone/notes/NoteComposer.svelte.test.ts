import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import { firstStateOf } from '#lib/workshop/model/step.ts';
import { newStep } from '../../../../../tests/support/new-step.ts';
import { Drafts } from './drafts.svelte.ts';
import NoteComposer from './NoteComposer.svelte';

const step = firstStateOf(
  newStep({ id: 'step:notes', workshop: 'workshop:w1', kind: 'notes', order: 0 }),
);

function show(refusal: string | null = null) {
  const send = vi.fn<(column: string, text: string) => string | null>(() => refusal);
  const drafts = new Drafts('seat:a');
  const shown = render(NoteComposer, {
    step,
    drafts,
    send,
  });
  return { send, drafts, ...shown };
}

const field = () => screen.getByRole('textbox');
const button = () => screen.getByRole('button');

describe('NoteComposer', () => {
  beforeEach(() => localStorage.clear());

  it('sends to the chosen column, empties the field and keeps the focus in it', async () => {
    const { send } = show();
    await userEvent.click(screen.getByRole('radio', { name: 'Behöver utvecklas' }));
    await userEvent.type(field(), 'Vem ringer?');
    await userEvent.click(button());
    expect(send).toHaveBeenCalledExactlyOnceWith('develop', 'Vem ringer?');
    expect(field()).toHaveValue('');
    expect(field()).toHaveFocus();
    expect(screen.getByRole('radio', { name: 'Behöver utvecklas' })).toBeChecked();
  });

  it('sends with Ctrl and Enter, and makes a new line with Enter', async () => {
    const { send } = show();
    await userEvent.type(field(), 'En{Enter}två');
    expect(send).not.toHaveBeenCalled();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(send).toHaveBeenCalledExactlyOnceWith('works', 'En\ntvå');
  });

  it('keeps a draft in each column, also for the next page', async () => {
    const { unmount } = show();
    await userEvent.type(field(), 'Det som fungerar');
    await userEvent.click(screen.getByRole('radio', { name: 'Behöver utvecklas' }));
    expect(field()).toHaveValue('');
    await userEvent.type(field(), 'Det andra');
    unmount();
    show();
    expect(field()).toHaveValue('Det som fungerar');
    await userEvent.click(screen.getByRole('radio', { name: 'Behöver utvecklas' }));
    expect(field()).toHaveValue('Det andra');
  });

  it('shows the column in which a draft was left', () => {
    new Drafts('seat:a').write('step:notes', 'develop', 'Kvar');
    show();
    expect(field()).toHaveValue('Kvar');
    expect(screen.getByRole('radio', { name: 'Behöver utvecklas' })).toBeChecked();
  });

  it('says that a text is too long, and neither cuts nor sends it', async () => {
    const { send } = show();
    await userEvent.click(field());
    await userEvent.paste('x'.repeat(501));
    await userEvent.click(button());
    expect(send).not.toHaveBeenCalled();
    expect(field()).toHaveValue('x'.repeat(501));
    expect(field()).toHaveAccessibleDescription(new RegExp(m.common_characters_too_long(), 'u'));
  });

  it('TX3: the length of a text is that of what is kept, wherever it is counted (letters that are put together)', async () => {
    const { send } = show();
    await userEvent.click(field());
    // On a Mac a pasted å is often two characters; they are kept as one.
    await userEvent.paste('a\u030a'.repeat(500));
    expect(field()).toBeValid();
    expect(field()).toHaveAccessibleDescription(m.common_characters_left({ n: 0 }));
    await userEvent.click(button());
    expect(send).toHaveBeenCalledTimes(1);
    await userEvent.click(field());
    await userEvent.paste('a\u030a'.repeat(501));
    await userEvent.click(button());
    expect(send).toHaveBeenCalledTimes(1);
    expect(field()).toBeInvalid();
  });

  it('warns of a personal number, and leaves the choice to the writer', async () => {
    const { send } = show();
    await userEvent.type(field(), 'Ring 191212121212');
    expect(screen.getByText(m.phone_note_personal_number())).toBeVisible();
    expect(button()).toHaveAccessibleName(m.phone_note_send_anyway());
    await userEvent.click(button());
    expect(send).toHaveBeenCalledTimes(1);
    expect(screen.queryByText(m.phone_note_personal_number())).not.toBeInTheDocument();
  });

  it('keeps the text when the note is refused, and says why until it is changed', async () => {
    const { send } = show('note.too-many');
    await userEvent.click(button());
    expect(send).not.toHaveBeenCalled();
    expect(field()).toHaveAccessibleDescription(new RegExp(m.refusal_text_empty(), 'u'));
    await userEvent.type(field(), 'En till');
    await userEvent.click(button());
    expect(field()).toHaveValue('En till');
    expect(field()).toHaveAccessibleDescription(new RegExp(m.refusal_note_too_many(), 'u'));
    await userEvent.type(field(), '!');
    expect(screen.queryByText(m.refusal_note_too_many())).not.toBeInTheDocument();
  });
});
