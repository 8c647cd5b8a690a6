import { expect, test } from 'vitest';
import {
  facilitator,
  noon,
  opening,
  Series,
  beginnings,
} from '../../../tests/simulation/series.ts';
import { allowed } from '../../../tests/support/who-may.ts';
import { Dice } from '../../commands/torture/acts.ts';
import type { Actor } from './actor.ts';
import { permit } from './permissions.ts';
import { graceAfterClose } from './workshop.ts';

const workshop = 'workshop:w1';
const writer: Actor = { role: 'participant', seat: 'seat:p0', workshop };
const post = (key: string) => ({
  ...{ actor: writer, name: 'note.post' },
  args: { id: `note:${key}`, step: 'step:notes', column: 'works', text: key },
});

/** At the notes step, in which p0 writes. */
function writing(): Series {
  const made = new Series();
  const never = new Dice(() => 0.99);
  for (const act of [...beginnings(), ...opening(never)]) made.must(act.actor, act.name, act.args);
  return made;
}

test('TM3: a note that was begun can be sent when the step has been left or shown, and five minutes after the end', () => {
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

test('TM4: after the end a note is all that can still come, and only while the time for it lasts', () => {
  const made = writing();
  made.must(facilitator, 'workshop.close', { workshop });
  const mine = Object.keys(allowed).filter((name) => allowed[name]?.includes('participant'));
  expect(mine.length).toBeGreaterThan(4);
  for (const name of mine) {
    const judged = permit(made.store, name, { note: 'note:none' }, { actor: writer, now: noon });
    const expected = name === 'note.post' ? {} : { refused: 'workshop.closed' };
    expect({ name, ...judged }).toEqual({ name, ...expected });
  }
});
