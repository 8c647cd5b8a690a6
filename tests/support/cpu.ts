/** How long a process has been at work, however busy the machine is with others. */
import { readFileSync } from 'node:fs';

/** What Linux counts it in, in milliseconds. */
const TICK = 10;

/** Milliseconds of processor time, its own and the system's for it; null where it cannot be told. */
export function cpuOf(pid: number | null | undefined): number | null {
  try {
    const stat = readFileSync(`/proc/${pid ?? 'none'}/stat`, 'utf8');
    // After the name, which may hold anything but ends with the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK;
  } catch {
    return null;
  }
}
