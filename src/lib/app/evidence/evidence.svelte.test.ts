import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Room } from '#lib/client/room.svelte.ts';
import { emptyPlan, samplePlan } from '#lib/server/export/pdf/testing/sample-plan.ts';
import { m } from '#lib/text/generated/messages.js';
import { rankWords } from '#lib/text/rank-words.ts';
import { stanceWord } from '#lib/text/words.ts';
import { Toasts } from '#lib/ui/toasts.svelte.ts';
import { themeLines } from '#lib/workshop/plan/build-document-themes.ts';
import type { NoteLine, ThemeLine } from '#lib/workshop/plan/document.ts';
import { openStage, type Stage } from '../../../../tests/support/page-room.ts';
import {
  buildWorkshop,
  facilitator,
  goTo,
  must,
} from '../../../../tests/support/workshop-builder.ts';
import { fillBrowser } from '../console/testing/console-room.ts';
import { Commands } from '../commands.ts';
import { sceneOf } from '../kinds/themes/scene.ts';
import PlanArticle from '../plan/document/PlanArticle.svelte';
import ThemeFold from '../themes/ThemeFold.svelte';
import Bars from './Bars.svelte';
import { themeDraft } from './draft.ts';
import EvidenceDialog from './EvidenceDialog.svelte';
import { breadthBars, columnBars } from './evidence-bars.ts';

vi.mock('#lib/client/connect.ts', () => import('../../../../tests/support/page-room.ts'));

const workshop = 'workshop:w1';
const texts = ['Ring samma dag', 'Ring alltid avdelningen', 'Avdelningen ringer för sent', 'Bra'];

let stage: Stage;
let page: Room;
let commands: Commands;

beforeEach(async () => {
  fillBrowser();
  stage = await openStage();
  const { participants } = await buildWorkshop(stage.room);
  await goTo(stage.room, 'notes');
  for (const [n, text] of texts.entries()) {
    const args = { id: `note:n${n}`, step: 'step:notes', column: 'works', text };
    await must(stage.room, participants[n] ?? facilitator, [{ name: 'note.post', args }]);
  }
  await must(stage.room, facilitator, [
    { name: 'step.reveal', args: { step: 'step:notes', revealed: true } },
    {
      name: 'theme.create',
      args: {
        ...{ id: 'theme:t', workshop, title: 'Telefon' },
        notes: texts.map((_text, n) => `note:n${n}`),
      },
    },
  ]);
  await goTo(stage.room, 'themes');
  page = await stage.page(facilitator);
  commands = new Commands(page, new Toasts());
});

const stored = () => stage.room.store.list('summary')[0];

describe('what stands behind a theme', () => {
  beforeEach(() => {
    render(EvidenceDialog, { commands, theme: 'theme:t', onclose: vi.fn() });
  });

  test('EV1: facilitators choose at most three notes to speak for a theme, one at a time so that two who choose lose none, and the place of one that has gone is free (the console)', async () => {
    const box = (text: string) => screen.getByRole('checkbox', { name: text });
    for (const text of texts.slice(0, 3)) await userEvent.click(box(text));
    await vi.waitFor(() => expect(box('Bra')).toBeDisabled());
    expect(screen.getByText(m.evidence_quotes_full())).toBeVisible();
    await userEvent.click(box('Ring samma dag'));
    await vi.waitFor(() => expect(box('Bra')).toBeEnabled());
    expect(stage.room.store.get('theme', 'theme:t')?.quotes).toEqual(['note:n1', 'note:n2']);
  });

  test('SU4: a proposal is stored and shown only when a person says so, as it stands or rewritten, and is a draft again when that is taken back', async () => {
    const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
    const proposal = field().value;
    // In the language of the series.
    expect(proposal).toContain('4 lappar');
    expect(stored()).toBeUndefined();
    expect(screen.getByText(m.summary_draft())).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: m.summary_show() }));
    await vi.waitFor(() => expect(stored()).toMatchObject({ text: proposal, shown: true }));
    await userEvent.clear(field());
    await userEvent.type(field(), 'Ring i tid.');
    await userEvent.tab();
    await vi.waitFor(() => expect(stored()).toMatchObject({ text: 'Ring i tid.', shown: true }));
    await userEvent.click(screen.getByRole('button', { name: m.summary_cover() }));
    await vi.waitFor(() => expect(stored()?.shown).toBe(false));
    await userEvent.click(screen.getByRole('button', { name: m.summary_anew() }));
    await vi.waitFor(() => expect(stored()?.text).toBe(proposal));
  });
});

test('EV3: the chosen notes and the summary stand in the opened theme on the phone and on the projector while the theme is discussed, and a frozen projector covers what has been hidden since', async () => {
  await must(stage.room, facilitator, [
    { name: 'theme.quote', args: { theme: 'theme:t', note: 'note:n0', present: true } },
    { name: 'summary.write', args: { about: 'theme:t', text: 'Ring i tid.' } },
    { name: 'summary.show', args: { about: 'theme:t', shown: true } },
  ]);
  const { view } = page;
  const theme = { id: 'theme:t', title: 'Telefon' };
  render(ThemeFold, { view, theme, notes: [] });
  expect(screen.getByText('Ring i tid.')).toBeInTheDocument();
  expect(within(screen.getByRole('list', { hidden: true })).getByText(texts[0] ?? '')).toBeTruthy();
  const record = () => {
    const found = stage.room.store.get('workshop', workshop);
    if (!found) throw new Error('the workshop is there');
    return found;
  };
  const scene = () => {
    const at = stage.room.store.get('step', record().step ?? '');
    if (at?.kind !== 'themes') throw new Error('the workshop is at its themes');
    return sceneOf(stage.room.store, record(), at);
  };
  expect(scene().about).toBeNull();
  const focus = { workshop, step: record().step, on: 'theme:t' };
  await must(stage.room, facilitator, [{ name: 'focus.set', args: focus }]);
  expect(scene()).toMatchObject({
    phase: 'about theme:t',
    about: { summary: 'Ring i tid.', notes: 4, quotes: [{ text: texts[0] }] },
  });
  const { heldScene } = await import('../kinds/themes/scene.ts');
  const held = scene();
  await must(stage.room, facilitator, [
    { name: 'note.hide', args: { note: 'note:n0', hidden: true } },
    { name: 'summary.show', args: { about: 'theme:t', shown: false } },
  ]);
  expect(heldScene(held, stage.room.store).about).toMatchObject({ summary: '', quotes: [] });
  // While there is something to sort, the wall stays.
  await must(stage.room, facilitator, [
    { name: 'note.place', args: { notes: ['note:n1'], theme: null, parked: false } },
  ]);
  expect(scene().about).toBeNull();
});

test('SU3: a proposal is the same for the same notes in whatever order, and has nothing but counts, words of at least two notes and chosen quotes', () => {
  const theme = themeLines(page.view)[0];
  if (!theme) throw new Error('the theme is there');
  const says = (notes: readonly NoteLine[], quotes: readonly NoteLine[] = []) =>
    themeDraft({ ...theme, notes, quotes }, [theme], 'sv');
  const said = says(theme.notes);
  expect(says(theme.notes.toReversed())).toBe(said);
  expect(said).toContain('4 lappar');
  expect(said).toContain('avdelningen');
  for (const word of ['Bra', 'samma', 'sent', 'alltid']) expect(said).not.toContain(word);
  expect(says(theme.notes, theme.notes.slice(0, 1))).toContain(`”${theme.notes[0]?.text}”`);
  expect(themeDraft({ ...theme, notes: [] }, [], 'sv')).toBe('');
});

test('PI3: every bar of a picture has its number and words beside it, and no more than its share', () => {
  const [theme] = samplePlan.themes;
  if (!theme) throw new Error('the sample has themes');
  const bars = [...columnBars(theme.columns), ...breadthBars(theme)];
  const { container } = render(Bars, { bars });
  expect(bars).toHaveLength(5);
  for (const [at, item] of screen.getAllByRole('listitem').entries()) {
    expect(item).toHaveTextContent(bars[at]?.label ?? '?');
    const bar = item.querySelector<HTMLElement>('[aria-hidden] > span');
    expect(parseFloat(bar?.style.inlineSize ?? '')).toBeCloseTo((bars[at]?.share ?? 0) * 100, 3);
  }
  expect(container).toHaveTextContent(m.plan_breadth_groups({ n: 7, of: 9 }));
});

test('PI4: the plan page tells quotes and summary, says of ties that they are ties, and draws the judgements and how far organisations agree beside their words', () => {
  const { container } = render(PlanArticle, { plan: samplePlan, pdf: '/plan.pdf' });
  const [sip] = samplePlan.themes;
  expect(container).toHaveTextContent(sip?.summary ?? '?');
  for (const { text } of sip?.quotes ?? [])
    expect(within(container).getAllByText(text, { selector: 'blockquote' })).toHaveLength(1);
  expect(container).toHaveTextContent(rankWords({ at: 2, tied: true }));
  expect(container).toHaveTextContent(samplePlan.occasions[0]?.summary ?? '?');
  // The map has the numbers of the list.
  expect(
    [...container.querySelectorAll('svg text.number')].map((sign) => sign.textContent),
  ).toEqual(['1', '2']);
  expect(container).toHaveTextContent('1. Samordnad individuell plan (SIP)');
  const agreed = container.querySelector('#standpunkter, [id*="stand"]') ?? container;
  expect(agreed).toHaveTextContent(`${stanceWord('adopts')}: 2`);
  expect(agreed).toHaveTextContent(`${m.plan_stance_missing()}: 8`);
  const bare: ThemeLine[] = samplePlan.themes.map((theme) => ({ ...theme, kinds: null }));
  expect(bare.every((theme) => breadthBars(theme).length === 2)).toBe(true);
  expect(emptyPlan.themes).toEqual([]);
});
