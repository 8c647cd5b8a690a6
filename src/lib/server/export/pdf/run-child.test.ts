import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChildJob } from './child-protocol.ts';
import { runChild } from './run-child.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bikupa-pdf-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function script(name: string, source: string): Promise<string> {
  const path = join(folder, `${name}.mjs`);
  await writeFile(path, source);
  return path;
}

const job = {
  ...{ template: 'plan', lang: 'sv', instead: '', createdAt: 0 },
  data: { text: 'x'.repeat(200_000) },
} satisfies ChildJob;

test('a child that never ends is killed and gone', async () => {
  const path = await script(
    'hang',
    `import { writeFileSync } from 'node:fs';
     writeFileSync(${JSON.stringify(join(folder, 'pid'))}, String(process.pid));
     for (;;);`,
  );
  const result = await runChild(path, job, 1500);
  expect(result).toMatchObject({ ok: false, code: 'pdf.timeout' });
  const pid = Number(await readFile(join(folder, 'pid'), 'utf8'));
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});

test('a child that is killed by something else has crashed', async () => {
  const path = await script('abort', 'process.abort();');
  expect(await runChild(path, job, 20_000)).toMatchObject({ ok: false, code: 'pdf.crashed' });
});

test('a child that ends well without a report has crashed', async () => {
  const path = await script('silent', 'process.stdin.resume();');
  expect(await runChild(path, job, 20_000)).toMatchObject({ ok: false, code: 'pdf.crashed' });
});

test('a refusal is passed on in words', async () => {
  const path = await script(
    'refuse',
    `process.stderr.write('noise\\n' + JSON.stringify({ ok: false, detail: 'no title' }) + '\\n');
     process.exitCode = 1;`,
  );
  const result = await runChild(path, job, 20_000);
  expect(result).toEqual({ ok: false, code: 'pdf.refused', detail: 'no title' });
});

test('the child is given no setting of the server', async () => {
  process.env.BIKUPA_CANARY = 'secret';
  const path = await script(
    'env',
    `process.stderr.write(JSON.stringify({ ok: false, detail: String(process.env.BIKUPA_CANARY) }));`,
  );
  const result = await runChild(path, job, 20_000);
  delete process.env.BIKUPA_CANARY;
  expect(result).toMatchObject({ detail: 'undefined' });
});
