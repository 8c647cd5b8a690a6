/**
 * The oldest browsers that Bikupa serves, from the summer of 2022: an iPhone 6s has iOS 15.8, a
 * computer with Windows 7 has Firefox 115. Build target, lint and the check of what is built hold
 * to these; why these, stands in docs/decisions/0015-browsers.md.
 */

/** By the names of @mdn/browser-compat-data. */
export const oldest = {
  safari: '15.6',
  safari_ios: '15.6',
  chrome: '100',
  chrome_android: '100',
  firefox: '102',
  firefox_android: '102',
  samsunginternet_android: '20.0',
};

/** What syntax and styles are lowered to. Samsung Internet 20 is Chromium 106. */
export const buildTarget = ['safari15.6', 'ios15.6', 'chrome100', 'firefox102'];

/** Newer than the oldest browsers, and added where missing: `src/lib/client/polyfills/`. */
export const polyfilled = [
  ...['toSorted', 'toReversed', 'with', 'findLast', 'toWellFormed', 'requestSubmit'],
  ...['Map.groupBy', 'AbortSignal.timeout'],
];

/** Missing on a page that did not come by HTTPS, as in a venue: `nanoid` makes keys. */
export const secureOnly = ['randomUUID'];

/** Newer than the oldest browsers, and used only where a browser has it. */
export const optional = [
  // A projector without it may go dark, as before; wake-lock.ts asks first.
  'wakeLock',
  // The type of what it gives.
  'WakeLockSentinel',
  // On previews and measuring copies, in which nothing is to be pressed.
  'inert',
  // A hint for keyboards on screens.
  'autocapitalize',
  // Pragmatic drag and drop puts its preview on top where it can.
  'showPopover',
  // A reveal comes plain where a phone has none.
  'DecompressionStream',
  // Svelte sets it, and asks for nothing.
  'Error.stackTraceLimit',
  // What reads pasted lists and sheets asks first.
  'setImmediate',
  'Error.captureStackTrace',
  // devalue makes one only of what a browser with it has sent.
  'Temporal',
  // Socket.IO has it as a transport that is not chosen.
  'WebTransport',
  // devalue asks first, and has its own.
  'Uint8Array.fromBase64',
];

/** Names of our own and of libraries that newer browsers have on other objects. */
export const ours = ['command', 'drop', 'capture', 'take', 'delay', 'variant', 'union'];
