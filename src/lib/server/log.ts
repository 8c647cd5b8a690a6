/** What the operator should know, one line each; never a token, a code or what somebody wrote. */

export function logFault(fault: unknown, where: string): void {
  const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  process.stderr.write(`${new Date().toISOString()} fault in ${where}: ${text}\n`);
}

/** What was put right without anybody's help. */
export function logNotice(text: string): void {
  process.stderr.write(`${new Date().toISOString()} ${text}\n`);
}
