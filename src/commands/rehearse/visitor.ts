/** A browser without a screen: its own cookies, forms sent as a browser sends them, patience. */

/** Longest pause between two tries, in milliseconds. */
const PAUSE_MS = 4_000;
/** Answers that say "not now" and not "no". */
const later = new Set([502, 503, 504]);

export interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly body: Uint8Array;
}

interface Asked {
  readonly method: 'GET' | 'POST';
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export class Visitor {
  readonly #origin: string;
  readonly #signal: AbortSignal;
  /** From the start what a page's script sets in a browser that can take part. */
  readonly #cookies = new Map([['bikupa_able', '1']]);

  /** @param signal ends every wait */
  constructor(origin: string, signal: AbortSignal) {
    this.#origin = origin;
    this.#signal = signal;
  }

  /** As it stands in the header. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get cookieNames(): readonly string[] {
    return [...this.#cookies.keys()];
  }

  get(path: string): Promise<Page> {
    return this.#ask(path, { method: 'GET' });
  }

  /** Sends a form; redirects are not followed, so that the caller sees them. */
  post(path: string, fields: readonly (readonly [string, string])[]): Promise<Page> {
    const body = new URLSearchParams(
      fields.map(([name, value]): [string, string] => [name, value]),
    );
    return this.#ask(path, {
      method: 'POST',
      body: body.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: this.#origin },
    });
  }

  async #ask(path: string, init: Asked): Promise<Page> {
    for (let attempt = 0; ; attempt += 1) {
      this.#signal.throwIfAborted();
      const page = await this.#try(path, init);
      if (page && !later.has(page.status)) return page;
      // The server is away: a restart takes a second or two.
      await pause(Math.min(PAUSE_MS, 150 * 2 ** attempt), this.#signal);
    }
  }

  async #try(path: string, init: Asked): Promise<Page | null> {
    try {
      const response = await fetch(new URL(path, this.#origin), {
        ...init,
        headers: {
          accept: 'text/html',
          'accept-language': 'sv',
          ...init.headers,
          cookie: this.cookie,
        },
        redirect: 'manual',
        signal: this.#signal,
      });
      const body = new Uint8Array(await response.arrayBuffer());
      for (const line of response.headers.getSetCookie()) this.#keep(line);
      return { status: response.status, location: response.headers.get('location'), body };
    } catch {
      this.#signal.throwIfAborted();
      return null;
    }
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (at < 1) return;
    const name = pair.slice(0, at).trim();
    if (/;\s*max-age=0\b/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, pair.slice(at + 1).trim());
  }
}

/** Waits; rejects at once when the signal ends it. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, ms);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
