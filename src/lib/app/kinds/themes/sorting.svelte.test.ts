import { mutation } from '#lib/workshop/model/mutations.ts';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, test, vi } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import ConsolePage from '#lib/app/console/ConsolePage.svelte';
import {
  fillBrowser,
  openConsoleRoom,
  pageProps,
  type ConsoleRoom,
} from '#lib/app/console/testing/console-room.ts';
import { Sorting } from './sorting.svelte.ts';

vi.mock('#lib/client/connect.ts', () => import('#lib/app/console/testing/console-room.ts'));
beforeAll(fillBrowser);

const texts = ['ett', 'två', 'tre', 'fyra', 'fem'];

/** A surface with five ungrouped notes and the themes that are named. */
function open(...themes: string[]): Promise<ConsoleRoom> {
  return openWith(texts, themes);
}

async function openWith(notes: readonly string[], themes: readonly string[]): Promise<ConsoleRoom> {
  const room = await openConsoleRoom();
  await room.goTo('notes');
  await room.write(...notes);
  await room.asOther(
    mutation('step.reveal', { step: 'step:notes', revealed: true }),
    ...themes.map((title) =>
      mutation('theme.create', { id: `theme:${title}`, workshop: 'workshop:w1', title, notes: [] }),
    ),
  );
  await room.goTo('themes');
  render(ConsolePage, pageProps);
  await screen.findByRole('listbox', { name: m.host_ungrouped() });
  return room;
}

/**
 * The notes on the surface, in the order in which they stand. Not by role: jsdom is slow to find
 * roles, and the first test looks at those.
 */
function cards(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-note]')];
}

/** Shows the notes of every theme. */
async function openThemes(): Promise<void> {
  for (const closed of document.querySelectorAll('.count[aria-expanded="false"]')) {
    await userEvent.click(closed);
  }
}

function noteNamed(text: string): HTMLElement {
  const found = cards().find((card) => card.textContent.includes(text));
  if (!found) throw new Error(`no note says ${text}`);
  return found;
}

/** The texts that lie in a theme, as the room has it. */
function inTheme(room: ConsoleRoom, title: string): string[] {
  const theme = room.room.store
    .list('theme')
    .find((theme) => theme.title === title && !theme.removed);
  const notes = room.room.store.list('note').filter((note) => theme && note.theme === theme.id);
  return notes.map((note) => note.text).toSorted();
}

describe('the sorting surface', () => {
  it('is a list in which several can be selected', async () => {
    await open();
    const list = screen.getByRole('listbox', { name: m.host_ungrouped() });
    expect(list).toHaveAttribute('aria-multiselectable', 'true');
    const options = within(list).getAllByRole('option');
    expect(options).toHaveLength(5);
    expect(options.filter((card) => card.tabIndex === 0)).toHaveLength(1);
  });

  it('selects by keys and moves by number, and says so', async () => {
    const room = await open('Bemanning', 'Rutiner');
    cards()[0]?.focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(cards().filter((card) => card.getAttribute('aria-selected') === 'true')).toHaveLength(3);
    await userEvent.keyboard('2');
    await waitFor(() => expect(inTheme(room, 'Rutiner')).toEqual(['ett', 'tre', 'två']));
    expect(screen.getByText(m.host_did_sort({ n: 3, place: 'Rutiner' }))).toBeVisible();
    // The keys go on where the notes were.
    await waitFor(() => expect(noteNamed('fyra')).toHaveFocus());
    await userEvent.keyboard('1');
    await waitFor(() => expect(inTheme(room, 'Bemanning')).toEqual(['fyra']));
  });

  it('takes back twenty commands, one after the other', async () => {
    const room = await open('Bemanning', 'Rutiner');
    await openThemes();
    cards()[0]?.focus();
    for (let n = 0; n < 20; n += 1) {
      noteNamed('ett').focus();
      await userEvent.keyboard(n % 2 === 0 ? '1' : '2');
    }
    await waitFor(() => expect(inTheme(room, 'Rutiner')).toEqual(['ett']));
    for (let n = 0; n < 20; n += 1) await userEvent.keyboard('z');
    await waitFor(() => {
      const note = room.room.store.list('note').find((note) => note.text === 'ett');
      expect(note?.theme).toBeNull();
    });
  });

  it('makes a theme of the selection and asks for its name', async () => {
    const room = await open();
    await userEvent.click(noteNamed('två'));
    await userEvent.click(noteNamed('fem'));
    await userEvent.keyboard('n');
    const field = await screen.findByRole('textbox', { name: m.host_theme_title() });
    await waitFor(() => expect(field).toHaveFocus());
    // What is typed is a name: no key of the surface or the console may fire.
    await userEvent.keyboard('Rörliga personal 12{Enter}');
    await waitFor(() => expect(inTheme(room, 'Rörliga personal 12')).toEqual(['fem', 'två']));
    expect(room.room.store.get('step', 'step:themes')?.endsAt).toBeNull();
    expect(room.room.store.list('theme')).toHaveLength(1);
  });

  it('TX4: several lines that are pasted into a field of one line are offered as entries, or it says that they stand on one (a new theme)', async () => {
    const room = await open('Resor');
    await userEvent.click(noteNamed('två'));
    await userEvent.keyboard('n');
    const field = await screen.findByRole('textbox', { name: m.host_theme_title() });
    await waitFor(() => expect(field).toHaveFocus());
    await userEvent.paste('1.\tBemanning\r\n2.\tResor\r\n3.\tRutiner');
    expect(room.room.store.list('theme')).toHaveLength(2);
    await userEvent.click(await screen.findByRole('button', { name: m.list_confirm({ n: 2 }) }));
    await waitFor(() => {
      const titles = room.room.store.list('theme').map(({ title }) => title);
      expect(titles.toSorted()).toEqual(['Bemanning', 'Resor', 'Rutiner']);
    });
    expect(inTheme(room, 'Bemanning')).toEqual(['två']);
  });

  it('keeps a title that is too long in its field until it fits', async () => {
    const room = await open('Bemanning');
    await userEvent.click(await screen.findByTitle(m.host_theme_rename()));
    const field = screen.getByRole('textbox', { name: m.host_theme_title() });
    const long = 'Samverkan '.repeat(30).trim();
    await userEvent.clear(field);
    await userEvent.paste(long);
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('textbox', { name: m.host_theme_title() })).toHaveValue(long);
    expect(room.room.store.get('theme', 'theme:Bemanning')?.title).toBe('Bemanning');
    await userEvent.clear(field);
    await userEvent.type(field, 'Samverkan{Enter}');
    await waitFor(() => {
      expect(room.room.store.get('theme', 'theme:Bemanning')?.title).toBe('Samverkan');
    });
  });

  it('moves a range chosen with Shift and a click, by tap alone', async () => {
    const room = await open('Bemanning');
    const user = userEvent.setup();
    await user.click(noteNamed('två'));
    await user.keyboard('{Shift>}');
    await user.click(noteNamed('fyra'));
    await user.keyboard('{/Shift}');
    await user.click(screen.getByRole('button', { name: m.host_move_here({ n: 3 }) }));
    await waitFor(() => expect(inTheme(room, 'Bemanning')).toEqual(['fyra', 'tre', 'två']));
  });

  it('never moves what the filter hides', async () => {
    const room = await open('Bemanning');
    await userEvent.click(noteNamed('ett'));
    await userEvent.click(noteNamed('två'));
    await userEvent.type(screen.getByRole('searchbox', { name: m.host_search() }), 'två');
    await userEvent.click(screen.getByRole('button', { name: m.host_move_here({ n: 1 }) }));
    await waitFor(() => expect(inTheme(room, 'Bemanning')).toEqual(['två']));
  });

  it('keeps the order when a note comes, goes and comes back', async () => {
    const room = await open('Bemanning');
    await openThemes();
    const shown = () => cards().map((card) => card.dataset['note']);
    const before = shown();
    const third = before[2] ?? '';
    await room.asOther(
      mutation('note.place', { notes: [third], theme: 'theme:Bemanning', parked: false }),
    );
    await waitFor(() => expect(shown().indexOf(third)).toBe(4));
    await room.asOther(mutation('note.place', { notes: [third], theme: null, parked: false }));
    await waitFor(() => expect(shown()).toEqual(before));
  });

  it('WL7: what happens to one note on the wall draws no other note anew', async () => {
    const written = ['ett', 'två', 'Kvällarna är obemannade', 'tre'];
    const room = await openWith(written, ['Antal']);
    const keyword = { theme: 'theme:Antal', keyword: 'kvällar', present: true };
    await room.asOther(mutation('theme.keyword', keyword));
    let version = $state(0);
    const seen = {
      actor: { role: 'facilitator', device: 'device:test' },
      now: () => 0,
      get view() {
        return version >= 0 ? room.room.store : null;
      },
    };
    const console = { room: seen, workshopId: 'workshop:w1' } as unknown as ConsoleState;
    const sorting = new Sorting(console);
    const shown = () =>
      new Map(sorting.lanes.flat().map((card) => [card.text, sorting.shown(card, undefined)]));
    const before = shown();
    expect([...before.keys()].toSorted()).toEqual(written.toSorted());
    expect(before.get(written[2] ?? '')?.suggestion).toMatchObject({ word: 'Kvällarna' });

    const into = { theme: 'theme:Antal', parked: false };
    await room.asOther(mutation('note.place', { notes: ['note:n0'], ...into }));
    version += 1;
    const after = shown();
    const left = written.slice(1);
    expect([...after.keys()].toSorted()).toEqual(left.toSorted());
    for (const text of left) expect(after.get(text)).toBe(before.get(text));

    await room.asOther(mutation('note.hide', { note: 'note:n1', hidden: true }));
    version += 1;
    const hidden = shown();
    const same = left.filter((text) => hidden.get(text) === after.get(text));
    expect(same).toEqual(written.slice(2));
  });

  it('merges, parks and takes apart from the menu, and undoes each', async () => {
    const room = await open('Bemanning', 'Rutiner');
    await room.asOther(
      mutation('note.place', {
        notes: ['note:n0', 'note:n1'],
        theme: 'theme:Bemanning',
        parked: false,
      }),
    );
    const menu = { name: m.host_theme_menu({ title: 'Bemanning' }) };
    await waitFor(() => expect(inTheme(room, 'Bemanning')).toEqual(['ett', 'två']));
    const choose = async (name: string) => {
      await userEvent.click(screen.getByRole('button', menu));
      await userEvent.click(
        within(screen.getByRole('dialog')).getByRole('button', { name, hidden: true }),
      );
    };
    const parked = () => room.room.store.list('note').filter((note) => note.parked).length;

    await choose('Rutiner');
    await waitFor(() => expect(inTheme(room, 'Rutiner')).toEqual(['ett', 'två']));
    await userEvent.keyboard('z');
    await waitFor(() => expect(inTheme(room, 'Bemanning')).toEqual(['ett', 'två']));

    await choose(m.host_theme_park());
    await waitFor(() => expect(parked()).toBe(2));
    await userEvent.keyboard('z');
    await waitFor(() => expect(inTheme(room, 'Bemanning')).toEqual(['ett', 'två']));
    expect(parked()).toBe(0);

    await choose(m.host_theme_apart());
    await waitFor(() =>
      expect(room.room.store.get('theme', 'theme:Bemanning')?.removed).toBe(true),
    );
    await userEvent.keyboard('z');
    await waitFor(() => expect(inTheme(room, 'Bemanning')).toEqual(['ett', 'två']));
  });

  it('MN7: the console offers to merge where a name is taken, says beforehand what goes along and what is asked again, and takes it back (themes)', async () => {
    const room = await open('Bemanning', 'Rutiner');
    await room.asOther(
      mutation('note.place', { notes: ['note:n0'], theme: 'theme:Rutiner', parked: false }),
    );
    await waitFor(() => expect(inTheme(room, 'Rutiner')).toEqual(['ett']));
    const name = async (title: string) => {
      const [, second] = screen.getAllByTitle(m.host_theme_rename());
      if (second) await userEvent.click(second);
      const field = screen.getByLabelText(m.host_theme_title());
      await userEvent.clear(field);
      await userEvent.type(field, `${title}{Enter}`);
      return screen.getByRole('dialog', { name: m.host_merge_title({ title: 'Bemanning' }) });
    };
    const standing = () => room.room.store.list('theme').filter(({ removed }) => !removed).length;

    // Without merging, what was written can be changed on.
    const asked = await name('BEMANNING');
    expect(within(asked).getByText(m.host_merge_text({ n: 1 }))).toBeInTheDocument();
    await userEvent.click(within(asked).getByRole('button', { name: m.host_merge_cancel() }));
    const field = screen.getByLabelText(m.host_theme_title());
    await waitFor(() => expect(field).toHaveFocus());
    expect(field).toHaveValue('BEMANNING');
    expect(standing()).toBe(2);

    await userEvent.keyboard('{Escape}');
    const again = await name('bemanning');
    await userEvent.click(within(again).getByRole('button', { name: m.host_merge_confirm() }));
    await waitFor(() => expect(inTheme(room, 'Bemanning')).toEqual(['ett']));
    expect(standing()).toBe(1);
    await userEvent.keyboard('z');
    await waitFor(() => expect(inTheme(room, 'Rutiner')).toEqual(['ett']));
  });
});

test('SS9: where another device takes the note that has the focus, the list has it, no number moves another note, and arrows go on from the neighbour', async () => {
  const room = await open('Skola');
  const [, second, third] = cards();
  second?.focus();
  const taken = second?.dataset['note'] ?? '';
  await room.asOther(
    mutation('note.place', { notes: [taken], theme: 'theme:Skola', parked: false }),
  );
  await waitFor(() => {
    expect(screen.getByRole('listbox', { name: m.host_ungrouped() })).toHaveFocus();
  });
  await userEvent.keyboard('1');
  await room.room.settled();
  expect(inTheme(room, 'Skola')).toHaveLength(1);
  await userEvent.keyboard('{ArrowDown}');
  await waitFor(() => {
    expect(document.activeElement).toHaveAttribute('data-note', third?.dataset['note']);
  });
  await userEvent.keyboard('1');
  await waitFor(() => {
    expect(inTheme(room, 'Skola')).toHaveLength(2);
  });
});
