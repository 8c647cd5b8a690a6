/**
 * The program that makes one PDF and ends. It is started by run-child.ts with Node itself, so it
 * must import only what Node can load as it stands: relative TypeScript files and packages.
 *
 * Why a process of its own: the compiler's memory lives outside the JavaScript heap, where the
 * collector cannot see its size, and a compilation cannot be interrupted from within.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { ChildJob, ChildReport } from './child-protocol.ts';
import { missingGlyph } from './clean.ts';
import { charactersToReplace, missingCharacters, replaceCharacters } from './glyphs.ts';

const fontFiles = [
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  '@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
  '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
];

/** Marks are given up first, then whatever is still missing; after that the standard goes. */
const maxAttempts = 3;

interface Made {
  readonly pdf: Buffer;
  readonly report: ChildReport;
}

function createCompiler(): NodeCompiler {
  const require = createRequire(import.meta.url);
  const fontBlobs = fontFiles.map((file) => readFileSync(require.resolve(file)));
  return NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs }] });
}

/** Lays the data out and writes the PDF. Throws with the compiler's diagnostics as message. */
function compile(
  compiler: NodeCompiler,
  { template, data, createdAt }: ChildJob,
  standard: 'ua-1' | null,
): Buffer {
  const result = compiler.compile({
    mainFilePath: `${import.meta.dirname}/${template}.typ`,
    inputs: { data: JSON.stringify(data) },
  });
  if (result.result === null) {
    const error = result.takeError();
    throw new Error(error ? JSON.stringify(error.shortDiagnostics) : 'no document');
  }
  return compiler.pdf(result.result, {
    creationTimestamp: createdAt,
    ...(standard === null ? {} : { pdfStandard: standard }),
  });
}

function make(job: ChildJob): Made {
  const compiler = createCompiler();
  const replaced = new Set<string>();
  let data = job.data;
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    try {
      const pdf = compile(compiler, { ...job, data }, 'ua-1');
      return { pdf, report: { ok: true, standard: 'ua-1', replaced: [...replaced] } };
    } catch (error) {
      const missing = charactersToReplace(missingCharacters(messageOf(error)));
      const unseen = missing.filter((character) => character !== missingGlyph);
      if (unseen.length === 0) break;
      for (const character of unseen) replaced.add(character);
      data = replaceCharacters(data, unseen);
    }
  }
  const pdf = compile(compiler, { ...job, data }, null);
  return { pdf, report: { ok: true, standard: null, replaced: [...replaced] } };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function report(line: ChildReport): void {
  process.stderr.write(`\n${JSON.stringify(line)}\n`);
}

try {
  const job = JSON.parse(await text(process.stdin)) as ChildJob;
  const made = make(job);
  report(made.report);
  process.stdout.end(made.pdf);
} catch (error) {
  report({ ok: false, detail: messageOf(error).slice(0, 2000) });
  process.exitCode = 1;
}
