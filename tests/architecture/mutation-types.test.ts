import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from './sources.ts';

const file = join(root, 'tests/architecture/specimen.ts');
const imports = `
  import { mutation, type DomainMutation } from '#lib/workshop/model/mutations.ts';
  import type { Room } from '#lib/client/room.svelte.ts';
  declare const room: Room;
`;
const note = "{ id: 'note:a', step: 'step:notes', column: 'works', text: 'x' }";

/** Ways to write a mutation, with `@` for a name and its arguments. */
const ways = {
  'as data': 'mutation(@);',
  'to the room': 'room.mutate(@);',
} as const;

const right = [
  `'note.post', ${note}`,
  "'step.start', { step: 'step:notes', from: null }",
  "'step.edit', { step: 'step:poll', change: { scale: 'fist' } }",
];
const wrong = {
  'a name that is none': `'note.send', ${note}`,
  'the name of a record without its verb': `'note', ${note}`,
  'an argument too few': "'step.start', { step: 'step:notes' }",
  'an argument too many': "'step.start', { step: 'step:notes', from: null, at: 1 }",
  'an argument of another type': "'step.start', { step: 1, from: null }",
  'a word that is not in the list': "'step.edit', { step: 'step:poll', change: { scale: 'x' } }",
  'the arguments of another mutation': `'note.edit', ${note}`,
} as const;

/** What the compiler says of each line of code, as the project is compiled: '' where nothing is wrong. */
function compiled(lines: readonly string[]): readonly string[] {
  const read = ts.readJsonConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonSourceFileConfigFileContent(read, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const text = `${imports.replaceAll('\n', ' ')}\n${lines.join('\n')}`;
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (path) => (path === file ? text : readFile(path));
  host.fileExists = (path) => path === file || fileExists(path);
  host.getSourceFile = (path, target, ...more) =>
    path === file ? ts.createSourceFile(path, text, target) : getSourceFile(path, target, ...more);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  const found = [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ];
  const said = found.map(({ start, messageText }) => ({
    line: source?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0,
    text: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
  // The imports are the first line: what is wrong with them would hide everything else.
  expect(said.filter(({ line }) => line === 0)).toEqual([]);
  return lines.map((_, at) => said.find(({ line }) => line === at + 1)?.text ?? '');
}

test('U6: a mutation with an unknown name, or with arguments that are not those of its name, does not compile', () => {
  const forms = Object.values(ways);
  const good = right.flatMap((call) => forms.map((form) => form.replace('@', call)));
  const bad = Object.entries(wrong).flatMap(([what, call]) =>
    forms.map((form) => ({ what, code: form.replace('@', call) })),
  );
  bad.push({
    what: 'an object with the name of one and the arguments of another',
    code: "({ name: 'note.edit', args: { step: 'step:notes', from: null } }) satisfies DomainMutation;",
  });
  const said = compiled([...good, ...bad.map(({ code }) => code)]);
  expect(said.slice(0, good.length)).toEqual(good.map(() => ''));
  expect(bad.filter((_, at) => said[good.length + at] === '')).toEqual([]);
});
