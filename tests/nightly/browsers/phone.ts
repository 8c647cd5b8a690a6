/** A participant's phone in some browser: what a person does with it, and what they see. */

export interface Phone {
  /** The browser and its version. */
  readonly version: string;
  open(address: string): Promise<void>;
  /** Chooses a radio or ticks a box by its label. */
  choose(label: string): Promise<void>;
  /** Presses a button, or unfolds what is folded, by its words. */
  press(words: string): Promise<void>;
  /** Writes into the only field for text. */
  write(text: string): Promise<void>;
  /** The words on the page. */
  words(): Promise<string>;
  picture(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds for what comes over a network that has been away; far above what it takes. */
const PATIENCE = 90_000;

/** Waits until the page says something so often. */
export async function until(phone: Phone, words: RegExp, times = 1): Promise<void> {
  const end = performance.now() + PATIENCE;
  const every = new RegExp(words, `${words.flags.replace('g', '')}g`);
  let last = '';
  while (performance.now() < end) {
    last = await phone.words();
    if ((last.match(every) ?? []).length >= times) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${phone.version} never says ${words.source} (${times}); it says: ${last}`);
}

/** A function of a page: what somebody would press, by its tag and its name or words; or null. */
export const findShown = `(tags, words) => {
  const said = (element) => (element.getAttribute('aria-label') || element.textContent).replace(/\\s+/g, ' ');
  const shown = [...document.querySelectorAll(tags)].filter(
    (element) => element.getClientRects().length > 0 && said(element).includes(words),
  );
  return shown[0] || null;
}`;
