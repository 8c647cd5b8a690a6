import type { View } from '#lib/workshop/define.ts';
import { parts, type Choice } from '#lib/workshop/kinds/placing/model.ts';
import { checksOf, ownNotes, isPlacing } from '#lib/workshop/kinds/placing/wall.ts';
import { placingMutants } from '../mutants/placing.ts';
import type { Random } from '../simulation/operations/random.ts';
import { stepOf, type PictureScene, type TestedKind } from './kind.ts';

function choiceOf(random: Random, view: View): Choice {
  return random.chance(0.8) ? random.id(view, 'theme') : 'none';
}

function partIn(view: View, id: string) {
  const step = view.get('step', id);
  return step && isPlacing(step) ? step.part : 'place';
}

export const placing: TestedKind = {
  roles: {
    'intent.place': ['participant'],
    'intent.answer': ['participant'],
    'check.give': ['participant'],
    'check.deal': ['facilitator'],
  },
  requiresControl: ['check.deal'],
  args: ({ step, theme }) => ({
    'intent.place': {
      ...{ step: `step:placing${step}`, note: 'note:own', choice: theme },
      ...{ wish: null, also: null },
    },
    'intent.answer': { step: `step:placing${step}`, note: 'note:own', choice: 'none' },
    'check.give': {
      ...{ step: `step:placing${step}`, check: 'check:placing.other.p0' },
      ...{ choice: 'none', reason: null },
    },
    'check.deal': { step: `step:placing${step}`, from: 'again', part: 'check' },
  }),
  // What people were given to read stays theirs, so that what they say of it finds its note; and what
  // has been shown at once is not shown anew.
  leftByUndo: ['check', 'batch'],
  generators: {
    'intent.place': (random, view) => ({
      step: stepOf(random, view, 'placing'),
      note: random.id(view, 'note'),
      choice: random.nullable(() => choiceOf(random, view)),
      wish: random.chance(0.1) ? random.text() : null,
      also: random.chance(0.2) ? random.id(view, 'theme') : null,
    }),
    'intent.answer': (random, view) => ({
      step: stepOf(random, view, 'placing'),
      note: random.id(view, 'note'),
      choice: choiceOf(random, view),
    }),
    'check.give': (random, view) => {
      const given = view.list('check');
      const check = given.length > 0 ? random.pick(given) : null;
      return {
        step: check?.step ?? stepOf(random, view, 'placing'),
        check: check?.id ?? 'check:none.none.none',
        choice: random.nullable(() => choiceOf(random, view)),
        reason: random.nullable(() => random.text().slice(0, 20)),
      };
    },
    'check.deal': (random, view) => {
      const step = stepOf(random, view, 'placing');
      const from = partIn(view, step);
      const next = parts[parts.indexOf(from) + 1] ?? 'again';
      const part = random.chance(0.6) ? next : random.pick(parts);
      return { step, from: random.chance(0.9) ? from : random.pick(parts), part };
    },
  },
  weights: { 'intent.place': 12, 'check.give': 8, 'intent.answer': 4, 'check.deal': 5 },
  words: [
    'Var hör lapparna hemma?',
    'Säg var dina egna lappar hör hemma. Sedan läser du några av andra och säger om de hör dit.',
  ],
  shownAs: 'placing-done',
  plays: placeAll,
  mutants: placingMutants,
};

const titles = [
  'Trygg hemgång',
  'Gemensam bild av den enskilde',
  'Vem som gör vad',
  'Tid att mötas',
  'Stöd till anhöriga',
  'Digitala hinder',
];

/** Everybody places; where it is pictured to the end, everybody checks, and the notes are placed. */
async function placeAll(scene: PictureScene): Promise<void> {
  const { room, people, here, through, act, does } = scene;
  // Elsewhere it is passed through: the themes of other pictures are named later.
  if (!here) return;
  for (const [at, title] of titles.entries()) {
    const args = { id: `theme:placing${at}`, workshop: 'workshop:w1', title, notes: [] };
    await act({ name: 'theme.create', args });
  }
  const step = 'step:placing';
  const themes = room.store.list('theme').filter(({ removed }) => !removed);
  const placing = room.store.get('step', step);
  if (!placing || !isPlacing(placing)) return;
  const placeFor = (note: string, at: number) =>
    themes[
      ([...note].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) + at) %
        Math.max(1, themes.length)
    ]?.id ?? 'none';
  for (const [index, actor] of people.entries()) {
    if (actor.role !== 'participant' || (!through && index === 0)) continue;
    for (const { id: note } of ownNotes(room.store, placing, actor.seat)) {
      const choice = placeFor(note, 0);
      await does(actor, 'intent.place', { step, note, choice, wish: null, also: null });
    }
  }
  if (!through) return;
  await act({ name: 'check.deal', args: { step, from: 'place', part: 'check' } });
  for (const [index, actor] of people.entries()) {
    if (actor.role !== 'participant') continue;
    for (const { id: check, note } of checksOf(room.store, step, actor.seat)) {
      const choice = placeFor(note, index % 5 === 0 ? 1 : 0);
      await does(actor, 'check.give', { step, check, choice, reason: null });
    }
  }
  await act({ name: 'check.deal', args: { step, from: 'check', part: 'done' } });
}
