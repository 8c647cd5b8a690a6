/** What can go wrong with a copy, as a sentence that says what to do about it. */
import { m } from '#lib/text/generated/messages.js';
import type { CopyCode } from '#lib/server/backup/copy-database.ts';
import { printable } from './arguments.ts';

export interface Between {
  readonly from: string;
  readonly to: string;
  /** What the system said. */
  readonly detail: string;
}

export function copySentence(code: CopyCode, between: Between): string {
  const from = printable(between.from);
  const to = printable(between.to);
  switch (code) {
    case 'copy.no-source':
      return m.copy_no_source({ from });
    case 'copy.not-bikupa':
      return m.copy_not_bikupa({ from });
    case 'copy.damaged':
      return m.copy_damaged({ from });
    case 'copy.newer':
      return m.copy_newer({ from });
    case 'copy.exists':
      return m.copy_exists({ to });
    case 'copy.no-directory':
      return m.copy_no_directory({ to });
    case 'copy.not-writable':
      return m.copy_not_writable({ from, to });
    case 'copy.full':
      return m.copy_full({ to });
    case 'copy.failed':
      return m.copy_failed({ from, to, detail: printable(between.detail) });
  }
}
