import type { TestedKind } from './kind.ts';

export const themes: TestedKind = {
  words: ['Gruppera till teman', 'Vi samlar lapparna som hör ihop.'],
};
