/** Tries the ways from this device to the server, as a page of a workshop would go them. */

const TIMEOUT = 5_000;

export interface Ping {
  /** Milliseconds there and back. */
  readonly took: number;
  readonly answered: 'server' | 'between' | 'other';
  /** Milliseconds that this device's clock is ahead of the server's. */
  readonly ahead: number;
  readonly others: number;
}

/** One question and its answer; null: none came. What is no answer of ours comes from something else. */
export async function ping(n: number): Promise<Ping | null> {
  const mark = `${n}-${Math.random().toString(36).slice(2)}`;
  const from = performance.now();
  const asked = Date.now();
  try {
    const response = await fetch(`/test/ping?mark=${mark}`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const text = await response.text();
    const took = performance.now() - from;
    const answer = readAnswer(text);
    if (answer?.mark !== mark) return { took, answered: 'other', ahead: 0, others: 0 };
    const ahead = asked + took / 2 - answer.now;
    return { took, answered: answer.between ? 'between' : 'server', ahead, others: answer.others };
  } catch {
    return null;
  }
}

interface Answer {
  readonly mark: string;
  readonly now: number;
  readonly others: number;
  readonly between: boolean;
}

function readAnswer(text: string): Answer | null {
  try {
    const answer = JSON.parse(text) as Partial<Answer> | null;
    return typeof answer?.now === 'number' ? (answer as Answer) : null;
  } catch {
    return null;
  }
}

/** Whether a WebSocket is let through to the room server and its first word comes back. */
export function socketOpens(): Promise<boolean> {
  return new Promise((resolve) => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(
      `${scheme}://${location.host}/socket.io/?EIO=4&transport=websocket`,
    );
    const end = (opened: boolean): void => {
      clearTimeout(late);
      socket.close();
      resolve(opened);
    };
    const late = setTimeout(() => end(false), TIMEOUT);
    socket.onmessage = ({ data }) => end(typeof data === 'string' && data.startsWith('0{'));
    socket.onerror = () => end(false);
  });
}

/** Whether the room server answers to plain requests, and takes its leave again. */
export async function pollingWorks(): Promise<boolean> {
  const address = '/socket.io/?EIO=4&transport=polling';
  const signal = AbortSignal.timeout(TIMEOUT);
  try {
    const text = await (await fetch(address, { cache: 'no-store', signal })).text();
    const sid = /"sid":"([\w-]+)"/.exec(text)?.[1];
    if (!text.startsWith('0{') || sid === undefined) return false;
    await fetch(`${address}&sid=${sid}`, { method: 'POST', body: '1', signal });
    return true;
  } catch {
    return false;
  }
}
