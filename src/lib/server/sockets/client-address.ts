/** The address of whoever asks, where no page is asked: as adapter-node tells it to the pages. */
import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';

/** Empty where it is not known: such as without the header that the server's own proxy adds. */
export function clientAddress(
  {
    headers,
    socket,
  }: Pick<IncomingMessage, 'headers'> & {
    readonly socket: { readonly remoteAddress?: string | undefined };
  },
  { addressHeader, proxies }: Pick<Config, 'addressHeader' | 'proxies'>,
): string {
  if (addressHeader === null) return socket.remoteAddress ?? '';
  const header = headers[addressHeader];
  const value = Array.isArray(header) ? header.join(',') : (header ?? '');
  if (addressHeader !== 'x-forwarded-for') return value;
  // What stands before the proxies' own words was written by the visitor.
  return value.split(',').at(-proxies)?.trim() ?? '';
}
