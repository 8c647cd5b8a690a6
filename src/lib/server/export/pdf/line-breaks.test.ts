import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMarkJoints } from './compounds.ts';
import { renderPlanPdf } from './render-plan.ts';
import { fixturePlan, fixtures } from './testing/fixture-plan.ts';
import { readPdf } from './testing/read-pdf.ts';
import { emptyPlan, samplePlan } from './testing/sample-plan.ts';

const folder = dirname(createRequire(import.meta.url).resolve('dictionary-sv'));
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const mark = createMarkJoints({ aff: read('index.aff'), dic: read('index.dic') });
const shown = (text: string): string => mark(text).replaceAll('\u00AD', '|');

test.each([
  ['Vårdövergångar', 'Vård|övergångar'],
  ['ordförandeövning', 'ordförande|övning'],
  ['biståndshandläggarna', 'bistånds|handläggarna'],
  ['elevhälsomöten', 'elev|hälso|möten'],
  ['Verksamhetsutvecklare', 'Verksamhets|utvecklare'],
  ['Samordnad individuell omvårdnadsplan', 'Samordnad individuell omvårdnads|plan'],
])(
  'DO1: a long compound is broken only between its words, as a dictionary knows them (%s)',
  (word, parts) => {
    expect(shown(word)).toBe(parts);
  },
);

test.each([
  'Organisationerna',
  'kommunikationen',
  'Tillgänglighet',
  'representanterna',
  'vårdkedjan',
])(
  'DO1: a long compound is broken only between its words, as a dictionary knows them (%s is not)',
  (word) => {
    expect(shown(word)).toBe(word);
  },
);

const title =
  'DO2: no word of a plan is broken but at the joint of a compound in a narrow column, and none in a title, a name or a goal';

describe.each(fixtures)('%s', (name) => {
  test(`${title} (${name})`, async () => {
    const plan = fixturePlan(name);
    const made = await renderPlanPdf(plan, { createdAt: new Date(0) });
    if (!made.ok) throw new Error(made.detail);
    const { broken } = await readPdf(made.pdf);
    // A hyphen that somebody wrote, as in SIP-mall, is no hyphenation.
    const written = JSON.stringify(plan);
    const added = broken.filter((word) => !written.includes(word.replace('|', '')));
    expect(added.filter((word) => !isAtJoint(word))).toEqual([]);
    const fixed = [
      ...[
        plan.title,
        ...plan.parties.map((party) => party.name),
        ...plan.themes.map((each) => each.title),
      ],
      ...plan.areas.flatMap(({ goal, actions }) => [
        goal,
        ...actions.map((action) => action.title),
      ]),
    ].join('\n');
    expect(added.filter((word) => fixed.includes(word.replace('-|', '')))).toEqual([]);
  });
});

test(`${title} (long words everywhere)`, async () => {
  const long = 'Samverkansöverenskommelsegruppsutvärderingen';
  const [area] = samplePlan.areas;
  const [action] = area?.actions ?? [];
  if (!area || !action) throw new Error('the sample has areas');
  const name = `${long} ${long}`;
  const responsible = {
    id: 'o',
    organisation: long,
    role: 'Verksamhetsutvecklingsledare',
    name: long,
  };
  const made = await renderPlanPdf({
    ...emptyPlan,
    title: name,
    parties: [{ id: 'o', name: long, kind: 'kommun', participants: 3 }],
    attendance: [{ id: 'o', organisation: long, role: long, count: 1 }],
    areas: [
      {
        ...area,
        title: name,
        goal: name,
        actions: [
          {
            ...action,
            title: name,
            responsible,
            indicator: 'Biståndshandläggarnas verksamhetsutvecklare',
          },
        ],
      },
    ],
    followUps: [{ date: '2027-01-01', action: '1.1', title: name, responsible: long }],
  });
  if (!made.ok) throw new Error(made.detail);
  const { broken, text } = await readPdf(made.pdf);
  expect(broken.filter((word) => !isAtJoint(word))).toEqual([]);
  expect(text.split(long).length).toBeGreaterThan(12);
});

/** Whether the parts of a word meet where its words do. */
function isAtJoint(word: string): boolean {
  const [before = '', after = ''] = word.split('-|');
  return (
    mark(before + after).startsWith(`${before}\u00AD`) ||
    mark(before + after).includes(`${before}\u00AD${after.slice(0, 3)}`)
  );
}
