/** A WebSocket by hand: it reads only when it wants to, and answers nothing by itself. */
import { connect, type Socket } from 'node:net';

export class RawSocket {
  /** The bare connection; `pause` stops reading. */
  readonly tcp: Socket;
  closed = false;

  private constructor(tcp: Socket) {
    this.tcp = tcp;
    tcp.on('close', () => (this.closed = true));
    tcp.on('error', () => undefined);
  }

  /** Resolves when something has come back, whatever it is. */
  static open(url: string, cookie = ''): Promise<RawSocket> {
    const { port, host, origin } = new URL(url);
    const tcp = connect(Number(port), '127.0.0.1');
    const socket = new RawSocket(tcp);
    tcp.write(
      [
        'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
        ...[`Host: ${host}`, `Origin: ${origin}`, 'Connection: Upgrade', 'Upgrade: websocket'],
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        ...[...(cookie === '' ? [] : [`Cookie: ${cookie}`]), '', ''],
      ].join('\r\n'),
    );
    return new Promise((resolve) => {
      tcp.once('data', () => resolve(socket));
      tcp.once('close', () => resolve(socket));
    });
  }

  /** One text frame; a mask of zeros leaves the text as it is. */
  send(text: string): void {
    const payload = Buffer.from(text);
    const long = payload.length > 125;
    const head = Buffer.alloc(long ? 8 : 6);
    head[0] = 0x81;
    head[1] = 0x80 | (long ? 126 : payload.length);
    if (long) head.writeUInt16BE(payload.length, 2);
    if (!this.tcp.destroyed) this.tcp.write(Buffer.concat([head, payload]));
  }

  /** A message to a room. */
  say(message: unknown): void {
    this.send(`42["m",${JSON.stringify(message)}]`);
  }
}
