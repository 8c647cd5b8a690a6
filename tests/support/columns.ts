/** The columns of steps for notes in tests. */
export const columns = [
  { key: 'works', title: 'Fungerar bra', tone: 'works' },
  { key: 'develop', title: 'Behöver utvecklas', tone: 'develop' },
] as const;
