import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { mutators, nouns } from '#lib/workshop/records.ts';
import { clientMessage, protocolVersion } from './protocol.ts';

/** A schema as plain data: what it takes, without the functions in it. */
function shapeOf(schema: unknown): unknown {
  if (typeof schema === 'function') return 'function';
  if (schema instanceof RegExp) return schema.source;
  if (Array.isArray(schema)) return schema.map(shapeOf);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).filter(
    ([key]) => !key.startsWith('~') && key !== 'message',
  );
  return Object.fromEntries(entries.map(([key, value]) => [key, shapeOf(value)]));
}

test('P1: what goes over the wire changes only together with the version of the protocol', () => {
  const wire = {
    clientMessage: shapeOf(clientMessage),
    records: Object.values(nouns).map((noun) => [noun.type, shapeOf(noun.schema)]),
    mutators: [...mutators].map(([name, mutator]) => [name, shapeOf(mutator.args)]),
  };
  const hash = createHash('sha256').update(JSON.stringify(wire)).digest('hex').slice(0, 16);
  // A page of yesterday would misread today's server. If this fails: raise `protocolVersion` in
  // protocol.ts once for everything that is released together, and pin the new hash here.
  expect({ protocolVersion, hash }).toEqual({ protocolVersion: 5, hash: '920cc8028ac5179c' });
});
