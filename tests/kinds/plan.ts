import type { TestedKind } from './kind.ts';

export const plan: TestedKind = {
  words: ['Från tema till åtgärd', 'Vad ska hända, och vem gör det?'],
  plays: async ({ room, act }) => {
    const [area, theme] = ['area:a', 'theme:t0'];
    const title = room.store.get('theme', theme)?.title ?? '';
    await act(
      { name: 'area.create', args: { id: area, theme, title } },
      { name: 'action.create', args: { id: 'action:a', area, title: 'Skriv en gemensam rutin' } },
    );
  },
};
