/** The series that can be led from the browser that asks, for whoever has not saved the link. */
import type { Cookies } from '@sveltejs/kit';
import { serverContext } from '../server-context.ts';
import { seriesPath } from './links.ts';

export interface OwnSeries {
  readonly title: string;
  readonly href: string;
  /** Milliseconds. */
  readonly createdAt: number;
}

export function ownSeries(cookies: Cookies): readonly OwnSeries[] {
  const names = cookies.getAll().map(({ name }) => name);
  return serverContext()
    .access.seriesLedBy((name) => cookies.get(name), names)
    .map(({ series, title, createdAt }) => ({ title, href: seriesPath(series), createdAt }));
}
