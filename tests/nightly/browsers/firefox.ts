/** Debian's Firefox, by WebDriver BiDi. Playwright's own Firefox is a patched one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathOf, type Program } from '../../support/debian.ts';
import { Bidi } from './bidi.ts';
import { findShown, type Phone } from './phone.ts';

const program: Program = {
  name: 'Firefox',
  file: 'firefox-esr',
  debian: 'firefox-esr',
  variable: 'BIKUPA_FIREFOX',
};

export const firefoxPrograms: readonly Program[] = [program];

/** Milliseconds until what is not there counts as missing. */
const PATIENCE = 30_000;

/** @param cookies false: the browser refuses all of them */
export async function openFirefox(cookies = true): Promise<Phone> {
  const profile = await mkdtemp(join(tmpdir(), 'bikupa-firefox-'));
  await writeFile(
    join(profile, 'user.js'),
    [
      'user_pref("intl.accept_languages", "sv");',
      `user_pref("network.cookie.cookieBehavior", ${cookies ? 0 : 2});`,
      // It opens no page of its own and asks nobody for anything.
      'user_pref("browser.shell.checkDefaultBrowser", false);',
      'user_pref("browser.aboutwelcome.enabled", false);',
      'user_pref("datareporting.policy.dataSubmissionEnabled", false);',
      'user_pref("app.update.enabled", false);',
      'user_pref("network.captive-portal-service.enabled", false);',
    ].join('\n'),
  );
  const child = spawn(
    pathOf(program) ?? program.file,
    ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile],
    // Firefox refuses to run for root where the home is somebody else's.
    { env: { ...process.env, HOME: profile }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Firefox ended: ${said}`)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  const bidi = await Bidi.connect(address);
  const { capabilities } = await bidi.send<{ capabilities: { browserVersion: string } }>(
    'session.new',
    { capabilities: {} },
  );
  const { contexts } = await bidi.send<{ contexts: { context: string }[] }>(
    'browsingContext.getTree',
    {},
  );
  const context = contexts[0]?.context;
  await bidi.send('browsingContext.setViewport', {
    context,
    viewport: { width: 390, height: 844 },
  });

  async function evaluate(functionDeclaration: string, ...given: string[]): Promise<unknown> {
    const { result } = await bidi.send<{ result: { value?: unknown } }>('script.callFunction', {
      functionDeclaration,
      arguments: given.map((value) => ({ type: 'string', value })),
      target: { context },
      awaitPromise: false,
    });
    return result.value;
  }

  async function click(tags: string, words: string): Promise<void> {
    const end = performance.now() + PATIENCE;
    for (;;) {
      const place = await evaluate(
        `(tags, words) => {
          const found = (${findShown})(tags, words);
          if (!found) return null;
          found.scrollIntoView({ block: 'center' });
          const { x, y, width, height } = found.getBoundingClientRect();
          return JSON.stringify({ x: Math.round(x + width / 2), y: Math.round(y + height / 2) });
        }`,
        tags,
        words,
      );
      if (typeof place === 'string') {
        const at = JSON.parse(place) as { x: number; y: number };
        const actions = [
          { type: 'pointerMove', ...at },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ];
        await bidi.send('input.performActions', {
          context,
          actions: [{ type: 'pointer', id: 'finger', actions }],
        });
        return;
      }
      if (performance.now() > end) throw new Error(`Firefox shows no ${tags} with ${words}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  return {
    version: `Firefox ${capabilities.browserVersion}`,
    async open(url) {
      await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    choose: (label) => click('label', label),
    press: (words) => click('button, summary', words),
    async write(text) {
      await click('textarea', '');
      const keys = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await bidi.send('input.performActions', {
        context,
        actions: [{ type: 'key', id: 'keys', actions: keys }],
      });
    },
    words: async () => String(await evaluate('() => document.body.innerText')),
    async picture(path) {
      const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', {
        context,
      });
      await writeFile(path, data, 'base64');
    },
    async close() {
      const gone = once(child, 'exit');
      await bidi.send('browser.close', {});
      bidi.close();
      await gone;
      await rm(profile, { recursive: true, force: true });
    },
  };
}
