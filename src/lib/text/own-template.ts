/** What is wrong with a template from a file, as a sentence. */
import type { OwnTemplateProblem } from '../workshop/agenda/own-template.ts';
import { m } from './generated/messages.js';

export function ownTemplateSentence({ kind, path }: OwnTemplateProblem): string {
  switch (kind) {
    case 'too-large':
      return m.setup_file_too_large();
    case 'encoding':
      return m.setup_file_encoding();
    case 'no-json':
      return m.setup_file_no_json();
    case 'other':
      return m.setup_file_other();
    case 'newer':
      return m.setup_file_newer();
    case 'unknown-kind':
      return m.setup_file_unknown_kind({ n: stepNumber(path) });
    case 'value':
      return path.startsWith('steps.')
        ? m.setup_file_step({ n: stepNumber(path) })
        : m.setup_file_value();
  }
}

/** "steps.3.title" is about the fourth step. */
function stepNumber(path: string): number {
  return Number(/^steps\.(\d+)/.exec(path)?.[1] ?? 0) + 1;
}
