import { describe, expect, test } from 'vitest';
import { openHarness, type Phone } from '../support/room-harness.ts';
import { buildWorkshop, facilitator, goTo, must } from '../support/workshop-builder.ts';

function post(phone: Phone, n: number, text = `Lapp ${n}`) {
  const seat = phone.actor.role === 'participant' ? phone.actor.seat.slice(5) : 'x';
  return phone.replica.mutate({
    name: 'note.post',
    args: { id: `note:${seat}-${n}`, step: 'step:notes', column: 'works', text },
  });
}

describe('a room and fifty replicas in one process', () => {
  test('S1: each note posted from fifty phones is stored exactly once, and every phone sees what it is allowed to see', async () => {
    const harness = await openHarness();
    const { participants, seats } = await buildWorkshop(harness.room, {
      seats: 50,
      organisations: 7,
    });
    const phones = await Promise.all(participants.map((actor, i) => harness.phone(actor, `${i}`)));
    const host = await harness.phone(facilitator, 'host');
    await goTo(harness.room, 'groups');
    const groups = Array.from({ length: 10 }, (_, g) => ({
      id: `group:g${g}`,
      letter: String.fromCharCode(65 + g),
      place: null,
      seats: seats.filter((_, i) => i % 10 === g),
    }));
    await must(harness.room, facilitator, [
      { name: 'group.form', args: { round: 'step:groups', groups } },
    ]);
    await goTo(harness.room, 'notes');

    // Every third phone loses its connection in the middle and comes back.
    for (let n = 0; n < 4; n += 1) {
      for (const [i, phone] of phones.entries()) {
        if (i % 3 === 0 && n === 1) phone.drop();
        expect(post(phone, n).refused).toBeNull();
        if (i % 3 === 0 && n === 3) phone.connect();
      }
    }
    await expect.poll(() => phones.every((phone) => phone.replica.pending.length === 0)).toBe(true);
    expect(harness.room.store.list('note')).toHaveLength(200);
    // Before the reveal: 5 in a group with 4 notes each; the host sees counts only.
    for (const phone of phones) expect(phone.replica.view.list('note')).toHaveLength(20);
    expect(host.replica.view.list('note')).toHaveLength(0);
    const counted = host.replica.view.list('stats')[0]?.steps ?? [];
    expect(counted.find(({ step }) => step === 'step:notes')?.notes).toBe(200);

    await must(harness.room, facilitator, [
      { name: 'step.reveal', args: { step: 'step:notes', revealed: true } },
    ]);
    for (const phone of phones) expect(phone.replica.view.list('note')).toHaveLength(200);
    expect(host.replica.view.list('note').every((note) => note.author === null)).toBe(true);
    expect(harness.faults).toEqual([]);
  });
});
