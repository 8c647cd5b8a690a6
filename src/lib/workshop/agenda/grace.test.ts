import { expect, test } from 'vitest';
import {
  facilitator,
  noon,
  openingFixture,
  Series,
  seriesFixture,
} from '../../../../tests/simulation/series.ts';
import { allowed } from '../../../../tests/simulation/model/authorization.ts';
import { actorMutation } from '../../../../tests/simulation/operations/generators.ts';
import { Random } from '../../../../tests/simulation/operations/random.ts';
import type { Actor } from '../model/actor.ts';
import { sharedDomain } from '../domain.ts';
import { graceAfterClose } from './after-close.ts';

const workshop = 'workshop:w1';
const writer: Actor = { role: 'participant', seat: 'seat:p0', workshop };
const post = (key: string) =>
  actorMutation(writer, 'note.post', {
    ...{ id: `note:${key}`, step: 'step:notes', column: 'works', text: key },
  });

/** At the notes step, in which p0 writes. */
function writing(): Series {
  const made = new Series();
  const never = new Random(() => 0.99);
  for (const act of [...seriesFixture(), ...openingFixture(never)])
    made.must(act.actor, act.name, act.args);
  return made;
}

test('TM3: a note in progress can be sent after the step was left or revealed, and for five minutes after the workshop is closed', () => {
  const made = writing();
  made.must(facilitator, 'step.time', { step: 'step:notes', endsAt: noon - 1, pausedLeft: null });
  expect(made.do(post('time-over'))).toBeNull();
  made.must(facilitator, 'step.reveal', { step: 'step:notes', revealed: true });
  expect(made.do(post('shown'))).toBeNull();
  made.must(facilitator, 'step.start', { step: 'step:plan', from: 'step:notes' });
  expect(made.do(post('left'))).toBeNull();
  made.must(facilitator, 'workshop.close', { workshop });
  expect(graceAfterClose).toBe(300_000);
  expect(made.do(post('at-the-end'), noon)).toBeNull();
  expect(made.do(post('in-time'), noon + graceAfterClose - 1)).toBeNull();
  expect(made.do(post('too-late'), noon + graceAfterClose)).toBe('workshop.closed');
});

test('TM4: after the workshop is closed only notes, cards and what a group agrees on are accepted, and only within the grace period', () => {
  const made = writing();
  made.must(facilitator, 'workshop.close', { workshop });
  const mine = Object.keys(allowed).filter((name) => allowed[name]?.includes('participant'));
  expect(mine.length).toBeGreaterThan(4);
  for (const name of mine) {
    const judged = sharedDomain.authorize(
      made.store,
      name,
      { note: 'note:none' },
      { actor: writer, now: noon },
    );
    // An idea of brainwriting is a note.
    const expected = ['note.post', 'idea.write', 'card.write', 'agreed.write'].includes(name)
      ? {}
      : { refused: 'workshop.closed' };
    expect({ name, ...judged }).toEqual({ name, ...expected });
  }
});
