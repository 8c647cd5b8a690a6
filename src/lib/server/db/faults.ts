/** What SQLite and the system say when the disk does not take or give what it should. */

/** The code that SQLite or the system gave; drizzle wraps the error that it came with. */
export function systemCode(fault: unknown): string {
  if (!(fault instanceof Error)) return '';
  if ('code' in fault && typeof fault.code === 'string') return fault.code;
  return systemCode(fault.cause);
}

/** True when the disk is to blame and not the program: the same may succeed in a while. */
export function isStorageFault(fault: unknown): boolean {
  return /^(?:SQLITE_(?:FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|NOMEM)|E(?:NOSPC|DQUOT|IO|FBIG|ROFS)$)/.test(
    systemCode(fault),
  );
}
