/** Something that was done and can be taken back. */
export interface Deed {
  readonly id: number;
  /** What was done, in words: "3 lappar flyttade till Bemanning". */
  readonly text: string;
  readonly undo: () => void;
}

/** So many deeds can be taken back, one after the other. */
export const undoDepth = 50;

/** What the facilitator has done on this page, latest last. */
export class UndoStack {
  #deeds = $state.raw<readonly Deed[]>([]);
  #nextId = 1;

  get last(): Deed | undefined {
    return this.#deeds.at(-1);
  }

  get size(): number {
    return this.#deeds.length;
  }

  push(text: string, undo: () => void): Deed {
    const deed = { id: this.#nextId, text, undo };
    this.#nextId += 1;
    this.#deeds = [...this.#deeds, deed].slice(-undoDepth);
    return deed;
  }

  /** Takes back one deed, or the latest; null where it has been taken back or forgotten. */
  takeBack(id = this.last?.id): Deed | null {
    const deed = this.#deeds.find((one) => one.id === id);
    if (!deed) return null;
    this.#deeds = this.#deeds.filter((one) => one.id !== id);
    deed.undo();
    return deed;
  }
}
