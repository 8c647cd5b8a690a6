/**
 * The program that makes one PDF and ends. It is started by run-child.ts with Node itself, so it
 * must import only what Node can load as it stands: relative TypeScript files and packages.
 *
 * Why a process of its own: the compiler's memory lives outside the JavaScript heap, where the
 * collector cannot see its size, and a compilation cannot be interrupted from within.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { ChildJob, ChildReport } from './child-protocol.ts';
import { mapStrings, missingGlyph } from './clean.ts';
import { createMarkJoints } from './compounds.ts';
import {
  charactersToReplace,
  missingCharacters,
  replaceCharacters,
  textsBeyond,
  textsWith,
} from './glyphs.ts';
import { hasLongWords, markNarrow } from './narrow.ts';

const fontFiles = [
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  '@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
  ...['Arabic', 'Hebrew', 'Thai', 'Devanagari', 'Ethiopic'].flatMap((script) =>
    ['400Regular', '700Bold'].map(
      (weight) =>
        `@expo-google-fonts/noto-sans-${script.toLowerCase()}/${weight}/NotoSans${script}_${weight}.ttf`,
    ),
  ),
  '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
];

/** Marks are given up first, then whatever is still missing; after that whole texts. */
const maxAttempts = 6;

/** What templates may read: their own folder, and what step kinds print. */
const workspace = resolve(import.meta.dirname, '../..');

interface Made {
  readonly pdf: Buffer;
  readonly report: ChildReport;
}

function createCompiler(): NodeCompiler {
  const require = createRequire(import.meta.url);
  const fontBlobs = fontFiles.map((file) => readFileSync(require.resolve(file)));
  return NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
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

/**
 * Makes the PDF to the standard, whatever was written: what the compiler names is replaced, and a
 * text in which something is missing all the same gives way to a sentence, alone.
 */
function make(job: ChildJob): Made {
  const compiler = createCompiler();
  const replaced = new Set<string>();
  const standard = 'ua-1';
  let data = job.data;
  let named: readonly string[] = [];
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    try {
      const pdf = compile(compiler, { ...job, data }, standard);
      return { pdf, report: { ok: true, standard, replaced: [...replaced] } };
    } catch (error) {
      named = missingCharacters(messageOf(error));
      const missing = charactersToReplace(named);
      const unseen = missing.filter((character) => character !== missingGlyph);
      if (unseen.length === 0) break;
      for (const character of unseen) replaced.add(character);
      data = replaceCharacters(data, unseen);
    }
  }
  // Those with a character that was named, then all that are not in our own letters.
  for (const texts of [textsWith(named), textsBeyond]) {
    data = mapStrings(data, (text) => {
      if (!texts(text)) return text;
      replaced.add(missingGlyph);
      return job.instead;
    });
    try {
      const pdf = compile(compiler, { ...job, data }, standard);
      return { pdf, report: { ok: true, standard, replaced: [...replaced] } };
    } catch {
      // The next takes more.
    }
  }
  const pdf = compile(compiler, { ...job, data }, null);
  return { pdf, report: { ok: true, standard: null, replaced: [...replaced] } };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Long words of narrow columns may be broken at their joints, if the document is in Swedish. */
async function withJoints({ data, lang }: ChildJob): Promise<unknown> {
  if (lang !== 'sv' || !hasLongWords(data)) return data;
  const { default: dictionary } = await import('dictionary-sv');
  const decoder = new TextDecoder();
  return markNarrow(
    data,
    createMarkJoints({ aff: decoder.decode(dictionary.aff), dic: decoder.decode(dictionary.dic) }),
  );
}

function report(line: ChildReport): void {
  process.stderr.write(`\n${JSON.stringify(line)}\n`);
}

try {
  const job = JSON.parse(await text(process.stdin)) as ChildJob;
  const made = make({ ...job, data: await withJoints(job) });
  report(made.report);
  process.stdout.end(made.pdf);
} catch (error) {
  report({ ok: false, detail: messageOf(error).slice(0, 2000) });
  process.exitCode = 1;
}
