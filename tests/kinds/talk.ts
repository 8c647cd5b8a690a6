import type { TestedKind } from './kind.ts';

export const talk: TestedKind = {
  words: [
    'Samtal i bikuporna',
    'Prata om frågan. Utse en talesperson som kan säga några ord efteråt.',
  ],
  questions: ['När fungerade samverkan riktigt bra senast? Vad gjorde att det fungerade?'],
};
