import { groupLetter } from '#lib/methods/group-letters.ts';
import { fixtureStep, type TestedKind } from './kind.ts';

export const groups: TestedKind = {
  roles: {
    'interest.choose': ['participant'],
  },
  args: ({ step }) => ({ 'interest.choose': { step: `step:groups${step}`, topics: ['x'] } }),
  generators: {
    'interest.choose': (random, view) => ({
      step: fixtureStep(random, view, 'groups'),
      topics: random.sample(['Topic 1', 'Topic 2', 'Topic 3'], 2),
    }),
  },
  words: ['Hitta din bikupa', 'Sätt er tillsammans och hälsa på varandra.'],
  plays: async ({ seats, act }) => {
    const places = ['vid fönstret', 'längst fram', 'vid dörren', 'i mitten', null, 'i biblioteket'];
    const groups = places.map((place, index) => ({
      id: `group:g${index}`,
      letter: groupLetter(index),
      place,
      seats: seats.filter((_seat, at) => at % places.length === index),
    }));
    await act({ name: 'group.form', args: { round: 'step:groups', groups } });
  },
};
