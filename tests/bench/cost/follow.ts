import { TestServer } from '../../support/server.ts';
import {
  seedWorkshop,
  series,
  workshop,
  type SeededWorkshop,
} from '../../support/seeded-workshop.ts';
import { amount, type Figure, type Measurement } from '../measurement.ts';
import { all, RawPhone } from './raw-phone.ts';

const PHONES = 100;
const PRESSES = 50;
const step = 'step:notes';
const place = 'notes reading';

export const follow: Measurement = {
  name: 'follow',
  help: 'a press on one facilitator’s device until the projector has it, with 100 phones: milliseconds',
  needsBuild: true,
  async measure() {
    let seeded: SeededWorkshop | undefined;
    const server = await TestServer.start({}, async (directory) => {
      seeded = await seedWorkshop(directory, { seats: PHONES, revealed: true });
    });
    if (!seeded) throw new Error('no workshop was seeded');
    const open = (cookie: string, handshake: object): Promise<RawPhone> =>
      RawPhone.open({ url: server.url, cookie, handshake: { series, ...handshake }, gzip: true });
    try {
      const { host, screen, phones } = seeded;
      const remote = await open(host.cookie, { as: 'facilitator' });
      const projector = await open(screen.cookie, { as: 'screen', workshop });
      const people = await Promise.all(
        phones.map(({ cookie }) => open(cookie, { as: 'participant', workshop })),
      );
      const told = { step, place, at: 0, count: 7, turning: false };
      const tell = [{ n: 1, name: 'focus.tell', args: told }];
      projector.reset();
      projector.say({ t: 'push', client: 'bench-screen', mutations: tell });
      // The record, and the answer.
      await all([projector], ({ frames }) => frames > 1);
      for (const phone of people) phone.reset();
      const took: number[] = [];
      for (let n = 1; n <= PRESSES; n += 1) {
        projector.reset();
        const args = { workshop, step, place, page: n % 7 };
        const from = performance.now();
        const mutations = [{ n, name: 'focus.turn', args }];
        remote.say({ t: 'push', client: 'bench-remote', mutations });
        await all([projector], ({ frames }) => frames > 0);
        took.push(projector.last - from);
      }
      const bytes = people.reduce((sum, phone) => sum + phone.bytes, 0);
      for (const one of [remote, projector, ...people]) one.close();
      return figures(took, bytes);
    } finally {
      await server.close();
    }
  },
};

function figures(took: readonly number[], bytes: number): readonly Figure[] {
  const inOrder = took.toSorted((a, b) => a - b);
  return [
    {
      what: 'a page turned: at the projector after, in the middle',
      figure: amount(inOrder[inOrder.length >> 1] ?? 0, 'ms'),
    },
    { what: `  the slowest of ${PRESSES}`, figure: amount(inOrder.at(-1) ?? 0, 'ms') },
    { what: `  sent to ${PHONES} phones meanwhile`, figure: amount(bytes, 'bytes') },
  ];
}
