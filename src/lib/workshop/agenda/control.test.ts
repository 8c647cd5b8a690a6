import { mutation } from '../model/mutations.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  seriesFixture,
  facilitator,
  noon,
  openingFixture,
  Series,
} from '../../../../tests/simulation/series.ts';
import { openHarness } from '../../../../tests/support/room-harness.ts';
import { buildWorkshop, must } from '../../../../tests/support/workshop-builder.ts';
import { allowed, requiresControl } from '../../../../tests/simulation/model/authorization.ts';
import { seededRandom } from '../../methods/random.ts';
import {
  drawMutation,
  facilitatorOf,
  generators,
} from '../../../../tests/simulation/operations/generators.ts';
import { Random } from '../../../../tests/simulation/operations/random.ts';
import type { Actor } from '../model/actor.ts';
import { leaderOf } from './control.ts';
import { sharedDomain } from '../domain.ts';

const workshop = 'workshop:w1';
const other = facilitatorOf(1);
const claim = { workshop, name: 'Karin', means: 'computer' as const };

/** At the notes step. */
function running(): Series {
  const made = new Series();
  const never = new Random(() => 0.99);
  for (const act of [...seriesFixture(), ...openingFixture(never)])
    made.must(act.actor, act.name, act.args);
  return made;
}

function leader(made: Series): string | null {
  return leaderOf(made.store, workshop)?.device ?? null;
}

test('CF1: control goes to the device that claims it and stays until another claims it or it is released, and changes in no other way', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const made = running();
      const dice = new Random(seededRandom(seed));
      const names = [
        ...requiresControl,
        'control.claim',
        'seat.remove',
        'step.add',
        'workshop.edit',
      ];
      let expected: string | null = null;
      for (let i = 0; i < 60; i += 1) {
        const act = drawMutation(dice, made.store, names);
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

test('CF2: without control a facilitator may prepare everything, and is refused what participants would notice at once', () => {
  const made = running();
  made.must(facilitator, 'control.claim', claim);
  const message = { id: 'message:m', workshop, group: null, text: 'Fem minuter', minutes: 2 };
  made.must(facilitator, 'message.send', message);
  const about = { step: 'step:notes', round: 'step:notes', workshop, message: 'message:m' };
  const own = Object.keys(allowed).filter((name) => allowed[name]?.includes('facilitator'));
  expect(own.filter((name) => requiresControl.has(name))).toHaveLength(requiresControl.size);
  for (const name of own) {
    const judged = sharedDomain.authorize(made.store, name, about, { actor: other, now: noon });
    const expected = requiresControl.has(name) ? { refused: 'control.elsewhere' } : {};
    expect({ name, ...judged }).toEqual({ name, ...expected });
    expect(
      sharedDomain.authorize(made.store, name, about, { actor: facilitator, now: noon }),
    ).toBeUndefined();
  }
  // What lies ahead, and another workshop, nobody feels.
  for (const [name, args] of [
    ['step.time', { step: 'step:plan' }],
    ['group.form', { round: 'step:plan' }],
    ['workshop.open', { workshop: 'workshop:w2' }],
  ] as const) {
    expect(
      sharedDomain.authorize(made.store, name, args, { actor: other, now: noon }),
    ).toBeUndefined();
  }
});

test('CF3: while no device has control, every facilitator may lead', () => {
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
  expect(Object.keys(generators)).toEqual(expect.arrayContaining([...requiresControl]));
});

test('CF4: a device keeps control when it disconnects, and the facilitators are told that it is gone', async () => {
  const harness = await openHarness();
  await buildWorkshop(harness.room);
  const asked = (actor: Actor, name: string) => harness.phone(actor, name);
  const laptop = await asked(facilitator, 'laptop');
  const phone = await asked(other, 'phone');
  const led = () =>
    phone.replica.view.list('activity').find((activity) => activity.workshop === workshop)?.led;
  await expect.poll(led).toBe(true);
  await must(harness.room, facilitator, [mutation('control.claim', claim)]);
  await expect.poll(() => phone.replica.view.list('control')).toMatchObject([{ name: 'Karin' }]);
  expect(led()).toBe(true);
  laptop.drop();
  await expect.poll(led).toBe(false);
  const [answer] = await harness.room.submit(other, 'second', [
    mutation('workshop.lock', { workshop, locked: true }),
  ]);
  expect(answer).toMatchObject({ ok: false, code: 'control.elsewhere' });
  laptop.connect();
  await expect.poll(led).toBe(true);
  expect(phone.replica.view.list('control')).toMatchObject([{ name: 'Karin' }]);
});
