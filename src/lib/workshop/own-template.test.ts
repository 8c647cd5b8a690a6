import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Series, beginnings, facilitator } from '../../../tests/simulation/series.ts';
import { cleanText } from './fields.ts';
import {
  largestOwnTemplate,
  mostSteps,
  ownTemplateOf,
  readOwnTemplate,
  type OwnTemplate,
} from './own-template.ts';

function made(): Series {
  const series = new Series();
  for (const act of beginnings()) series.must(act.actor, act.name, act.args);
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

test('TP10: an agenda that is saved and read again is the same, whatever texts stand in it', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(text, text, text, (title, instruction, question) => {
      fc.pre([title, question].every((one) => cleanText(one) !== ''));
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

test('TP11: a saved agenda holds nothing of who was there or what they said', () => {
  const series = made();
  const writer = { role: 'participant', seat: 'seat:p0', workshop: 'workshop:w1' } as const;
  series.must(facilitator, 'step.start', { step: 'step:notes', from: 'step:welcome' });
  const note = { id: 'note:secret', step: 'step:notes', column: 'works', text: 'Hemligheten' };
  series.must(writer, 'note.post', note);
  const text = JSON.stringify(saved(series));
  const inRoom = [...series.store.all()];
  const said = inRoom.flatMap((one) => {
    if (one.type === 'note') return [one.text, one.id];
    if (one.type === 'organisation' || one.type === 'role')
      return [JSON.stringify(one.name), one.id];
    return one.type === 'seat' || one.type === 'workshop' || one.type === 'step' ? [one.id] : [];
  });
  expect(said.length).toBeGreaterThan(10);
  expect(said.filter((one) => text.includes(one))).toEqual([]);
});

describe('TP12: what cannot be used is said by what is wrong with it, and where', () => {
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

  test('more steps than a day has', () => {
    const [step] = saved(made()).steps;
    const steps = Array.from({ length: mostSteps + 1 }, () => step);
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
