import { groupLetter } from '#lib/methods/group-letters.ts';
import { fixtureStep, type TestedKind } from './kind.ts';

export const groups: TestedKind = {
  roles: {
    'interest.choose': ['participant'],
    'expected.set': ['facilitator'],
  },
  args: ({ step }) => ({
    'interest.choose': { step: `step:groups${step}`, topics: ['x'] },
    'expected.set': { step: `step:groups${step}`, organisations: [], roles: [], groups: [] },
  }),
  generators: {
    'interest.choose': (random, view) => ({
      step: fixtureStep(random, view, 'groups'),
      topics: random.sample(['Topic 1', 'Topic 2', 'Topic 3'], 2),
    }),
    'expected.set': (random, view) => {
      const organisation = random.id(view, 'organisation');
      const chairs = [{ organisation, role: null, host: random.chance(0.5) }];
      return {
        step: fixtureStep(random, view, 'groups'),
        organisations: random.chance(0.8) ? [{ organisation, count: 1 + random.below(500) }] : [],
        roles: [],
        groups: random.chance(0.5) ? [{ letter: 'A', place: null, chairs }] : [],
      };
    },
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
