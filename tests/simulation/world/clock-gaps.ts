/** Checks that the clock of every audience has no gap on a connection that loses no message. */
import type { AudienceUpdate } from '#lib/sync/protocol/protocol.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import type { Findings } from '../run/findings.ts';
import type { Message } from './fault-injection.ts';

export class ClockGaps {
  readonly #page: string;
  readonly #findings: Findings;
  #clocks: Map<string, number> | null = null;

  constructor(page: string, findings: Findings) {
    this.#page = page;
    this.#findings = findings;
  }

  /** A new connection: clocks are compared from its welcome on. */
  reset(): void {
    this.#clocks = null;
  }

  receive(message: Message): void {
    if (message.t === 'welcome') {
      this.#clocks = new Map(message.updates.map(({ audience, clock }) => [audience, clock]));
    }
    if (message.t === 'audiences') {
      for (const audience of message.drop) this.#clocks?.delete(audience);
      for (const { audience, clock } of message.add) this.#clocks?.set(audience, clock);
    }
    if (message.t === 'patch') this.#compare(message.update);
  }

  #compare({ audience, since, clock }: AudienceUpdate<AnyRecord>): void {
    const at = this.#clocks?.get(audience);
    if (at === undefined || since === null || since > at || clock < since) {
      const told = `${since ?? 'nothing'}–${clock}`;
      this.#findings.add('diverged', `${this.#page} ${audience}: ${told} after ${at ?? 'nothing'}`);
    }
    this.#clocks?.set(audience, Math.max(at ?? 0, clock));
  }
}
