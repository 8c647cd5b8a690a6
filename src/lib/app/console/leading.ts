/** What a device says of itself when it takes control, and what it calls whoever has it. */
import { m } from '#lib/text/generated/messages.js';
import type { Control } from '#lib/workshop/model/control.ts';

const storageKey = 'bikupa.name';

/** The name that was given on this device, or nothing. */
export function nameRemembered(): string {
  try {
    return localStorage.getItem(storageKey) ?? '';
  } catch {
    return '';
  }
}

export function rememberName(name: string): void {
  try {
    localStorage.setItem(storageKey, name);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

/** Where the console is the remote, one holds a phone. */
export function meansHere(): Control['means'] {
  // The types do not know of the page's absence on the server and in tests.
  const { matchMedia } = globalThis as { matchMedia?: typeof window.matchMedia };
  return matchMedia?.('(max-width: 63.99rem)').matches ? 'phone' : 'computer';
}

/** "Karin", "En telefon" … */
export function callOfLeader({ name, means }: Control): string {
  return name ?? (means === 'phone' ? m.host_lead_phone() : m.host_lead_computer());
}
