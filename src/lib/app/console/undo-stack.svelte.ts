/** What the facilitator has done and can undo; kept over a reload of the page. */
import type { Mutation } from '#lib/client/room.svelte.ts';

/** A command that can be undone. */
export interface UndoEntry {
  readonly id: number;
  /** What was done, in words: "3 lappar flyttade till Bemanning". */
  readonly text: string;
  /** What undoes it, in order. */
  readonly mutations: readonly Mutation[];
}

/** So many commands can be undone, one after the other. */
export const undoDepth = 100;

type Store = Pick<Storage, 'getItem' | 'setItem'>;

export interface UndoOptions {
  /** Names what is kept: one for each workshop and version of the protocol. */
  readonly name: string;
  /** Null: nothing outlives the page. */
  readonly store: Store | null;
  /** Whether a mutation can still be run, by its name and arguments. */
  readonly isValid: (mutation: Mutation) => boolean;
}

/** What the facilitator has done on this page, latest last. */
export class UndoStack {
  readonly #options: UndoOptions | null;
  #entries = $state.raw<readonly UndoEntry[]>([]);
  #nextId = 1;
  /** How many that were kept can be undone no more: another version of the page did them. */
  readonly dropped: number;

  constructor(options: UndoOptions | null = null) {
    this.#options = options;
    const before = this.#load();
    const { isValid = () => true } = options ?? {};
    const valid = before.filter(({ mutations }) => mutations.every(isValid));
    this.dropped = before.length - valid.length;
    for (const { text, mutations } of valid) this.push(text, mutations);
  }

  get last(): UndoEntry | undefined {
    return this.#entries.at(-1);
  }

  get size(): number {
    return this.#entries.length;
  }

  push(text: string, mutations: readonly Mutation[]): UndoEntry {
    const entry = { id: this.#nextId, text, mutations };
    this.#nextId += 1;
    this.#set([...this.#entries, entry].slice(-undoDepth));
    return entry;
  }

  /** Takes one command off, or the latest; null where it has been undone or forgotten. */
  take(id = this.last?.id): UndoEntry | null {
    const entry = this.#entries.find((candidate) => candidate.id === id);
    if (!entry) return null;
    this.#set(this.#entries.filter((other) => other !== entry));
    return entry;
  }

  #set(entries: readonly UndoEntry[]): void {
    this.#entries = entries;
    const plain = entries.map(({ text, mutations }) => ({ text, mutations }));
    try {
      this.#options?.store?.setItem(this.#options.name, JSON.stringify(plain));
    } catch {
      // Full, or forbidden: what was done can be undone until the page is loaded anew.
    }
  }

  #load(): readonly Omit<UndoEntry, 'id'>[] {
    try {
      const text = this.#options?.store?.getItem(this.#options.name) ?? '[]';
      const before: unknown = JSON.parse(text);
      return Array.isArray(before) ? before.filter(isEntry) : [];
    } catch {
      return [];
    }
  }
}

/** What was kept, perhaps by another version of this page. */
function isEntry(value: unknown): value is Omit<UndoEntry, 'id'> {
  if (typeof value !== 'object' || value === null) return false;
  const { text, mutations } = value as Partial<UndoEntry>;
  return (
    typeof text === 'string' &&
    Array.isArray(mutations) &&
    mutations.every((mutation: unknown) => {
      const { name } = (mutation ?? {}) as { readonly name?: unknown };
      return typeof name === 'string';
    })
  );
}
