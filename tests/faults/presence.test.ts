import { expect, test } from 'vitest';
import { openHarness } from '../support/room-harness.ts';
import { buildWorkshop, facilitator } from '../support/workshop-builder.ts';

test('KL2: of many clients that connect or disconnect together, the first is reported at once and the others as one batch', async () => {
  const harness = await openHarness();
  const { participants } = await buildWorkshop(harness.room, { seats: 60 });
  const host = await harness.phone(facilitator, 'host');
  await harness.room.settled();
  const connected = (): number[] => {
    const heard = host.heard
      .splice(0)
      .flatMap((message) => (message.t === 'patch' ? message.update.put : []));
    return heard.flatMap((message) =>
      message.type === 'activity' ? [message.connected.length] : [],
    );
  };
  connected();
  const phones = await Promise.all(
    participants.map((actor, index) => harness.phone(actor, `${index}`)),
  );
  await harness.room.settled();
  expect(connected()).toEqual([1, 60]);
  for (const phone of phones) phone.drop();
  await harness.room.settled();
  expect(connected()).toEqual([59, 0]);
  // Who is gone and back before it was told of has not moved.
  phones[0]?.connect();
  phones[1]?.connect();
  phones[1]?.drop();
  await harness.room.settled();
  expect(connected()).toEqual([1]);
});
