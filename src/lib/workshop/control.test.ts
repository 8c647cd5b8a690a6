import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  beginnings,
  facilitator,
  noon,
  opening,
  Series,
} from '../../../tests/simulation/series.ts';
import { openHarness } from '../../../tests/support/room-harness.ts';
import { buildWorkshop, must } from '../../../tests/support/workshop-builder.ts';
import { allowed, steering } from '../../../tests/support/who-may.ts';
import { seededRandom } from '../methods/random.ts';
import { anyAct, Dice, facilitatorOf, makers } from '../../commands/torture/acts.ts';
import type { Actor } from './actor.ts';
import { leaderOf } from './control.ts';
import { permit } from './permissions.ts';

const workshop = 'workshop:w1';
const other = facilitatorOf(1);
const claim = { workshop, name: 'Karin', means: 'computer' };

/** At the notes step. */
function running(): Series {
  const made = new Series();
  const never = new Dice(() => 0.99);
  for (const act of [...beginnings(), ...opening(never)]) made.must(act.actor, act.name, act.args);
  return made;
}

function leader(made: Series): string | null {
  return leaderOf(made.store, workshop)?.device ?? null;
}

test('CF1: control goes to whoever claims it, stays until it is claimed or let go, and moves by nothing else', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const made = running();
      const dice = new Dice(seededRandom(seed));
      const names = [...steering, 'control.claim', 'seat.remove', 'step.add', 'workshop.edit'];
      let expected: string | null = null;
      for (let i = 0; i < 60; i += 1) {
        const act = anyAct(dice, made.store, names);
        const done = made.do(act, noon + i) === null;
        const here = (act.args as { readonly workshop?: string }).workshop === workshop;
        if (done && here && act.actor.role === 'facilitator') {
          if (act.name === 'control.claim') expected = act.actor.device;
          if (act.name === 'control.release') expected = null;
        }
        expect([act, leader(made)]).toEqual([act, expected]);
      }
    }),
    { numRuns: 40 },
  );
});

test('CF2: who does not have control is refused what the room sees at once, and may prepare everything', () => {
  const made = running();
  made.must(facilitator, 'control.claim', claim);
  const message = { id: 'message:m', workshop, group: null, text: 'Fem minuter', minutes: 2 };
  made.must(facilitator, 'message.send', message);
  const about = { step: 'step:notes', round: 'step:notes', workshop, message: 'message:m' };
  const own = Object.keys(allowed).filter((name) => allowed[name]?.includes('facilitator'));
  expect(own.filter((name) => steering.has(name))).toHaveLength(steering.size);
  for (const name of own) {
    const judged = permit(made.store, name, about, { actor: other, now: noon });
    const expected = steering.has(name) ? { refused: 'control.elsewhere' } : {};
    expect({ name, ...judged }).toEqual({ name, ...expected });
    expect(permit(made.store, name, about, { actor: facilitator, now: noon })).toBeUndefined();
  }
  // What lies ahead, and another workshop, nobody feels.
  for (const [name, args] of [
    ['step.time', { step: 'step:plan' }],
    ['group.form', { round: 'step:plan' }],
    ['workshop.open', { workshop: 'workshop:w2' }],
  ] as const) {
    expect(permit(made.store, name, args, { actor: other, now: noon })).toBeUndefined();
  }
});

test('CF3: while nobody has claimed control, or it was let go, every facilitator may lead', () => {
  const next = { step: 'step:themes', from: 'step:notes' };
  const back = { step: 'step:notes', from: 'step:themes' };
  const made = running();
  expect(leader(made)).toBeNull();
  made.must(other, 'step.start', next);
  made.must(facilitator, 'step.start', back);
  made.must(facilitator, 'control.claim', claim);
  expect(made.do({ actor: other, name: 'step.start', args: next })).toBe('control.elsewhere');
  expect(made.do({ actor: other, name: 'control.release', args: { workshop } })).toBe(
    'control.elsewhere',
  );
  made.must(other, 'control.claim', { ...claim, name: null, means: 'phone' });
  expect(leaderOf(made.store, workshop)).toMatchObject({ name: null, means: 'phone' });
  made.must(other, 'step.start', next);
  made.must(other, 'control.release', { workshop });
  made.must(facilitator, 'step.start', back);
  expect(Object.keys(makers)).toEqual(expect.arrayContaining([...steering]));
});

test('CF4: control stays with a device that is gone, and the facilitators are told that it is gone', async () => {
  const harness = await openHarness();
  await buildWorkshop(harness.room);
  const asked = (actor: Actor, name: string) => harness.phone(actor, name);
  const laptop = await asked(facilitator, 'laptop');
  const phone = await asked(other, 'phone');
  const led = () => phone.replica.view.list('pulse').find((one) => one.workshop === workshop)?.led;
  await expect.poll(led).toBe(true);
  await must(harness.room, facilitator, [{ name: 'control.claim', args: claim }]);
  await expect.poll(() => phone.replica.view.list('control')).toMatchObject([{ name: 'Karin' }]);
  expect(led()).toBe(true);
  laptop.drop();
  await expect.poll(led).toBe(false);
  const [answer] = await harness.room.submit(other, 'second', [
    { name: 'workshop.lock', args: { workshop, locked: true } },
  ]);
  expect(answer).toMatchObject({ ok: false, code: 'control.elsewhere' });
  laptop.connect();
  await expect.poll(led).toBe(true);
  expect(phone.replica.view.list('control')).toMatchObject([{ name: 'Karin' }]);
});
