import type { TestedKind } from './kind.ts';

export const round: TestedKind = {
  words: [
    'Incheckning',
    'Säg ett ord eller en mening om hur du kommer hit. Det går bra att säga pass.',
  ],
  questions: ['Med vilket ord beskriver du samverkan just nu?'],
  spokenAs: 'round-spoken',
  speakers: (seats) =>
    seats.slice(1, 9).map((who, index) => ({
      who,
      label:
        index % 2 === 0 ? 'enhetschef, Solna stad' : 'distriktssköterska, Hagalunds vårdcentral',
    })),
};
