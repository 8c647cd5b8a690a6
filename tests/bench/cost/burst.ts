import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { protocolVersion } from '#lib/sync/protocol/protocol.ts';
import { MemoryBroadcaster } from '#lib/sync/room/memory-broadcaster.ts';
import { openRoom, series } from '../../support/seeded-workshop.ts';
import { amount, type Measurement } from '../measurement.ts';
import { seedFullWorkshop, writer } from './full-workshop.ts';

const PHONES = 300;
const NOTES = 3_000;
const RUNS = 5;

export const burst: Measurement = {
  name: 'burst',
  help: '300 posts at once, one from each phone, where 3,000 notes lie: until the last is answered',
  async measure() {
    const directory = mkdtempSync(join(tmpdir(), 'bikupa-burst-'));
    const seeded = await seedFullWorkshop(directory, { seats: PHONES, notes: NOTES });
    const { room, close } = await openRoom(directory, series);
    const broadcaster = new MemoryBroadcaster();
    const { id, text } = writer(2);
    let answered = 0;
    const connections = seeded.phones.map(({ actor }) => {
      const peer = broadcaster.peer(
        (message) => {
          if (message.t === 'answers') answered += message.answers.length;
        },
        () => undefined,
      );
      const connection = room.connect(peer, actor);
      connection.receive({
        ...{ t: 'hello', protocol: protocolVersion, epoch: null, since: {}, clients: [] },
      });
      return connection;
    });
    await room.settled();
    const times: number[] = [];
    for (let run = 1; run <= RUNS; run += 1) {
      answered = 0;
      const from = performance.now();
      for (const connection of connections) {
        const args = { id: id(), step: 'step:notes', column: 'works', text: text() };
        const mutations = [{ n: run, name: 'note.post', args }];
        connection.receive({ t: 'push', client: 'bench-phone', mutations });
      }
      while (answered < PHONES) await new Promise((resolve) => setImmediate(resolve));
      times.push(performance.now() - from);
    }
    await room.close();
    close();
    rmSync(directory, { recursive: true, force: true });
    const [fastest = 0] = times.toSorted((a, b) => a - b);
    const middle = times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
    return [
      { what: `${PHONES} posts in one burst, median of ${RUNS}`, figure: amount(middle, 'ms') },
      { what: '  fastest', figure: amount(fastest, 'ms') },
    ];
  },
};
