/** In the place of ResizeObserver: jsdom lays nothing out, and nothing ever changes its size. */
export class NoSizes {
  observe = (): void => undefined;
  unobserve = (): void => undefined;
  disconnect = (): void => undefined;
}
