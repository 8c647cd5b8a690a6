import { columnsOf } from '#lib/workshop/notes/columns.ts';
import { expect, test } from 'vitest';
import { cleanText, lengths } from '#lib/workshop/model/fields.ts';
import { ownTemplateOf, readOwnTemplate } from '#lib/workshop/agenda/own-template.ts';
import { seriesFixture, facilitator, Series } from '../simulation/series.ts';
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

test('TP20: an agenda exported to a file and imported again keeps all its texts', () => {
  const series = new Series();
  for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
  let carried = 0;
  for (const text of strings) {
    const title = fit(text, lengths.name);
    if (title === '') continue;
    const said = { title, instruction: fit(text, lengths.paragraph) };
    const columns = [{ key: 'a', title, tone: 'neutral' as const }];
    const change = { ...said, questions: [title], columns };
    if (series.do({ actor: facilitator, name: 'step.edit', args: { step, change } }) !== null) {
      continue;
    }
    carried += 1;
    const kept = series.store.get('step', step);
    const template = ownTemplateOf(series.store, 'workshop:w1');
    // As a file: what JSON cannot say would be lost here.
    const file = new TextEncoder().encode(JSON.stringify(template, null, 2));
    const read = readOwnTemplate(file);
    if (!read.ok) throw new Error(`${JSON.stringify(text)}: ${read.problem.kind}`);
    const came = read.template.steps.find(({ kind }) => kind === 'notes');
    expect(came).toMatchObject({
      title: kept?.title,
      instruction: kept?.instruction,
      questions: kept?.questions,
      columns: columnsOf(kept),
    });
  }
  expect(carried).toBeGreaterThan(strings.length * 0.8);
});
