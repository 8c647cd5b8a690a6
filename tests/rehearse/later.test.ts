import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readScript, type Script } from '../../src/commands/rehearse/format.ts';
import { comingBack, dayOfOccasion, laterScript } from '../../src/commands/rehearse/later.ts';
import { seededRandom } from '../../src/lib/methods/random.ts';
import { newKey } from '../../src/lib/server/access/tokens.ts';
import { occasionSteps } from '../../src/lib/server/setup/steps.ts';
import { scales } from '../../src/lib/workshop/kinds/poll/scales.ts';
import { firstStateOf, isKind, type Step } from '../../src/lib/workshop/model/step.ts';
import { columnsOf } from '../../src/lib/workshop/notes/columns.ts';
import { seriesTemplates } from '../../src/lib/workshop/templates/formats.ts';

const names = [
  ...['erfarenhetskonferens-1', 'motesplats-1', 'samradsgrupp-1', 'solna-1', 'solna-2'],
  'tre-traffar-1',
];

function scriptOf(name: string): Script {
  const path = join(import.meta.dirname, `../fixtures/${name}.json`);
  const read = readScript(JSON.parse(readFileSync(path, 'utf8')));
  if (!read.ok) throw new Error(read.path);
  return read.script;
}

/** The agendas of all later occasions of a file's format. */
function laterSteps({ series }: Script): Step[][] {
  const [, ...later] = seriesTemplates[series.template].occasions;
  return later.map((occasion) =>
    occasionSteps(occasion, 'sv').map((template, order): Step => {
      const { early, ...step } = template;
      const id = `step:${newKey()}`;
      const added = firstStateOf({ id, workshop: 'workshop:w2', order, ...step });
      return { ...added, openedAt: early ? 5 : null };
    }),
  );
}

test.each(names)(
  'TP22: generated content for later occasions fits their steps and is determined by the seed (%s)',
  (name) => {
    const first = scriptOf(name);
    for (const steps of laterSteps(first)) {
      const make = (seed: number) => {
        const random = seededRandom(seed);
        return laterScript(first, steps, comingBack(first.participants, random), random);
      };
      const script = make(7);
      expect(make(7)).toEqual(script);
      expect(make(8)).not.toEqual(script);
      const people = script.participants.length;
      expect(people).toBeGreaterThanOrEqual(2);
      expect(people).toBeLessThan(first.participants.length);
      expect(readScript(script)).toMatchObject({ ok: true });

      const asking = steps.filter(({ kind }) => kind === 'notes');
      for (const [at, step] of asking.entries()) {
        const notes = script.notes.filter((note) => note.step === at + 1);
        expect(notes.map(({ by }) => by)).toEqual(script.participants.map(({ id }) => id));
        const keys = columnsOf(step).map(({ key }) => key);
        for (const { column } of notes) expect(keys).toContain(column);
      }
      const polls = steps.filter(isKind('poll'));
      for (const { poll, question, value, comment, asked } of script.ballots) {
        const step = polls[poll - 1];
        if (!step) throw new Error('an answer to no poll');
        expect(step.questions.length).toBeGreaterThanOrEqual(question);
        expect(scales[step.scale].values).toContain(value);
        expect(comment !== null).toBe(asked === 1 && value <= scales[step.scale].doubt);
      }
      const questions = polls.reduce((sum, step) => sum + step.questions.length, 0);
      expect(script.ballots).toHaveLength(2 * people * questions);
      const has = (kind: string) => steps.some((step) => step.kind === kind);
      expect(script.votes.length > 0).toBe(has('dots'));
      expect(script.placements.length > 0).toBe(has('matrix'));
    }
  },
);

test('TP22: generated content for later occasions fits their steps and is determined by the seed (days)', () => {
  expect([1, 2, 3].map((number) => dayOfOccasion('2027-02-02', number))).toEqual([
    '2027-02-02',
    '2027-03-02',
    '2027-03-30',
  ]);
});
