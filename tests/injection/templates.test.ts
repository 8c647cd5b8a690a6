import { expect, test } from 'vitest';
import { cleanText, lengths } from '#lib/workshop/fields.ts';
import { ownTemplateOf, readOwnTemplate } from '#lib/workshop/own-template.ts';
import { beginnings, facilitator, Series } from '../simulation/series.ts';
import { strings } from './strings.ts';

const step = 'step:notes';

/** The text as far as a field of that length takes it. */
function fit(text: string, most: number): string {
  let kept = '';
  for (const character of cleanText(text)) {
    if (kept.length + character.length > most) break;
    kept += character;
  }
  return cleanText(kept);
}

test('TP20: an agenda goes out as a file and in again with its texts unharmed, whatever they are', () => {
  const series = new Series();
  for (const act of beginnings()) series.must(act.actor, act.name, act.args);
  let carried = 0;
  for (const text of strings) {
    const title = fit(text, lengths.name);
    if (title === '') continue;
    const said = { title, instruction: fit(text, lengths.paragraph) };
    const columns = [{ key: 'a', title, tone: 'neutral' }];
    const change = { ...said, questions: [title], columns };
    if (series.do({ actor: facilitator, name: 'step.edit', args: { step, change } }) !== null) {
      continue;
    }
    carried += 1;
    const kept = series.store.get('step', step);
    const template = ownTemplateOf(series.store, 'workshop:w1');
    // As a file: what JSON cannot say would be lost here.
    const file = new TextEncoder().encode(JSON.stringify(template, null, 2));
    const read = readOwnTemplate(new TextDecoder().decode(file));
    if (!read.ok) throw new Error(`${JSON.stringify(text)}: ${read.problem.kind}`);
    const came = read.template.steps.find(({ kind }) => kind === 'notes');
    expect(came).toMatchObject({
      title: kept?.title,
      instruction: kept?.instruction,
      questions: kept?.questions,
      columns: kept?.columns,
    });
  }
  expect(carried).toBeGreaterThan(strings.length * 0.8);
});
