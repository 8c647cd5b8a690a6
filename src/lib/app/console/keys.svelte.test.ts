import { afterEach, describe, expect, it } from 'vitest';
import { commandOf, keysRemembered, rememberKeys, type Command } from './keys.ts';

/** What a key asks for when it is pressed in this element. */
function commandIn(html: string, key: string, init: KeyboardEventInit = {}): Command | null {
  document.body.innerHTML = html;
  const target = document.body.querySelector('#here') ?? document.body;
  let command: Command | null = null;
  const listen = (event: KeyboardEvent): void => {
    command = commandOf(event);
  };
  window.addEventListener('keydown', listen);
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }));
  window.removeEventListener('keydown', listen);
  return command;
}

afterEach(() => {
  document.body.innerHTML = '';
  localStorage.clear();
});

describe('commandOf', () => {
  it.each([
    ['p', 'alone'],
    [' ', 'timer'],
    ['+', 'longer'],
    ['r', 'reveal'],
    ['Q', 'code'],
    ['b', 'blank'],
    ['f', 'freeze'],
    ['l', 'lock'],
    ['z', 'undo'],
    ['?', 'help'],
  ])('knows %s', (key, command) => {
    expect(commandIn('', key)).toBe(command);
  });

  it('SC5: an arrow turns the page in the projector’s window as on the console, and only with Shift the console moves the room on (console)', () => {
    expect(commandIn('', 'ArrowRight')).toBe('nextPage');
    expect(commandIn('', 'ArrowLeft')).toBe('previousPage');
    expect(commandIn('', 'ArrowRight', { shiftKey: true })).toBe('next');
    expect(commandIn('', 'ArrowLeft', { shiftKey: true })).toBe('back');
  });

  it.each([
    '<input id="here">',
    '<input id="here" type="search">',
    '<textarea id="here"></textarea>',
    '<select id="here"></select>',
    '<div contenteditable="true"><b id="here"></b></div>',
    '<dialog open><button id="here"></button></dialog>',
    '<dialog open></dialog>',
  ])('leaves every key to %s', (html) => {
    for (const key of ['r', 'z', '+', ' ', 'ArrowRight', '?']) {
      expect(commandIn(html, key)).toBeNull();
    }
    expect(commandIn(html, 'z', { ctrlKey: true })).toBeNull();
  });

  it.each(['<button id="here">', '<a id="here" href="/">', '<div role="option" id="here">'])(
    'leaves space and arrows, but not letters, to %s',
    (html) => {
      expect(commandIn(html, ' ')).toBeNull();
      expect(commandIn(html, 'ArrowRight')).toBeNull();
      expect(commandIn(html, 'r')).toBe('reveal');
    },
  );

  it('leaves the browser its own keys, but undoes with Ctrl+Z', () => {
    expect(commandIn('', 'r', { ctrlKey: true })).toBeNull();
    expect(commandIn('', 'l', { metaKey: true })).toBeNull();
    expect(commandIn('', 'ArrowLeft', { altKey: true })).toBeNull();
    expect(commandIn('', 'z', { ctrlKey: true })).toBe('undo');
  });

  it('goes one step for a key that is held down', () => {
    expect(commandIn('', 'ArrowRight', { repeat: true })).toBeNull();
    expect(commandIn('', '+', { repeat: true })).toBe('longer');
  });
});

describe('the switch', () => {
  it('is on until it is switched off, and is remembered', () => {
    expect(keysRemembered()).toBe(true);
    rememberKeys(false);
    expect(keysRemembered()).toBe(false);
    rememberKeys(true);
    expect(keysRemembered()).toBe(true);
  });
});
