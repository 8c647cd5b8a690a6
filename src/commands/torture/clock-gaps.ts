/** For every audience the clock goes on without a gap, as long as no message is lost. */
import type { Layer } from '#lib/sync/protocol.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import type { Findings } from './findings.ts';
import type { Message } from './tampering.ts';

export class ClockGaps {
  readonly #page: string;
  readonly #findings: Findings;
  #clocks: Map<string, number> | null = null;

  constructor(page: string, findings: Findings) {
    this.#page = page;
    this.#findings = findings;
  }

  /** A new connection: nothing counts before its welcome. */
  begin(): void {
    this.#clocks = null;
  }

  hear(message: Message): void {
    if (message.t === 'welcome') {
      this.#clocks = new Map(message.layers.map(({ audience, clock }) => [audience, clock]));
    }
    if (message.t === 'audiences') {
      for (const audience of message.drop) this.#clocks?.delete(audience);
      for (const { audience, clock } of message.add) this.#clocks?.set(audience, clock);
    }
    if (message.t === 'patch') this.#follow(message.layer);
  }

  #follow({ audience, since, clock }: Layer<AnyRecord>): void {
    const at = this.#clocks?.get(audience);
    if (at === undefined || since === null || since > at || clock < since) {
      const told = `${since ?? 'nothing'}–${clock}`;
      this.#findings.add('diverged', `${this.#page} ${audience}: ${told} after ${at ?? 'nothing'}`);
    }
    this.#clocks?.set(audience, Math.max(at ?? 0, clock));
  }
}
