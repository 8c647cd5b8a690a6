/** Installs from the lockfile as people do, with the npm and the Node that they have. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Machine } from '../install/machine.ts';
import type { NightlyPart } from './part.ts';

/**
 * Pairs that people have, and whether the packages accept that Node as it is. Of Node 22 and 24 it
 * is the last version that they do not accept and the first one that they do.
 */
const machines = [
  { of: 'Debian 13', node: '20.19.2', npm: '9.2.0', accepted: false },
  { of: 'Ubuntu 24.04', node: '18.19.1', npm: '9.2.0', accepted: false },
  { of: 'Node 20', node: '20.20.2', npm: '10.8.2', accepted: false },
  { of: 'Node 22', node: '22.22.1', npm: '10.9.4', accepted: false },
  { of: 'Node 22', node: '22.22.2', npm: '10.9.7', accepted: true },
  { of: 'Node 24', node: '24.14.1', npm: '11.11.0', accepted: false },
  { of: 'Node 24', node: '24.15.0', npm: '11.12.1', accepted: true },
  { of: 'Node 26', node: '26.0.0', npm: '11.12.1', accepted: true },
] as const;

interface Outcome {
  readonly of: string;
  readonly node: string;
  readonly npm: string;
  /** Seconds of `npm ci`, and of `npm start` from the empty folder to the first page. */
  readonly ci: number;
  readonly start: number;
  readonly megabytes: number;
  /** Null when all is well. */
  readonly wrong: string | null;
}

export const install: NightlyPart = {
  name: 'install',
  help: `npm ci and npm start without a compiler; counts pairs of Node and npm (${machines.length})`,
  async run({ count, progress }) {
    const outcomes: Outcome[] = [];
    for (const machine of machines.slice(0, count ?? machines.length)) {
      progress(`${machine.of}: Node ${machine.node}, npm ${machine.npm}`);
      const outcome = await tryOn(machine);
      if (outcome.wrong !== null) progress(outcome.wrong);
      outcomes.push(outcome);
    }
    return { ok: outcomes.every(({ wrong }) => wrong === null), figures: { outcomes } };
  },
};

async function tryOn(versions: (typeof machines)[number]): Promise<Outcome> {
  const { of, node, npm, accepted } = versions;
  const folder = await mkdtemp(join(tmpdir(), 'bikupa-install-'));
  const figures = { of, node, npm, ci: 0, start: 0, megabytes: 0 };
  try {
    const machine = await Machine.make(folder, { npm, node });
    let since = performance.now();
    const lap = (): number => {
      const seconds = (performance.now() - since) / 1000;
      since = performance.now();
      return Math.round(seconds * 10) / 10;
    };
    // Where the packages accept this Node, none may refuse it; elsewhere one is brought for them.
    const strict = accepted ? ['--engine-strict'] : [];
    const { code, said } = await machine.npm('ci', '--prefer-offline', ...strict);
    figures.ci = lap();
    if (code !== 0) return { ...figures, wrong: said };
    figures.megabytes = Math.round((await bytesIn(machine.modules)) / 1e6);
    if (machine.hasNodePackage === accepted) {
      return { ...figures, wrong: accepted ? 'a second Node was brought' : 'no Node was brought' };
    }
    lap();
    const { status, body } = await machine.askStartPage();
    figures.start = lap();
    const wellServed = status === 200 && body.includes('<title>Bikupa</title>');
    return { ...figures, wrong: wellServed ? null : `${status}: ${body}` };
  } catch (fault) {
    return { ...figures, wrong: fault instanceof Error ? fault.message : String(fault) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Bytes of all files in a folder; links count for nothing. */
async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
