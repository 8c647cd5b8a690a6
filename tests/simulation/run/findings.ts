/** What went wrong in a simulated series, and a fingerprint of everything that happened in it. */

export const findingKinds = ['lost', 'duplicated', 'phantom', 'diverged', 'leaked'] as const;
/**
 * - lost: reported as saved, or kept on a phone, and not there
 * - duplicated: happened more often than somebody did it
 * - phantom: there, or shown, though nobody did it or it was not stored
 * - diverged: replica and room, room and disk, or room and model differ; an invariant is broken
 * - leaked: sent to somebody who may not see it
 */
export type FindingKind = (typeof findingKinds)[number];

export interface Finding {
  readonly kind: FindingKind;
  readonly about: string;
}

/** More findings of one series add no information. */
const MAX_FINDINGS = 100;

export class Findings {
  readonly #known = new Set<string>();
  readonly list: Finding[] = [];

  add(kind: FindingKind, about: string): void {
    const key = `${kind} ${about}`;
    if (this.#known.has(key) || this.list.length >= MAX_FINDINGS) return;
    this.#known.add(key);
    this.list.push({ kind, about });
  }
}

/** Two runs with the same fingerprint did the same (FNV-1a, Fowler, Noll and Vo 1991). */
export class Trace {
  #hash = 0x811c9dc5;

  add(text: string): void {
    let hash = this.#hash;
    for (let i = 0; i < text.length; i += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    }
    this.#hash = Math.imul(hash ^ 10, 0x01000193);
  }

  get digest(): string {
    return (this.#hash >>> 0).toString(16).padStart(8, '0');
  }
}
