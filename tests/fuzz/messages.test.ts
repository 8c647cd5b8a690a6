import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { must } from '../support/workshop-builder.ts';
import { Fuzz, honest, hosts, shout, strangers } from './fuzz.ts';

/** Ten million of them: `npm run nightly -- --only messages`. */
const MESSAGES = 200_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** Bytes that cannot be let go. */
function held(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

test(`W25: no malformed message stops the room or blocks a valid note (${MESSAGES})`, async () => {
  const unhandled: unknown[] = [];
  const hear = (reason: unknown) => void unhandled.push(reason);
  process.on('unhandledRejection', hear);
  const fuzz = new Fuzz(2_027);
  await fuzz.open();

  const heard: string[] = [];
  const writer = fuzz.connect(honest, heard);
  writer.receive(fuzz.hello());
  let sent = 0;
  const write = (): void => {
    // A person writes at most two hundred notes.
    if (sent === 200) return;
    sent += 1;
    const args = {
      ...{ id: `note:honest-${sent}`, step: 'step:notes', column: 'works', text: `Note ${sent}` },
    };
    const mutations = [{ n: sent, name: 'note.post', args }];
    writer.receive({ t: 'push', client: 'honest-client', mutations });
  };

  const before = await shout(fuzz, strangers, MESSAGES / 2, write);
  const half = held();
  const after = await shout(fuzz, strangers, MESSAGES / 2, write);
  const grown = held() - half;
  process.off('unhandledRejection', hear);

  expect(fuzz.faults).toEqual([]);
  expect(unhandled).toEqual([]);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  expect(sent).toBe(200);
  const own = fuzz.room.store.list('note').filter((note) => note.author === honest.seat);
  expect(own.map((note) => note.text).toSorted()).toEqual(
    Array.from({ length: sent }, (_, i) => `Note ${i + 1}`).toSorted(),
  );
  const acknowledged = heard.filter((text) => text.includes('"ok":true')).length;
  expect(acknowledged).toBe(200);
  // Nothing else was done in their names, and the fuzz did not only knock at a closed door.
  expect(before.byes).toBeGreaterThan(100);
  expect(after.answers).toBeGreaterThan(100);
  expect(grown).toBeLessThan(16 * 2 ** 20);
}, 120_000);

test('W26: no malformed message of a facilitator stops the room', async () => {
  const fuzz = new Fuzz(7);
  await fuzz.open();
  await shout(fuzz, hosts, MESSAGES / 20, () => undefined);
  expect(fuzz.faults).toEqual([]);
  await must(fuzz.room, { role: 'server' }, [
    { name: 'role.add', args: { id: 'role:after', name: 'Still here' } },
  ]);
}, 120_000);
