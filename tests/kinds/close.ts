import type { TestedKind } from './kind.ts';

export const close: TestedKind = {
  words: ['Utcheckning', 'Vad tar du med dig?'],
  questions: ['Vad tar du med dig härifrån?'],
};
