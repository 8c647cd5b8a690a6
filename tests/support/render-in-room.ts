/** Renders a component that takes its room from the context. */
import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import type { Room } from '#lib/client/room.svelte.ts';
import InRoom from './InRoom.svelte';

interface Wrapped<Props extends Record<string, unknown>> {
  readonly room: Room;
  readonly component: Component<Props>;
  readonly given: Props;
}

export function renderInRoom<Props extends Record<string, unknown>>(
  room: Room,
  component: Component<Props>,
  given: Props,
) {
  // A generic component's props cannot be inferred through `render`.
  return render(InRoom as unknown as Component<Wrapped<Props>>, { room, component, given });
}
