/**
 * What somebody is writing in a field of the plan, kept apart from what is stored: a change that
 * comes from elsewhere meanwhile does not move a letter under their fingers.
 */

import { cleanText } from '#lib/workshop/model/fields.ts';

/** Milliseconds without a keystroke after which a long text is saved on the way. */
const PAUSE_MS = 1_500;

export interface DraftOptions {
  /** What is stored now. */
  readonly stored: () => string;
  /**
   * Stores a text; `from` is what stood there when the writer began, so that nobody's words are lost.
   * The answer is the code of a refusal, or null.
   */
  readonly save: (text: string, from: string) => string | null;
}

export class Draft {
  readonly #options: DraftOptions;
  /** null: the field shows what is stored. */
  #written = $state<string | null>(null);
  #refused = $state<string | null>(null);
  #from = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DraftOptions) {
    this.#options = options;
  }

  /** What the field shows. */
  get text(): string {
    return this.#written ?? this.#options.stored();
  }

  /** Why the text could not be stored, as a code; the text is still here. */
  get refused(): string | null {
    return this.#refused;
  }

  /** Somebody else has changed what is stored since this person began: both will be kept. */
  get meanwhile(): boolean {
    return this.#written !== null && cleanText(this.#options.stored()) !== cleanText(this.#from);
  }

  /** The focus came: from now on only the person at the field changes it. */
  hold(): void {
    if (this.#written !== null) return;
    this.#from = this.#options.stored();
    this.#written = this.#from;
  }

  write(text: string): void {
    if (this.#written === null) this.#from = this.#options.stored();
    this.#written = text;
    this.#refused = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#saveOnTheWay(), PAUSE_MS);
  }

  /** The focus left, or the field goes: saves what was changed and shows what is stored again. */
  release(): void {
    clearTimeout(this.#timer);
    if (this.#written === null) return;
    this.#refused = this.#changed ? this.#options.save(this.#written, this.#from) : null;
    if (this.#refused === null) this.#written = null;
  }

  // A half-written text that would be refused is nobody's mistake yet.
  #saveOnTheWay(): void {
    if (this.#written === null || !this.#changed) return;
    if (this.#options.save(this.#written, this.#from) === null) this.#from = this.#written;
  }

  // Untouched text is not written back: it would undo what somebody else wrote meanwhile.
  get #changed(): boolean {
    return this.#written !== this.#from;
  }
}
