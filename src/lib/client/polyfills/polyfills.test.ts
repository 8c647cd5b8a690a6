import { afterEach, expect, test, vi } from 'vitest';
import fc from 'fast-check';

const typedArray = Object.getPrototypeOf(Int8Array.prototype) as object;
const functions: readonly (readonly [object, string])[] = [
  ...[Array.prototype, typedArray].flatMap((prototype) =>
    ['toSorted', 'toReversed', 'with', 'findLast'].map((name) => [prototype, name] as const),
  ),
  [Map, 'groupBy'],
  [String.prototype, 'toWellFormed'],
  [AbortSignal, 'timeout'],
];
const natives = functions.map(([target, name]) => Object.getOwnPropertyDescriptor(target, name));

function restore(): void {
  for (const [at, [target, name]] of functions.entries()) {
    const native = natives[at];
    if (native) Object.defineProperty(target, name, native);
  }
}

/** Runs with the polyfills in the place of what this Node has. */
async function without<Value>(run: () => Value): Promise<Value> {
  for (const [target, name] of functions) Reflect.deleteProperty(target, name);
  vi.resetModules();
  await import('./polyfills.ts');
  try {
    return run();
  } finally {
    restore();
  }
}

afterEach(restore);

const numbers = fc.array(fc.integer());

test('FB1: what is added for the oldest browsers gives what newer browsers give', async () => {
  const cases = fc.sample(
    fc.record({ list: numbers, text: fc.string({ unit: 'binary' }), at: fc.nat(20) }),
    300,
  );
  const all = (): unknown =>
    cases.map(({ list, text, at }) => {
      const typed = Int32Array.from(list);
      const index = list.length === 0 ? 0 : (at % (2 * list.length)) - list.length;
      const lone = `${text}\ud83d${text}\ude00${String.fromCharCode(0xd800 + (at % 0x800))}`;
      return [
        list.toSorted(),
        list.toSorted((a, b) => b - a),
        typed.toSorted(),
        list.toReversed(),
        typed.toReversed(),
        list.length > 0 && [list.with(index, 7), typed.with(index, 7)],
        list.findLast((item, position) => (item + position) % 3 === 0),
        typed.findLast((item) => item % 2 === 0),
        Map.groupBy(list, (item, position) => (item + position) % 4),
        lone.toWellFormed(),
      ];
    });
  expect(await without(all)).toEqual(all());
});

test('FB1: what is added for the oldest browsers gives what newer browsers give (errors, time)', async () => {
  await without(() => {
    expect(() => [1].with(1, 0)).toThrow(RangeError);
    expect(() => [1].with(-2, 0)).toThrow(RangeError);
    expect(Object.keys(Array.prototype)).toEqual([]);

    vi.useFakeTimers();
    const signal = AbortSignal.timeout(5);
    expect(signal.aborted).toBe(false);
    vi.advanceTimersByTime(5);
    expect((signal.reason as DOMException).name).toBe('TimeoutError');
    vi.useRealTimers();
  });
});
