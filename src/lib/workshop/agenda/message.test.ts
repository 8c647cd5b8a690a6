import { expect, test } from 'vitest';
import {
  seriesFixture,
  facilitator,
  noon,
  openingFixture,
  Series,
} from '../../../../tests/simulation/series.ts';
import { Random } from '../../../../tests/simulation/operations/random.ts';
import type { Audience } from '../../sync/record.ts';
import { messagesPerWorkshop } from './message.ts';
import { messageNow } from './message-now.ts';
import { project } from '../visibility/visibility.ts';

const workshop = 'workshop:w1';
const minute = 60_000;

function running(): Series {
  const made = new Series();
  const never = new Random(() => 0.99);
  for (const act of [...seriesFixture(), ...openingFixture(never)])
    made.must(act.actor, act.name, act.args);
  return made;
}

function send(made: Series, key: string, group: string | null, now = noon): string | null {
  const args = { id: `message:${key}`, workshop, group, text: key, minutes: 2 };
  return made.do({ actor: facilitator, name: 'message.send', args }, now);
}

/** Who is told of a message. */
function told(made: Series, key: string): readonly Audience[] {
  const one = made.store.get('message', `message:${key}`);
  if (!one) throw new Error('no such message');
  return project(one, made.store).map(([audience]) => audience);
}

test('MS1: a message is sent to the workshop or to one group, and after withdrawal to facilitators only', () => {
  const made = running();
  expect(send(made, 'all', null)).toBeNull();
  expect(send(made, 'one', 'group:g1')).toBeNull();
  expect(told(made, 'all')).toEqual(['host', 'workshop:w1']);
  expect(told(made, 'one')).toEqual(['host', 'group:g1', 'table:g1']);
  made.must(facilitator, 'message.remove', { message: 'message:all', removed: true });
  expect(told(made, 'all')).toEqual(['host']);
  made.must(facilitator, 'message.remove', { message: 'message:all', removed: false });
  expect(told(made, 'all')).toEqual(['host', 'workshop:w1']);
  expect(send(made, 'nobody', 'group:none')).toBe('group.unknown');
});

test('MS2: the latest message to a recipient is shown until it expires or is withdrawn', () => {
  const made = running();
  const shown = (now: number, group: string | null) =>
    messageNow(made.store, { workshop, group, now })?.text ?? null;
  send(made, 'first', null);
  send(made, 'second', 'group:g1', noon + minute);
  expect(shown(noon + minute, 'group:g0')).toBe('first');
  expect(shown(noon + minute, 'group:g1')).toBe('second');
  // The projector is in no group.
  expect(shown(noon + minute, null)).toBe('first');
  expect(shown(noon + 2 * minute - 1, 'group:g0')).toBe('first');
  expect(shown(noon + 2 * minute, 'group:g0')).toBeNull();
  made.must(facilitator, 'message.remove', { message: 'message:second', removed: true });
  expect(shown(noon + minute, 'group:g1')).toBe('first');
  expect(messageNow(made.store, { workshop: 'workshop:w2', group: null, now: noon })).toBeNull();
});

test('MS3: messages can be sent only while the workshop is open, and only up to a limit', () => {
  const made = running();
  for (let i = 0; i < messagesPerWorkshop; i += 1) expect(send(made, `${i}`, null)).toBeNull();
  expect(send(made, 'more', null)).toBe('message.too-many');
  made.must(facilitator, 'workshop.close', { workshop });
  expect(send(made, 'late', null)).toBe('workshop.not-open');
});
