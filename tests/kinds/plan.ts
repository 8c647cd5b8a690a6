import type { TestedKind } from './kind.ts';

export const plan: TestedKind = {
  words: ['Från tema till åtgärd', 'Vad ska hända, och vem gör det?'],
};
