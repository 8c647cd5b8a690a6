import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/commands/rehearse/arguments.ts';

test('a file and a folder are enough', () => {
  expect(readArguments(['--input', 'a.json', '--out', 'b'])).toEqual({
    what: 'play',
    options: {
      input: 'a.json',
      out: 'b',
      url: null,
      seed: 1,
      speed: 20,
      rounds: [],
      sorters: 'facilitator',
    },
  });
});

test('everything that can be given', () => {
  const args = ['--input=a', '--out=b', '--url=http://127.0.0.1:4000/', '--seed', '7'];
  const all = [...args, '--speed', '0.5', '--rounds', 'mix,hosts', '--sorters', 'groups'];
  expect(readArguments(all)).toEqual({
    what: 'play',
    options: {
      ...{ input: 'a', out: 'b', url: new URL('http://127.0.0.1:4000'), seed: 7, speed: 0.5 },
      rounds: ['mix', 'hosts'],
      sorters: 'groups',
    },
  });
});

test.each([['--help'], ['-h'], ['--input', 'a', '--nonsense', '--help']])('help: %j', (...args) => {
  expect(readArguments(args)).toEqual({ what: 'help' });
});

describe('what is wrong is named', () => {
  const right = ['--input', 'a', '--out', 'b'];
  test.each([
    [[], 'missing', '--input'],
    [['--input', 'a'], 'missing', '--out'],
    [[...right, '--nonsense'], 'unknown', '--nonsense'],
    [[...right, '--nonsense=1'], 'unknown', '--nonsense'],
    [[...right, 'more'], 'unknown', 'more'],
    [['--input'], 'no-value', '--input'],
    [['--input', '--out', 'b'], 'no-value', '--input'],
    [['--input=', '--out', 'b'], 'no-value', '--input'],
    [[...right, '--seed', '-1'], 'seed', '--seed'],
    [[...right, '--seed', '1.5'], 'seed', '--seed'],
    [[...right, '--seed', 'bee'], 'seed', '--seed'],
    [[...right, '--speed', '0'], 'speed', '--speed'],
    [[...right, '--speed', 'NaN'], 'speed', '--speed'],
    [[...right, '--rounds', 'mix,dance'], 'rounds', '--rounds'],
    [[...right, '--rounds', 'mix,,keep'], 'rounds', '--rounds'],
    [[...right, '--sorters', 'bees'], 'sorters', '--sorters'],
    [[...right, '--url', 'localhost:3000'], 'url', '--url'],
    [[...right, '--url', 'file:///etc/passwd'], 'url', '--url'],
  ])('%j: %s', (args, code, flag) => {
    expect(readArguments(args)).toEqual({ what: 'problem', code, flag });
  });
});
