/** A browser of our own on a profile of our own, so that its plug can be pulled. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { chromiumPath } from './chromium.ts';

/** Milliseconds until a browser that does not say its address counts as broken. */
const START_MS = 30_000;

const quiet = [
  ...['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-quic'],
  ...[
    '--password-store=basic',
    '--use-mock-keychain',
    '--accept-lang=sv-SE',
    '--window-size=390,844',
  ],
];

export class OwnChromium {
  readonly context: BrowserContext;
  readonly #browser: Browser;
  readonly #process: ChildProcess;

  private constructor(browser: Browser, context: BrowserContext, process: ChildProcess) {
    this.#browser = browser;
    this.context = context;
    this.#process = process;
  }

  /** @param profile a folder; what a browser keeps there outlives it */
  static async start(profile: string): Promise<OwnChromium> {
    const child = spawn(
      chromiumPath() ?? 'chromium',
      [...quiet, `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'],
      // A group of its own: all its processes can be ended at one blow, and no other.
      { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
    );
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      const late = setTimeout(() => reject(new Error(`no browser: ${said}`)), START_MS);
      child.once('error', reject);
      child.once('exit', () => reject(new Error(`the browser ended: ${said}`)));
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found === undefined) return;
        clearTimeout(late);
        resolve(found);
      });
    });
    const browser = await chromium.connectOverCDP(address);
    const [context] = browser.contexts();
    if (!context) throw new Error('a browser without a window');
    return new OwnChromium(browser, context, child);
  }

  /** As somebody closes it: what it holds in memory it writes down first. */
  async close(): Promise<void> {
    const gone = once(this.#process, 'exit');
    const session = await this.#browser.newBrowserCDPSession();
    await session.send('Browser.close').catch(() => undefined);
    await gone;
  }

  /** The battery is pulled out: every process of it ends in the middle of what it does. */
  async kill(): Promise<void> {
    const { pid, exitCode } = this.#process;
    if (pid === undefined || exitCode !== null) return;
    const gone = once(this.#process, 'exit');
    process.kill(-pid, 'SIGKILL');
    await gone;
  }
}
