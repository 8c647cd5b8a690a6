import type { TestedKind } from './kind.ts';

export const talk: TestedKind = {
  words: [
    'Samtal i bikuporna',
    'Prata om frågan. Utse en talesperson som kan säga några ord efteråt.',
  ],
  questions: ['När fungerade samverkan riktigt bra senast? Vad gjorde att det fungerade?'],
  spokenAs: 'talk-report',
  speakers: () =>
    ['C', 'A', 'B', 'F', 'E', 'D'].map((letter) => ({
      who: `group:g${letter.charCodeAt(0) - 65}`,
      label: `Bikupa ${letter}`,
    })),
  answers: async ({ does }, actor, index) => {
    if (index % 2 === 0) await does(actor, 'ready.set', { step: 'step:talk', ready: true });
  },
};
