import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { root, withoutComments } from '../architecture/sources.ts';

/** Files and packages that Node reads before the first line of this file runs, or `later` ones too. */
function readFirst(path: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(path)) return found;
  found.add(path);
  const text = withoutComments(readFileSync(join(root, path), 'utf8'));
  // Types are stripped; what is imported as a whole or piece by piece is read.
  const imported = text.matchAll(
    /(?:^|\n)(?:import(?! type)|export)\b[^;]*?from '([^']+)'|(?:^|\W)import\('(\.[^']+)'\)/g,
  );
  for (const [, first, later] of imported) {
    const name = first ?? later ?? '';
    if (name.startsWith('.')) readFirst(posix.join(posix.dirname(path), name), found);
    else if (name.startsWith('#lib/')) readFirst(name.replace('#lib/', 'src/lib/'), found);
    else found.add(name);
  }
  return found;
}

test('KL1: start-up reads few files one by one, and libraries only as single bundles', () => {
  const read = [...readFirst('src/server.ts')];
  expect(read).toContain('src/lib/server/http/serve.ts');
  expect(read).toContain('src/lib/text/generated/messages/start_running.js');
  // The built application brings what it needs of these in one piece.
  expect(read.filter((name) => /^[@a-z][^/]*$|^@/.test(name) && !name.startsWith('node:'))).toEqual(
    ['uqr'],
  );
  expect(read.length).toBeLessThan(60);
});
