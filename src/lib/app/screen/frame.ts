/** What stands around a scene: its title, the way to join in the corner, and the time that is left. */
import { m } from '#lib/text/generated/messages.js';

interface Titles {
  readonly workshop: string;
  readonly step: { readonly title: string } | null;
}

export interface Frame {
  readonly title: (titles: Titles) => string;
  /** The title is what the scene is about, or a line above it, or only for screen readers. */
  readonly weight: 'main' | 'line' | 'none';
  /** Whether code and address stand in the corner. */
  readonly corner: boolean;
  readonly timed: boolean;
}

const stepTitle = ({ workshop, step }: Titles): string => step?.title ?? workshop;

/** Around a step, unless its kind says otherwise. */
export const stepFrame: Frame = { title: stepTitle, weight: 'line', corner: true, timed: true };

/** Around the lobby, which says itself how to join. */
export const lobbyFrame: Frame = {
  ...{ title: ({ workshop }) => workshop, weight: 'main' },
  ...{ corner: false, timed: true },
};

/** Around what is shown whatever the step. */
export const generalFrames = {
  lobby: lobbyFrame,
  mix: { ...stepFrame, title: () => m.group_screen_title() },
  blank: { ...stepFrame, weight: 'none', timed: false },
  // There is nothing to join any more, or the code is on view already.
  code: { ...stepFrame, title: () => m.screen_code_title(), corner: false, timed: false },
  closed: { ...stepFrame, title: () => m.screen_closed_title(), corner: false, timed: false },
} as const satisfies Readonly<Record<string, Frame>>;
