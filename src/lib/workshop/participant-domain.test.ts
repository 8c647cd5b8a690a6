import { expect, test } from 'vitest';
import { participantDomain } from './participant-domain.ts';
import { mutators } from './registry.ts';

test('N6: a phone has every mutator that participants may run, and entities with none of these it does not load', () => {
  const wanted = [...mutators].filter(([, { policy }]) => policy.roles.includes('participant'));
  expect(wanted.length).toBeGreaterThan(10);
  for (const [name, mutator] of wanted) expect(participantDomain.mutators.get(name)).toBe(mutator);
  const types = new Set(wanted.map(([name]) => name.split('.')[0]));
  const ofKinds = new Set(['holding', 'idea', 'dot', 'placement', 'ballot', 'interest']);
  for (const name of participantDomain.mutators.keys()) {
    const [type = ''] = name.split('.');
    expect(types.has(type) || ofKinds.has(type), name).toBe(true);
  }
});
