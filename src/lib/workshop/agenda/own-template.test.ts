import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Series, seriesFixture, facilitator } from '../../../../tests/simulation/series.ts';
import { cleanText } from '../model/fields.ts';
import { most } from '../model/most.ts';
import {
  largestOwnTemplate,
  ownTemplateOf,
  readOwnTemplate as readBytes,
  type OwnTemplate,
} from './own-template.ts';

const utf8 = new TextEncoder();
const readOwnTemplate = (content: string) => readBytes(utf8.encode(content));

function made(): Series {
  const series = new Series();
  for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
  return series;
}

function saved(series: Series): OwnTemplate {
  const template = ownTemplateOf(series.store, 'workshop:w1');
  if (!template) throw new Error('no template');
  return template;
}

/** A template with one place in it changed. */
function changed(path: readonly (string | number)[], value: unknown): string {
  const whole = structuredClone(saved(made())) as unknown as Record<string, unknown>;
  let at: Record<string | number, unknown> = whole;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[path.at(-1) ?? ''] = value;
  return JSON.stringify(whole);
}

test('TP10: an agenda that is exported and imported is unchanged, whatever texts it contains', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(text, text, text, (title, instruction, question) => {
      fc.pre([title, question].every((text) => cleanText(text) !== ''));
      const series = made();
      series.must(facilitator, 'step.edit', {
        step: 'step:notes',
        change: { title, instruction, questions: [question] },
      });
      const template = saved(series);
      expect(readOwnTemplate(JSON.stringify(template))).toEqual({ ok: true, template });
      const notes = template.steps.find(({ kind }) => kind === 'notes');
      expect(notes).toMatchObject({ title: cleanText(title), questions: [cleanText(question)] });
    }),
    { numRuns: 60 },
  );
});

test('TP11: an exported agenda contains no participants and none of their contributions', () => {
  const series = made();
  const writer = { role: 'participant', seat: 'seat:p0', workshop: 'workshop:w1' } as const;
  series.must(facilitator, 'step.start', { step: 'step:notes', from: 'step:welcome' });
  const note = { id: 'note:secret', step: 'step:notes', column: 'works', text: 'Hemligheten' };
  series.must(writer, 'note.post', note);
  const text = JSON.stringify(saved(series));
  const inRoom = [...series.store.all()];
  const said = inRoom.flatMap((record) => {
    if (record.type === 'note') return [record.text, record.id];
    if (record.type === 'organisation' || record.type === 'role')
      return [JSON.stringify(record.name), record.id];
    return record.type === 'seat' || record.type === 'workshop' || record.type === 'step'
      ? [record.id]
      : [];
  });
  expect(said.length).toBeGreaterThan(10);
  expect(said.filter((word) => text.includes(word))).toEqual([]);
});

describe('TP12: an invalid agenda file, one in another encoding than UTF-8 included, is reported with the kind and place of the error', () => {
  const cases: [name: string, content: string, kind: string, path?: string][] = [
    ['too large', ' '.repeat(largestOwnTemplate + 1), 'too-large'],
    ['no JSON', 'hej', 'no-json'],
    ['nothing', '', 'no-json'],
    ['another file', '{"name":"x"}', 'other'],
    ['a list', '[]', 'other'],
    ['no object', 'null', 'other'],
    ['a simulation', '{"format":"bikupa-simulation/1"}', 'other'],
    ['a newer version', '{"format":"bikupa-template/2","much":"else"}', 'newer'],
    ['no title', changed(['title'], ' '), 'value', 'title'],
    ['an unknown kind', changed(['steps', 2, 'kind'], 'song'), 'unknown-kind', 'steps.2.kind'],
    ['a long title', changed(['steps', 1, 'title'], 'x'.repeat(161)), 'value', 'steps.1.title'],
    ['more than is known', changed(['steps', 0, 'script'], 'x'), 'value', 'steps.0.script'],
    ['no steps', changed(['steps'], []), 'value', 'steps'],
    ['a prototype', changed(['__proto__'], {}).replace('{', '{"__proto__":{"a":1},'), 'value'],
  ];
  test.each(cases)('%s', (...[, content, kind, path]) => {
    const read = readOwnTemplate(content);
    expect(read).toMatchObject({
      ok: false,
      problem: { kind, ...(path === undefined ? {} : { path }) },
    });
  });

  const swedish = changed(['title'], 'Välkommen, Åsa');
  const encodings: [name: string, bytes: Uint8Array][] = [
    ['Latin-1', Buffer.from(swedish, 'latin1')],
    ['Latin-1 with one letter that is not ASCII', Buffer.from('{"title":"å"}', 'latin1')],
    ['UTF-16 with a byte order mark', Buffer.from(`\uFEFF${swedish}`, 'utf16le')],
    ['UTF-8 that was cut off within a letter', utf8.encode('{"title":"å').subarray(0, -1)],
  ];
  test.each(encodings)('another encoding: %s', (...[, bytes]) => {
    expect(readBytes(bytes)).toEqual({ ok: false, problem: { kind: 'encoding', path: '' } });
  });

  test('a byte order mark of UTF-8 is no fault', () => {
    expect(readOwnTemplate(`\uFEFF${swedish}`)).toMatchObject({
      ok: true,
      template: { title: 'Välkommen, Åsa' },
    });
  });

  test('more steps than a day has', () => {
    const [step] = saved(made()).steps;
    const steps = Array.from({ length: most.steps + 1 }, () => step);
    expect(readOwnTemplate(changed(['steps'], steps))).toMatchObject({ ok: false });
    expect(readOwnTemplate(changed(['steps'], steps.slice(1)))).toMatchObject({ ok: true });
  });

  test('and no content whatever makes it fail', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (content) => {
        expect(readOwnTemplate(content).ok).toBe(false);
      }),
    );
  });
});
