/** Serves the built application: makes the HTTP server, hands it over, listens, stops cleanly. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as m from '#lib/text/starting.ts';
import { configSentence, readConfig, type StartProblem } from '../config.ts';
import { greeting, localAddress } from './greeting.ts';
import { admitRequest } from './ingress.ts';

/** Milliseconds that stopping may take before the process ends all the same. */
const STOP_MS = 2_000;

/**
 * Limits against slow clients that only hold connections; a phone with one bar of signal is far
 * quicker. A thousand people behind one address open two or three connections each, so there is a
 * limit in all and none for an address.
 */
const timeouts = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
} as const;
const CONNECTIONS = 10_000;
/** The longest form there is has a hundred organisations in it. */
const BODY_BYTES = 131_072;

/** Starts serving; ends the process with a sentence that says what to do when it cannot. */
export async function serve(root: string, args: readonly string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${m.start_help()}\n`);
    return;
  }
  const [unknown] = args;
  if (unknown !== undefined) refuse(m.common_flag_unknown({ flag: unknown }), 2);
  const read = readConfig(process.env);
  if (!read.ok) refuse(configSentence(read));
  const { host, port, origin, addressHeader, proxies } = read.config;

  // Without a public address the Host header counts: plain HTTP in a venue.
  if (origin) process.env['ORIGIN'] = origin.origin;
  else {
    delete process.env['ORIGIN'];
    process.env['PROTOCOL_HEADER'] = 'x-bikupa-protocol';
  }

  // Anybody can send a header: only the one that this server's own proxy sets is believed.
  process.env['ADDRESS_HEADER'] = addressHeader ?? '';
  process.env['XFF_DEPTH'] = String(proxies);

  process.env['BODY_SIZE_LIMIT'] = String(BODY_BYTES);

  // Whatever this process makes is its owner's alone.
  process.umask(0o077);
  const server = createServer(timeouts);
  server.maxConnections = CONNECTIONS;
  globalThis.bikupa = { httpServer: server, root };
  const handler = await loadHandler(root);
  server.on('request', (request, response) => {
    // Socket.IO listens on the same server and answers these itself.
    if (request.url?.startsWith('/socket.io/')) return;
    if (!admitRequest(request, response, origin)) return;
    request.headers['x-bikupa-protocol'] = 'http';
    handler(request, response);
  });
  server.once('error', (fault: NodeJS.ErrnoException) => {
    const code = fault.code === 'EADDRINUSE' ? 'listen.in-use' : 'listen.refused';
    refuse(configSentence({ ok: false, code, name: 'PORT', value: `${host}:${port}` }));
  });
  server.listen(port, host, () => {
    const address = server.address() as AddressInfo;
    process.stdout.write(greeting({ port: address.port, host, origin }));
    globalThis.bikupa?.announce?.(localAddress(host, address.port));
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());

  let stopping = false;
  async function stop(): Promise<void> {
    // What started this process passes on a signal that may have reached it already.
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_MS).unref();
    await globalThis.bikupa?.stop?.();
    server.close(() => process.exit(0));
    server.closeAllConnections();
  }
}

async function loadHandler(root: string): Promise<RequestListener> {
  try {
    const built = (await import(pathToFileURL(join(root, 'build', 'handler.js')).href)) as {
      handler: RequestListener;
    };
    return built.handler;
  } catch (fault) {
    // Thrown by server-context.ts within the build, so recognised by its shape and not by its class.
    if (fault instanceof Error && 'problem' in fault) {
      refuse(configSentence(fault.problem as StartProblem));
    }
    throw fault;
  }
}

function refuse(sentence: string, status = 1): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(status);
}
