/** The console's keys: one press, one thing. They can be switched off and never fire while typing. */

export type Command =
  | 'next'
  | 'back'
  | 'nextPage'
  | 'previousPage'
  | 'alone'
  | 'timer'
  | 'longer'
  | 'reveal'
  | 'code'
  | 'blank'
  | 'freeze'
  | 'message'
  | 'lock'
  | 'undo'
  | 'help';

const byKey: Readonly<Record<string, Command>> = {
  // A page is turned by mistake, and nobody is hurt; the room is moved only with both hands.
  ArrowRight: 'nextPage',
  ArrowLeft: 'previousPage',
  'Shift ArrowRight': 'next',
  'Shift ArrowLeft': 'back',
  p: 'alone',
  ' ': 'timer',
  '+': 'longer',
  r: 'reveal',
  q: 'code',
  b: 'blank',
  f: 'freeze',
  t: 'message',
  l: 'lock',
  z: 'undo',
  '?': 'help',
};

/** Where a letter is a letter. */
const writing = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select';
/** What has arrows and space to itself. */
const operated = 'button, a[href], summary, input, [role=option], [role=listbox], [role=slider]';

/** Whether somebody is writing there: no key may then do anything else. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest(`${writing}, [contenteditable=true]`) !== null;
}

/** What a key asks for, or null: it belongs to a field, a control, a dialog or the browser. */
export function commandOf(event: KeyboardEvent): Command | null {
  if (event.defaultPrevented || event.isComposing || event.altKey) return null;
  if (isWriting(event.target) || isInDialog(event.target)) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return key === 'z' && !event.shiftKey ? 'undo' : null;
  const steering = key === ' ' || key.startsWith('Arrow');
  const pressed = steering && event.shiftKey ? `Shift ${key}` : key;
  const command = Object.hasOwn(byKey, pressed) ? byKey[pressed] : undefined;
  if (!command || (event.repeat && command !== 'longer' && command !== 'undo')) return null;
  if (steering && event.target instanceof Element && event.target.closest(operated)) return null;
  return command;
}

function isInDialog(target: EventTarget | null): boolean {
  if (target instanceof Element && target.closest('dialog')) return true;
  return document.querySelector('dialog[open]') !== null;
}

const storageKey = 'bikupa.keys';

/** Whether the keys are on; remembered on this device. On where nothing can be remembered. */
export function keysRemembered(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

export function rememberKeys(on: boolean): void {
  try {
    localStorage.setItem(storageKey, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
