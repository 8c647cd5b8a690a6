/**
 * Makes `src/lib/methods/confusables.ts` of Unicode's `confusables.txt` (UTS #39), which is given as the
 * argument and stands at https://www.unicode.org/Public/security/latest/confusables.txt. Run by hand
 * when a new version of Unicode is to be taken in: the file is too large to be kept here.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { decomposed } from '#lib/methods/name-keys.ts';

const WIDTH = 96;
const [source = ''] = process.argv.slice(2);
const text = readFileSync(source, 'utf8');
const version = /^# Version: (\S+)/m.exec(text)?.[1];
if (version === undefined) throw new Error(`${source} has no version`);

const looks = new Map<string, string[]>();
for (const [, from = '', to = ''] of text.matchAll(/^([0-9A-F]+) ;\t([0-9A-F ]+) ;\tMA/gm)) {
  const character = String.fromCodePoint(Number.parseInt(from, 16));
  // What a name is decomposed into is looked up, and nothing else.
  if (decomposed(character) !== character) continue;
  const shape = to.split(' ').map((point) => Number.parseInt(point, 16).toString(36));
  const key = shape.join('+');
  looks.set(key, [...(looks.get(key) ?? []), Number.parseInt(from, 16).toString(36)]);
}

const lines = [''];
for (const [shape, characters] of looks) {
  const entry = `${characters.join(',')}=${shape}`;
  const last = lines.at(-1) ?? '';
  if (last !== '' && last.length + entry.length >= WIDTH) lines.push(entry);
  else lines[lines.length - 1] = `${last} ${entry}`.trim();
}

writeFileSync(
  new URL('../lib/methods/confusables.ts', import.meta.url),
  `/**
 * Characters that look like others, and what they look like: from confusables.txt of Unicode ${version}
 * (UTS #39), © Unicode, Inc., Unicode License V3 (https://www.unicode.org/license.txt).
 * Written by src/commands/generate-confusables.ts; do not edit.
 */

/** \`character,character=shape\`, the shape being characters with + between: numbers to the base 36. */
export const confusables = \`
${lines.join('\n')}
\`;
`,
);
