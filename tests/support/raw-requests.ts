/** Requests as no browser would send them: any name, any method, any bytes. */
import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One request on a connection of its own; redirects are not followed. */
export function send(
  url: string,
  options: {
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string;
  } = {},
): Promise<Reply> {
  const { hostname, port, pathname, search } = new URL(url);
  const { method = 'GET', headers = {}, body } = options;
  const path = `${pathname}${search}`;
  return new Promise((resolve, reject) => {
    const asked = ask({ hostname, port, method, path, headers, agent: false }, (response) => {
      let said = '';
      response.setEncoding('utf8').on('data', (text: string) => (said += text));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: said }),
      );
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Bytes over a bare connection; what came back until the other side ended it or fell silent. */
export function sendBytes(
  url: string,
  bytes: string | Uint8Array,
  patience = 300,
): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const end = (): void => {
      socket.destroy();
      resolve(said);
    };
    socket.setTimeout(patience, end);
    socket.on('data', (part: Buffer) => (said += part.toString('latin1')));
    socket.on('error', end);
    socket.on('close', end);
  });
}
