/** Debian's WebKitGTK in its MiniBrowser, by WebDriver: the engine of Safari on another system. */
import { spawn, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { Builder, Capabilities, type WebDriver, type WebElement } from 'selenium-webdriver';
import { pathOf, type Program } from '../../support/debian.ts';
import { findShown, type Phone } from './phone.ts';

const driver: Program = {
  name: 'the WebDriver of WebKitGTK',
  file: 'WebKitWebDriver',
  debian: 'webkit2gtk-driver',
};
const browser: Program = {
  name: 'the MiniBrowser of WebKitGTK',
  file: 'MiniBrowser',
  folders: ['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-4.1`),
  debian: 'webkit2gtk-driver',
};
const screen: Program = { name: 'Xvfb', file: 'Xvfb', debian: 'xvfb' };

export const webkitPrograms: readonly Program[] = [driver, browser, screen];

export async function openWebKit(): Promise<Phone> {
  const display = await startScreen();
  const port = await freePort();
  const server = spawn(pathOf(driver) ?? driver.file, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display.name,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      LANGUAGE: 'sv_SE:sv',
      LC_ALL: 'C.UTF-8',
      // In a container there is nothing to make another sandbox of.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  const page = await connect(port);
  const version = (await page.getCapabilities()).getBrowserVersion() ?? '';
  await page.manage().window().setRect({ width: 420, height: 900, x: 0, y: 0 });

  async function find(tags: string, words: string): Promise<WebElement> {
    return page.wait(async () => {
      const found = await page.executeScript<WebElement | null>(
        `return (${findShown})(arguments[0], arguments[1])`,
        tags,
        words,
      );
      return found ?? false;
    }, 30_000) as Promise<WebElement>;
  }

  async function click(element: WebElement): Promise<void> {
    await page.executeScript('arguments[0].scrollIntoView({ block: "center" })', element);
    await element.click();
  }

  return {
    version: `WebKitGTK ${version}`,
    open: (address) => page.get(address),
    choose: async (label) => click(await find('label', label)),
    press: async (words) => click(await find('button, summary', words)),
    async write(text) {
      const field = await find('textarea', '');
      await click(field);
      await field.sendKeys(text);
    },
    words: () => page.executeScript<string>('return document.body.innerText'),
    async picture(path) {
      await writeFile(path, await page.takeScreenshot(), 'base64');
    },
    async close() {
      await page.quit();
      server.kill();
      display.process.kill();
    },
  };
}

/** The driver listens a moment after it was started. */
async function connect(port: number): Promise<WebDriver> {
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': {
      binary: pathOf(browser) ?? browser.file,
      args: ['--automation'],
    },
  });
  for (let tries = 0; ; tries += 1) {
    try {
      return await new Builder()
        .usingServer(`http://127.0.0.1:${port}`)
        .withCapabilities(capabilities)
        .build();
    } catch (fault) {
      if (tries >= 20) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** A screen of its own, on a number that the system gives. */
function startScreen(): Promise<{ readonly name: string; readonly process: ChildProcess }> {
  const child = spawn(
    pathOf(screen) ?? screen.file,
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('Xvfb ended')));
    child.stdio[3]?.once('data', (number: Buffer) =>
      resolve({ name: `:${number.toString().trim()}`, process: child }),
    );
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
