/** What the terminal says when the server is up: where it can be reached, and a QR for phones. */
import { networkInterfaces } from 'node:os';
import { renderUnicodeCompact } from 'uqr';
import * as m from '#lib/text/starting.ts';

/** Addresses of this machine on its networks, IPv4 first: the ones that a phone can type. */
export function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flat()
    .flatMap((network) =>
      network && !network.internal && network.family === 'IPv4' ? [network.address] : [],
    );
}

/** Where a server can be reached on this computer itself. */
export function localAddress(host: string, port: number): string {
  const name = isEverywhere(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

export function greeting(at: {
  readonly port: number;
  readonly host: string;
  readonly origin: URL | null;
}): string {
  const everywhere = isEverywhere(at.host);
  const local = localAddress(at.host, at.port);
  const network = at.origin
    ? at.origin.origin
    : everywhere
      ? networkAddresses().map((address) => `http://${address}:${at.port}`)[0]
      : undefined;
  const lines = ['', `  ${m.start_running()}`, '', `  ${m.start_local({ address: local })}`];
  if (network) {
    lines.push(`  ${m.start_network({ address: network })}`, '', renderUnicodeCompact(network));
  } else {
    lines.push(`  ${m.start_no_network()}`);
  }
  return `${lines.join('\n')}\n\n`;
}
