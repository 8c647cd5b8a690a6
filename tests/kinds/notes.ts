import type { View } from '#lib/workshop/define.ts';
import type { Random } from '../simulation/operations/random.ts';
import { columns as swedishColumns } from '../support/columns.ts';
import { columns, fixtureStep, type TestedKind } from './kind.ts';

const noteFields = (random: Random, view: View) => ({
  id: random.newId('note'),
  step: fixtureStep(random, view, 'notes'),
  column: random.pick(columns).key,
  text: random.text(),
});

export const notes: TestedKind = {
  settings: { columns: [...swedishColumns] },
  fixture: { columns, lookBack: 'findings' },
  generators: {
    'note.post': (random, view) => ({
      ...noteFields(random, view),
      theme: random.nullable(() => random.id(view, 'theme')),
    }),
    'note.copy': (random, view) => ({
      ...noteFields(random, view),
      group: random.nullable(() => random.id(view, 'group')),
      withdrawn: random.chance(0.2),
    }),
  },
  leftByUndo: ['reading', 'mainQuestion'],
  weights: { 'note.post': 12 },
  reveals: 0.6,
  words: ['Hur är det i dag?', 'Skriv en sak på varje lapp, kort och konkret.'],
  questions: ['Vad fungerar bra, som vi ska värna om?', 'Vad behöver utvecklas?'],
  shownAs: 'notes-shown',
  answers: async ({ does }, actor, index) => {
    const text = `Vi hinner inte följa upp det som vi har kommit överens om, möte ${index + 1}.`;
    const column = index % 2 === 0 ? 'works' : 'develop';
    await does(actor, 'note.post', { id: `note:n${index}`, step: 'step:notes', column, text });
  },
};
