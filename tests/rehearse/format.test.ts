import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readScript } from '../../src/commands/rehearse/format.ts';

type Json = Record<string, unknown>;

function fixture(name: string): Json {
  const path = join(import.meta.dirname, '../fixtures', name);
  return JSON.parse(readFileSync(path, 'utf8')) as Json;
}

/** The fixture with one place in it changed; `undefined` takes it away. */
function changed(path: string, value: unknown): Json {
  const whole = structuredClone(fixture('solna-1.json'));
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let at: unknown = whole;
  for (const step of steps) at = (at as Json)[step];
  if (value === undefined) Reflect.deleteProperty(at as Json, last);
  else (at as Json)[last] = value;
  return whole;
}

const fixtures = [
  'solna-1',
  'solna-2',
  'samradsgrupp-1',
  'tre-traffar-1',
  'erfarenhetskonferens-1',
];

test.each([...fixtures, 'motesplats-1'])('%s is a workshop', (file) => {
  const name = `${file}.json`;
  const content = fixture(name);
  const read = readScript(content);
  expect(read).toEqual({
    ok: true,
    script: { placements: [], ballots: [], ideas: [], ...content },
  });
});

describe('what is wrong is named by its place', () => {
  test.each([
    ['format', 'bikupa-simulation/2', 'value'],
    ['plan', undefined, 'missing'],
    ['notes.3.text', undefined, 'missing'],
    ['notes.3.text', 7, 'value'],
    ['notes.3.text', 'x'.repeat(401), 'value'],
    ['notes.3.stars', 5, 'unexpected'],
    ['notes.3.by', 'p99', 'unknown'],
    ['notes.3.column', 'nowhere', 'unknown'],
    ['notes.3.theme', 'nowhere', 'unknown'],
    ['participants.0.organisation', 'Nobody', 'unknown'],
    ['participants.0.role', 'Nothing', 'unknown'],
    ['participants.0.arrives', 'never', 'value'],
    ['participants.1.id', 'p01', 'twice'],
    ['series.template', 'party', 'value'],
    ['series.title', ' \u202e', 'value'],
    ['series.organisations', [], 'value'],
    ['workshop.date', '2026-13-40', 'value'],
    ['workshop.groupSize', 1, 'value'],
    ['votes.0.dots', 4, 'value'],
    ['votes.0.theme', 'nowhere', 'unknown'],
    ['plan.areas.0.theme', 'nowhere', 'unknown'],
    ['plan.stances.0.action', 99, 'unknown'],
    ['plan.stances.0.stance', 'shrugs', 'value'],
  ])('%s = %j: %s', (path, value, kind) => {
    expect(readScript(changed(path, value))).toEqual({ ok: false, kind, path });
  });

  test('an emoji is one character of the four hundred', () => {
    expect(readScript(changed('notes.0.text', '🐝'.repeat(400))).ok).toBe(true);
    expect(readScript(changed('notes.0.text', '🐝'.repeat(401))).ok).toBe(false);
  });
});

test('nothing that JSON can hold gets through or makes it throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (content) => {
      expect(readScript(content).ok).toBe(false);
    }),
  );
});
