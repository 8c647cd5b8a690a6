import type { TestedKind } from './kind.ts';

export const welcome: TestedKind = {
  words: [
    'Välkommen',
    'I dag berättar vi för varandra vad som fungerar och vad som kan bli bättre.',
  ],
};
