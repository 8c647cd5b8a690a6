/** Calm lines on the terminal; where somebody looks, one line that counts. */

export class Progress {
  readonly #out: NodeJS.WriteStream;
  #counting = false;

  constructor(out: NodeJS.WriteStream = process.stdout) {
    this.#out = out;
  }

  /** Something that is done or begins. */
  say(line: string): void {
    this.#wipe();
    this.#out.write(`  ${line}\n`);
  }

  /** How far it has come: shown in place, and only to somebody who looks. */
  count(line: string): void {
    if (!this.#out.isTTY) return;
    this.#wipe();
    this.#out.write(`  ${line}`);
    this.#counting = true;
  }

  #wipe(): void {
    if (this.#counting) this.#out.write('\r\u001b[2K');
    this.#counting = false;
  }
}
