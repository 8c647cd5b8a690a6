import { TestServer } from '../../support/server.ts';
import { series, workshop, type SeededWorkshop } from '../../support/seeded-workshop.ts';
import { cpuOf } from '../../support/cpu.ts';
import { amount, type Figure, type Measurement } from '../measurement.ts';
import { seedFullWorkshop } from './full-workshop.ts';
import { all, RawPhone, silence } from './raw-phone.ts';

const PHONES = 300;
const NOTES = 3_000;
/** Milliseconds without a frame after which nothing more is on its way. */
const QUIET_MS = 1_500;
/** Bytes: less than any form of the notes takes. */
const MUCH = 20_000;

export const reveal: Measurement = {
  name: 'reveal',
  help: '3,000 notes shown to 300 phones, and 300 phones that join afterwards: bytes and milliseconds',
  needsBuild: true,
  measure: async () => [...(await measured(true)), ...(await measured(false))],
};

async function measured(gzip: boolean): Promise<readonly Figure[]> {
  let seeded: SeededWorkshop | undefined;
  const server = await TestServer.start({}, async (directory) => {
    seeded = await seedFullWorkshop(directory, { seats: PHONES, notes: NOTES });
  });
  if (!seeded) throw new Error('no workshop was seeded');
  const { host: desk, phones: people } = seeded;
  const { url } = server;
  const handshake = { series, as: 'participant', workshop };
  const open = (cookie: string): Promise<RawPhone> =>
    RawPhone.open({ url, cookie, handshake, gzip });
  try {
    await (await fetch(url)).text();
    const host = await RawPhone.open({
      ...{ url, cookie: desk.cookie, gzip, handshake: { series, as: 'facilitator' } },
    });
    const phones = await Promise.all(people.map(({ cookie }) => open(cookie)));
    await silence(phones, QUIET_MS);
    for (const phone of phones) phone.reset();
    const cpu = cpuOf(server.pid) ?? 0;
    const from = performance.now();
    const args = { step: 'step:notes', revealed: true };
    const mutations = [{ n: 1, name: 'step.reveal', args }];
    host.say({ t: 'push', client: 'bench-desk', mutations });
    await all(phones, ({ bytes }) => bytes > MUCH);
    await silence(phones, QUIET_MS);
    const shown = Math.max(...phones.map(({ last }) => last)) - from;
    const bytes = phones.reduce((sum, phone) => sum + phone.bytes, 0) / PHONES;
    const worked = (cpuOf(server.pid) ?? 0) - cpu;
    for (const phone of phones) phone.close();
    await silence(phones, QUIET_MS);

    const joinCpu = cpuOf(server.pid) ?? 0;
    const again = performance.now();
    const late = await Promise.all(people.map(({ cookie }) => open(cookie)));
    await silence(late, QUIET_MS);
    const joined = Math.max(...late.map(({ last }) => last)) - again;
    const joinBytes = late.reduce((sum, phone) => sum + phone.bytes, 0) / PHONES;
    const joinWorked = (cpuOf(server.pid) ?? 0) - joinCpu;
    for (const phone of late) phone.close();
    host.close();
    const how = gzip ? 'can decompress' : 'cannot decompress';
    return [
      { what: `shown to each of ${PHONES} phones that ${how}`, figure: amount(bytes, 'bytes') },
      { what: '  until the last has it', figure: amount(shown, 'ms') },
      { what: '  of the processor, for the server', figure: amount(worked, 'ms') },
      {
        what: `each of ${PHONES} that join afterwards and ${how}`,
        figure: amount(joinBytes, 'bytes'),
      },
      { what: '  until the last has it', figure: amount(joined, 'ms') },
      { what: '  of the processor, for the server', figure: amount(joinWorked, 'ms') },
    ];
  } finally {
    await server.close();
  }
}
