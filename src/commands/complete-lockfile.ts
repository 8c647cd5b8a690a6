/**
 * Completes package-lock.json after a change of dependencies: `npm run lockfile`.
 *
 * Where a registry lacks another platform's optional package, npm leaves it out of the lockfile,
 * and `npm ci` then calls the lockfile out of sync on every machine. What is left out is told by
 * the packages that ask for it: name, version, and in the name the platform. It is written down
 * as npm would have, without a checksum that nobody could compute.
 *
 * npm installs an optional package only where its `engines` and `libc` fit the machine. The packages
 * that bring Node say neither, so both are written down for them; the other optional packages run on
 * the Node that is brought, so their `engines` are left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface Locked {
  version?: string;
  bin?: unknown;
  cpu?: string[];
  dev?: boolean;
  engines?: Record<string, string>;
  libc?: string[];
  optional?: boolean;
  os?: string[];
  optionalDependencies?: Record<string, string>;
}

const help = `Usage: npm run lockfile

Completes package-lock.json after npm has changed it: it adds the packages of other platforms that
npm has left out, and says on which machines the Node among the packages is needed.
`;

if (process.argv.length > 2) {
  const asked = ['--help', '-h'].includes(process.argv[2] ?? '');
  (asked ? process.stdout : process.stderr).write(help);
  process.exit(asked ? 0 : 2);
}

const file = resolve(import.meta.dirname, '../../package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Locked> };

const systems: Record<string, string> = {
  openharmony: 'openharmony',
  win: 'win32',
  windows: 'win32',
};
const known = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'sunos',
  'win32',
  'aix',
];
const processors = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
];

/** The system and processor that a package names in its own name: `…-linux-arm64-musl`. */
function platformOf(name: string): Pick<Locked, 'cpu' | 'os'> | null {
  const parts = name.split(/[-/]/);
  const os = parts.find((part) => known.includes(part) || part in systems);
  const cpu = parts.find((part) => processors.includes(part));
  if (os === undefined) return null;
  return { ...(cpu !== undefined && { cpu: [cpu] }), os: [systems[os] ?? os] };
}

const missing = Object.values(lock.packages).flatMap((asking) =>
  Object.entries(asking.optionalDependencies ?? {})
    .filter(([name]) => !Object.keys(lock.packages).some((path) => path.endsWith(`/${name}`)))
    .map(([name, version]) => ({ name, version, dev: asking.dev })),
);
for (const { name, version, dev } of missing) {
  const platform = platformOf(name);
  if (!platform || !/^\d/.test(version)) continue;
  lock.packages[`node_modules/${name}`] = {
    version,
    ...(platform.cpu && { cpu: platform.cpu }),
    ...(dev && { dev }),
    optional: true,
    ...(platform.os && { os: platform.os }),
  };
  process.stdout.write(`added ${name} ${version}\n`);
}

/** Every Node on which some package of the lockfile does not run by its own word. */
const tooOld = '<22.22.2 || >=23.0.0 <24.15.0 || >=25.0.0 <26.0.0';
for (const [path, locked] of Object.entries(lock.packages)) {
  if (!locked.optional) continue;
  // npm would leave it out where the machine's own Node does not fit, although another one is brought.
  delete locked.engines;
  const [, system] = /^node_modules\/node-(?:bin-)?(darwin|linux|win)-\w+$/.exec(path) ?? [];
  if (system === undefined) continue;
  // Only some npm would link it; src/commands/run.js finds it without.
  delete locked.bin;
  locked.engines = { node: tooOld };
  if (system === 'linux') locked.libc = ['glibc'];
}

const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(sorted);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
