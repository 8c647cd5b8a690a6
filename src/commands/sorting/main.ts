/** The two commands about sorting: both read a workshop's file and print JSON. */
import { m } from '#lib/text/generated/messages.js';
import { printable, readJsonFile, readScriptFile } from '../script-file.ts';
import { readFlags, type Asked } from './arguments.ts';
import { ownSortings, readSorting, scoreOf } from './score.ts';
import { suggestReport } from './suggest.ts';

/** What a command has to say, and with which status it ends: 0, or 2 where it was wrongly asked for. */
export interface Answer {
  readonly status: 0 | 2;
  readonly text: string;
}

const now = (): number => performance.now();

export async function suggest(args: readonly string[]): Promise<Answer> {
  const asked = readFlags(args, ['input']);
  if (asked.what === 'help') return say(m.sorting_suggest_help());
  if (asked.what !== 'do') return refuse(flagSentence(asked));
  const read = await readScriptFile(asked.given.input ?? '');
  return typeof read === 'string' ? refuse(read) : print(suggestReport(read.script, now));
}

export async function benchThemes(args: readonly string[]): Promise<Answer> {
  const asked = readFlags(args, ['input', 'sorting']);
  if (asked.what === 'help') return say(m.sorting_bench_help());
  if (asked.what !== 'do') return refuse(flagSentence(asked));
  const read = await readScriptFile(asked.given.input ?? '');
  if (typeof read === 'string') return refuse(read);
  const { script } = read;
  const meant = script.notes.map(({ theme }) => theme);
  const { sorting: path } = asked.given;
  if (path === undefined) {
    return print(ownSortings(script, now).map((sorting) => scoreOf(sorting, meant)));
  }
  const json = await readJsonFile(path);
  if (typeof json === 'string') return refuse(json);
  const judged = readSorting(json.content, meant.length);
  if (judged.ok) return print([scoreOf(judged.sorting, meant)]);
  const file = printable(path);
  return refuse(
    judged.kind === 'length'
      ? m.sorting_bench_length({ file, n: meant.length })
      : m.sorting_bench_format({ file, path: printable(judged.path) }),
  );
}

function flagSentence(asked: Exclude<Asked<string>, { what: 'do' | 'help' }>): string {
  const flag = printable(asked.flag);
  if (asked.what === 'missing') return m.sorting_flag_missing({ flag });
  return asked.what === 'unknown'
    ? m.common_flag_unknown({ flag })
    : m.rehearse_flag_no_value({ flag });
}

function print(content: unknown): Answer {
  return say(JSON.stringify(content, null, 2));
}

function say(text: string): Answer {
  return { status: 0, text };
}

function refuse(text: string): Answer {
  return { status: 2, text };
}
