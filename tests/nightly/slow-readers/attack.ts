/** The attack, in a thread of its own, so that it slows nobody's clock but the server's. */
import { parentPort, workerData } from 'node:worker_threads';
import { protocolVersion } from '#lib/sync/protocol/protocol.ts';
import { RawSocket } from '../../support/raw-socket.ts';

/** Sockets that do not read, of one seat, and as many of nobody. */
const DEAF = 40;
/** Messages a second of each: as many as a participant's connection may send. */
const RATE = 25;

interface Target {
  readonly url: string;
  readonly cookie: string;
  readonly series: string;
  readonly workshop: string;
}

/** What was sent, and how often the server had enough of it. */
export interface Attacked {
  readonly said: number;
  readonly opened: number;
  readonly ended: number;
}

class Attack {
  said = 0;
  opened = 0;
  ended = 0;
  readonly #target: Target;
  #over = false;

  constructor(target: Target) {
    this.#target = target;
  }

  start(): void {
    for (let i = 0; i < DEAF; i += 1) {
      void this.#hand(i, true);
      void this.#hand(i, false);
    }
  }

  stop(): Attacked {
    this.#over = true;
    const { said, opened, ended } = this;
    return { said, opened, ended };
  }

  /** Asked anew after every wait. */
  #goesOn(): boolean {
    return !this.#over;
  }

  async #hand(number: number, known: boolean): Promise<void> {
    const { url, cookie, series, workshop } = this.#target;
    while (this.#goesOn()) {
      const socket = await RawSocket.open(url, known ? cookie : '');
      socket.tcp.pause();
      this.opened += 1;
      if (known) socket.send(`40${JSON.stringify({ as: 'participant', series, workshop })}`);
      for (let n = 0; this.#goesOn() && !socket.closed; n += 1) {
        socket.say(messageOf(number, n));
        this.said += 1;
        await pause(1_000 / RATE);
      }
      if (this.#goesOn()) this.ended += 1;
      socket.tcp.destroy();
    }
  }
}

/** Messages of every kind, most of them the one that is answered with most. */
function messageOf(hand: number, n: number): unknown {
  const client = `deaf-${hand}-page`;
  switch (n % 5) {
    case 3:
      return { t: 'ping', at: n };
    case 4:
      return {
        ...{ t: 'push', client },
        mutations: [{ n: n + 1, name: 'seat.count', args: { heads: 1 + (n % 2) } }],
      };
    default:
      return { t: 'hello', protocol: protocolVersion, epoch: null, since: {}, clients: [] };
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

if (!parentPort) throw new Error('to be started as a worker');
const port = parentPort;
const attack = new Attack(workerData as Target);
attack.start();
port.on('message', () => port.postMessage(attack.stop()));
port.postMessage('started');
