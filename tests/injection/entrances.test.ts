import { validateHeaderValue } from 'node:http';
import { describe, expect, test } from 'vitest';
import { attachment, slugOf } from '#lib/server/export/attachment.ts';
import { readAnswers } from '#lib/server/http/join-form.ts';
import { lengths } from '#lib/workshop/model/fields.ts';
import { mutators } from '#lib/workshop/registry.ts';
import { uncheckedMutation } from '../simulation/operations/generators.ts';
import { Random } from '../simulation/operations/random.ts';
import { longestReason, type Check } from '#lib/workshop/kinds/placing/model.ts';
import { seriesFixture, facilitator, openingFixture, Series } from '../simulation/series.ts';
import { outcome, type Field } from './kept.ts';
import { families, strings } from './strings.ts';

const { line, note, paragraph, comment, name } = lengths;
const server = { role: 'server' } as const;
const writer = { role: 'participant', seat: 'seat:p0', workshop: 'workshop:w1' } as const;
const host = facilitator;

type Actor = typeof server | typeof writer | typeof host;
interface Entrance {
  /** The mutation and its field. */
  readonly at: string;
  readonly actor: Actor;
  readonly most: number;
  readonly field: Field;
  readonly args: (text: string, key: string) => unknown;
  /** The record in which it is kept, and where there. */
  readonly id: (key: string) => string;
  readonly path: string;
  /** The name of the field, where the record has it by another. */
  readonly as?: string;
  /** Who sorts in the step for themes, at which the workshop stands for it. */
  readonly sorters?: 'everybody' | 'groups';
  /** The refusal where nothing is left of a text and nothing else is meant. */
  readonly blank?: string;
}

/** An edit of one field of a record that is there. */
const edit = (
  entity: string,
  of: string,
  key: string,
  most: number,
  field: Field,
  wrap = (text: string): unknown => text,
  path = key,
): Entrance => ({
  ...{ at: `${entity}.edit ${key}`, actor: host, most, field, path },
  args: (text) => ({ [entity]: of, change: { [key]: wrap(text) } }),
  id: () => of,
});

const w1 = 'workshop:w1';
const own = (at: string, more: Omit<Entrance, 'at'>): Entrance => ({ at, ...more });

/** Every field of every mutation into which somebody writes. */
const entrances: readonly Entrance[] = [
  edit('series', 'series:s1', 'title', line, 'required'),
  edit('series', 'series:s1', 'purpose', paragraph, 'open'),
  edit('series', 'series:s1', 'authority', line, 'optional'),
  edit('series', 'series:s1', 'diaryNumber', name, 'optional'),
  edit('workshop', w1, 'title', line, 'required'),
  edit('workshop', w1, 'place', line, 'optional'),
  edit('workshop', w1, 'nextStep', paragraph, 'open'),
  edit('step', 'step:close', 'title', line, 'required'),
  edit('step', 'step:close', 'instruction', paragraph, 'open'),
  edit('step', 'step:notes-2', 'questions', comment, 'required', (text) => [text], 'questions.0'),
  edit(
    ...(['step', 'step:notes-2', 'columns', name, 'required'] as const),
    (text) => [{ key: 'works', title: text, tone: 'works' }],
    'columns.0.title',
  ),
  edit('area', 'area:a1', 'title', line, 'required'),
  edit('area', 'area:a1', 'currentState', paragraph, 'open'),
  edit('area', 'area:a1', 'goal', paragraph, 'open'),
  edit('action', 'action:c1', 'title', comment, 'required'),
  ...(['role', 'name'] as const).map((key) => edit('action', 'action:c1', key, name, 'optional')),
  ...(['indicator', 'support', 'effect', 'statusReason'] as const).map((key) =>
    edit('action', 'action:c1', key, comment, 'optional'),
  ),
  own('note.post', {
    ...{ actor: writer, most: note, field: 'required', path: 'text' },
    // Nobody posts so many: the same note anew, by its edit, after the first.
    args: (text) => ({ id: 'note:n', step: 'step:notes', column: 'works', text }),
    id: () => 'note:n',
  }),
  own('note.copy', {
    ...{ actor: host, most: note, field: 'required', path: 'text' },
    args: (text) => ({
      ...{ id: 'note:paper', step: 'step:notes', column: 'works', group: null },
      ...{ text, withdrawn: false },
    }),
    id: () => 'note:paper',
  }),
  own('idea.write', {
    ...{ actor: writer, most: note, field: 'required', path: 'text' },
    args: (text) => ({
      ...{ id: 'note:idea', step: 'step:brainwriting', round: 1, sheet: 'sheet:own', on: null },
      text,
    }),
    id: () => 'note:idea',
  }),
  own('note.edit', {
    ...{ actor: writer, most: note, field: 'required', path: 'text' },
    args: (text) => ({ note: 'note:edited', text }),
    id: () => 'note:edited',
  }),
  own('theme.create', {
    ...{ actor: host, most: line, field: 'required', path: 'title' },
    args: (title, key) => ({ id: `theme:${key}`, workshop: w1, title, notes: [] }),
    id: (key) => `theme:${key}`,
  }),
  own('theme.rename', {
    ...{ actor: host, most: line, field: 'required', path: 'title' },
    args: (title) => ({ theme: 'theme:t1', title }),
    id: () => 'theme:t1',
  }),
  own('area.create', {
    ...{ actor: host, most: line, field: 'required', path: 'title' },
    args: (title, key) => ({ id: `area:${key}`, theme: null, title }),
    id: (key) => `area:${key}`,
  }),
  own('action.create', {
    ...{ actor: host, most: comment, field: 'required', path: 'title' },
    args: (title, key) => ({ id: `action:${key}`, area: 'area:a1', title }),
    id: (key) => `action:${key}`,
  }),
  own('organisation.edit', {
    ...{ actor: host, most: line, field: 'required', path: 'name' },
    args: (text) => ({ organisation: 'organisation:o1', name: text, kind: 'kommun' }),
    id: () => 'organisation:o1',
  }),
  own('role.edit', {
    ...{ actor: host, most: name, field: 'required', path: 'name' },
    args: (text) => ({ role: 'role:r1', name: text }),
    id: () => 'role:r1',
  }),
  own('seat.take', {
    ...{ actor: server, most: name, field: 'optional', path: 'name' },
    args: (text) => ({
      ...{ id: 'seat:p1', organisation: 'organisation:o1', role: 'role:r0', name: text },
    }),
    id: () => 'seat:p1',
  }),
  own('group.place', {
    ...{ actor: host, most: name, field: 'optional', path: 'place' },
    args: (place) => ({ group: 'group:g0', place }),
    id: () => 'group:g0',
  }),
  own('group.form', {
    ...{ actor: host, most: name, field: 'optional', path: 'place' },
    args: (place) => ({
      ...{ round: 'step:plan', groups: [{ id: 'group:g8', letter: 'A', place, seats: [] }] },
    }),
    id: () => 'group:g8',
  }),
  own('group.form', {
    ...{ actor: host, most: comment, field: 'optional', path: 'topic' },
    args: (topic) => ({
      round: 'step:plan',
      groups: [{ id: 'group:g8', letter: 'A', place: null, topic, seats: [] }],
    }),
    id: () => 'group:g8',
  }),
  own('interest.choose', {
    ...{ actor: writer, most: comment, field: 'required', path: 'topics.0' },
    args: (text) => ({ step: 'step:groups', topics: [text] }),
    id: () => 'interest:groups.p0',
  }),
  own('control.claim', {
    ...{ actor: host, most: name, field: 'optional', path: 'name' },
    args: (text) => ({ workshop: w1, name: text, means: 'computer' }),
    id: () => 'control:w1',
  }),
  own('inquiry.ask', {
    ...{ actor: host, most: comment, field: 'required', path: 'text' },
    args: (text) => ({ note: 'note:edited', text }),
    id: () => 'inquiry:edited',
  }),
  own('inquiry.answer', {
    ...{ actor: writer, most: note, field: 'required', path: 'answer' },
    args: (text) => ({ note: 'note:edited', answer: text, left: false }),
    id: () => 'inquiry:edited',
  }),
  own('message.send', {
    ...{ actor: host, most: line, field: 'required', path: 'text' },
    args: (text) => ({ id: 'message:m', workshop: w1, group: null, text, minutes: 1 }),
    id: () => 'message:m',
  }),
  own('ballot.cast', {
    ...{ actor: writer, most: comment, field: 'optional', path: 'comment' },
    args: (text) => ({ step: 'step:poll', asked: 1, question: 0, value: 3, comment: text }),
    id: () => 'ballot:poll.1.0.p0',
  }),
  own('speaker.line', {
    ...{ actor: host, most: line, field: 'required', path: 'label' },
    args: (label) => ({ step: 'step:notes', line: [{ who: 'seat:p0', label }] }),
    id: () => 'speaker:notes.p0',
  }),
  own('card.write', {
    ...{ actor: writer, most: comment, field: 'open', path: 'texts.0.text' },
    args: (text) => ({ step: 'step:cards', key: 'works', text, base: '' }),
    id: () => 'card:cards.o0.r0',
  }),
  ...(['card.fill', 'card.restore'] as const).map((at) =>
    own(at, {
      ...{ actor: host, most: comment, field: 'open', path: 'texts.0.text' },
      args: (text) => ({
        ...{ step: 'step:cards', organisation: 'organisation:o0', role: 'role:r0' },
        ...{ key: 'works', text, ...(at === 'card.fill' && { base: '' }) },
      }),
      id: () => 'card:cards.o0.r0',
    }),
  ),
  own('agreed.write', {
    ...{ actor: writer, most: comment, field: 'open', path: 'texts.0.text' },
    args: (text) => ({ step: 'step:talk', key: 'works', text, base: '' }),
    id: () => 'agreed:talk.g0',
  }),
  own('agreed.fill', {
    ...{ actor: host, most: comment, field: 'open', path: 'texts.0.text' },
    args: (text) => ({ step: 'step:talk', group: 'group:g0', key: 'works', text, base: '' }),
    id: () => 'agreed:talk.g0',
  }),
  own('opinion.give', {
    ...{ actor: writer, most: comment, field: 'optional', path: 'reason' },
    args: (reason) => ({ step: 'step:decide', course: 'adjust', reason }),
    id: () => 'opinion:decide.p0',
  }),
  own('decision.write', {
    ...{ actor: host, most: paragraph, field: 'open', path: 'wording' },
    args: (wording) => ({ step: 'step:decide', number: 1, change: { wording } }),
    id: () => 'decision:decide.1',
  }),
  own('proposal.add', {
    ...{ actor: writer, most: name, field: 'required', path: 'text' },
    args: (text) => ({ id: 'proposal:own', step: 'step:naming', text }),
    id: () => 'proposal:own',
  }),
  own('proposal.put', {
    ...{ actor: host, most: name, field: 'required', path: 'text' },
    args: (text) => ({ id: 'proposal:put', step: 'step:naming', text, withdrawn: false }),
    id: () => 'proposal:put',
  }),
  own('proposal.retitle', {
    ...{ actor: host, most: line, field: 'required', path: 'title' },
    args: (title) => ({ proposal: 'proposal:named', title }),
    id: () => 'proposal:named',
  }),
  own('intent.place', {
    ...{ actor: writer, most: name, field: 'optional', path: 'wish' },
    args: (wish) => ({
      ...{ step: 'step:placing', note: 'note:edited', choice: null, also: null },
      wish,
    }),
    id: () => 'intent:placing.edited',
  }),
  own('check.give', {
    ...{ actor: writer, most: longestReason, field: 'optional', path: 'reason' },
    args: (reason) => ({ step: 'step:placing', check: theirs.id, choice: 'none', reason }),
    id: () => theirs.id,
  }),
  own('moved.place', {
    ...{ actor: writer, most: name, field: 'optional', path: 'title', blank: 'theme.unknown' },
    sorters: 'everybody',
    args: (title) => ({ step: 'step:themes', note: 'note:edited', theme: 'theme:own', title }),
    id: () => 'theme:own',
  }),
  own('laid.put', {
    ...{ actor: writer, most: name, field: 'optional', path: 'cluster', sorters: 'groups' },
    args: (cluster) => ({ step: 'step:themes', note: 'note:edited', cluster }),
    id: () => 'laid:themes.edited',
  }),
  own('claim.set', {
    ...{ actor: host, most: name, field: 'optional', path: 'name' },
    args: (text) => ({ workshop: w1, name: text, notes: ['note:edited'] }),
    id: () => 'claim:w1.f0',
  }),
  own('expected.set', {
    ...{ actor: host, most: name, field: 'optional', path: 'groups.0.place' },
    args: (place) => ({
      ...{ step: 'step:groups-2', organisations: [], roles: [] },
      groups: [{ letter: 'A', place, chairs: [] }],
    }),
    id: () => 'expected:groups-2',
  }),
  own('theme.keyword', {
    ...{ actor: host, most: name, field: 'required', path: 'keywords.0', as: 'keyword' },
    args: (keyword) => ({ theme: 'theme:t1', keyword, present: true }),
    id: () => 'theme:t1',
  }),
  own('summary.write', {
    ...{ actor: host, most: paragraph, field: 'open', path: 'text' },
    args: (text) => ({ about: 'theme:t1', text }),
    id: () => 'summary:theme.t1',
  }),
  own('standingItem.word', {
    ...{ actor: host, most: comment, field: 'required', path: 'text' },
    args: (text) => ({ item: 'standingItem:i1', text }),
    id: () => 'standingItem:i1',
  }),
  own('mainQuestion.make', {
    ...{ actor: host, most: comment, field: 'required', path: 'text' },
    args: (text) => ({
      ...{ id: 'mainQuestion:q1', step: 'step:notes', askedIn: 'step:talk', text },
      notes: ['note:edited'],
    }),
    id: () => 'mainQuestion:q1',
  }),
  own('stance.set', {
    ...{ actor: writer, most: comment, field: 'optional', path: 'comment' },
    args: (text) => ({
      ...{ action: 'action:c1', organisation: 'organisation:o0', stance: 'adopts', comment: text },
    }),
    id: () => 'stance:c1.o0',
  }),
];

/** What is made each time, not changed: or it would hold both texts, as of two who write at once. */
const anew: ReadonlySet<string> = new Set([
  ...['note.post', 'note.copy', 'idea.write', 'message.send', 'proposal.add'],
  ...['card.write', 'card.fill', 'agreed.write', 'agreed.fill', 'moved.place', 'laid.put'],
]);

/** A note of somebody else that the writer is given to check. */
const theirs: Check = {
  type: 'check',
  ...{ id: 'check:placing.other.p0', step: 'step:placing', note: 'note:other' },
  ...{ seat: 'seat:p0', proposed: null, examples: [], given: false, choice: null, reason: null },
};

function made(sorters?: Entrance['sorters']): Series {
  const series = new Series();
  for (const act of [...seriesFixture(), ...openingFixture(new Random(() => 0.99))]) {
    series.must(act.actor, act.name, act.args);
  }
  series.must(writer, 'seat.represent', { representative: true });
  const args = { id: 'note:edited', step: 'step:notes', column: 'works', text: 'x' };
  series.must(writer, 'note.post', args);
  series.must(host, 'step.reveal', { step: 'step:notes', revealed: true });
  series.must(host, 'inquiry.ask', { note: 'note:edited', text: 'x' });
  series.must(host, 'step.start', { step: 'step:groups', from: 'step:notes' });
  series.must(host, 'step.start', { step: 'step:poll', from: 'step:groups' });
  series.must(host, 'step.start', { step: 'step:cards', from: 'step:poll' });
  series.must(host, 'step.start', { step: 'step:talk', from: 'step:cards' });
  series.must(host, 'step.start', { step: 'step:decide', from: 'step:talk' });
  series.must(host, 'step.start', { step: 'step:naming', from: 'step:decide' });
  series.must(host, 'step.start', { step: 'step:notes', from: 'step:naming' });
  series.must(host, 'step.start', { step: 'step:placing', from: 'step:notes' });
  series.must(host, 'step.start', { step: 'step:notes', from: 'step:placing' });
  series.store.put(theirs);
  const placing = series.store.get('step', 'step:placing');
  if (placing?.kind === 'placing') series.store.put({ ...placing, part: 'check' });
  const named = { id: 'proposal:named', step: 'step:naming', text: 'x', withdrawn: false };
  series.must(host, 'proposal.put', named);
  const card = { step: 'step:cards', organisation: 'organisation:o0', role: 'role:r0' };
  series.must(host, 'card.fill', { ...card, key: 'works', text: 'x', base: '' });
  series.must(host, 'standingItem.add', { id: 'standingItem:i1', text: 'x' });
  if (sorters) {
    series.must(host, 'step.edit', { step: 'step:themes', change: { sorters } });
    series.must(host, 'step.start', { step: 'step:themes', from: 'step:notes' });
  }
  return series;
}

const read = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>> | null)?.[key], value);

describe('the corpus', () => {
  test(`IC1: the corpus has at least five hundred strings of at least twenty kinds (${strings.length})`, () => {
    expect(strings.length).toBeGreaterThanOrEqual(500);
    expect(Object.keys(families).length).toBeGreaterThanOrEqual(20);
    expect(new Set(strings).size).toBe(strings.length);
  });

  test('IC2: the corpus is sent through every text field', () => {
    const fields = [...mutators].flatMap(([at, { args }]) => textsIn(args, at, ''));
    const tried = entrances.map(({ at, path, as }) => {
      const leaf = as ?? path.split('.').findLast((key) => key !== '0');
      return `${at.split(' ')[0] ?? ''} ${leaf ?? ''}`;
    });
    // What only the server does, for a form: by the same schemas as the edits that are tried.
    const same = fields.filter((field) => /^(?:series|workshop)\.create |^\w+\.add /.test(field));
    // What stood there before is compared, and not kept.
    const compared = fields.filter((field) => field.endsWith(' base'));
    expect(new Set(fields)).toEqual(new Set([...tried, ...same, ...compared]));
    expect(new Set(fields).size).toBeGreaterThan(35);
  });
});

/** The fields of a schema that take text and clean it: `note.post text`. */
function textsIn(schema: unknown, mutator: string, field: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const one = schema as Readonly<Record<string, unknown>>;
  if (one['type'] === 'transform') return [`${mutator} ${field}`];
  return Object.entries(one).flatMap(([key, inner]) => {
    if (key !== 'entries') return key.startsWith('~') ? [] : textsIn(inner, mutator, field);
    return Object.entries(inner as object).flatMap(([name, of]) => textsIn(of, mutator, name));
  });
}

describe('every string through every field', () => {
  test.each(entrances.map((entrance) => [entrance.at, entrance] as const))(
    'IC3: every string is stored normalised, or refused with the code that the rules give (%s)',
    (_at, { actor, at, most, field, args, id, path, sorters, blank }) => {
      const [name = ''] = at.split(' ');
      const series = made(sorters);
      const counts = { kept: 0, refused: 0 };
      for (const [i, text] of strings.entries()) {
        if (anew.has(name)) series.store.remove(id(''));
        for (const keyword of series.store.get('theme', 'theme:t1')?.keywords ?? []) {
          series.must(host, 'theme.keyword', { theme: 'theme:t1', keyword, present: false });
        }
        // Nobody makes so many of them.
        if (name.endsWith('.create')) series.store.remove(id(`x${i - 1}`));
        const usual = outcome(text, most, field);
        const isBlank = blank !== undefined && 'kept' in usual && usual.kept === null;
        const wanted = isBlank ? { refused: blank } : usual;
        const code = series.do(uncheckedMutation(actor, name, args(text, `x${i}`)));
        const type = id('').slice(0, id('').indexOf(':')) as 'note';
        const found = read(series.store.get(type, id(`x${i}`)), path);
        // A card of which nothing is said is none.
        const kept = found === undefined && field === 'open' ? '' : found;
        const got = code === null ? { kept } : { refused: code };
        expect([text, got]).toEqual([text, wanted]);
        counts['kept' in wanted ? 'kept' : 'refused'] += 1;
      }
      expect(counts.kept).toBeGreaterThan(400);
      expect(counts.kept + counts.refused).toBe(strings.length);
    },
  );

  test('IC4: the join form accepts exactly what its fields accept', () => {
    for (const text of strings) {
      const own = { organisation: 'own', ownOrganisation: text, role: 'own', ownRole: text };
      const judged = readAnswers({ ...own, name: text });
      const wanted = {
        organisation: outcome(text, line, 'required'),
        role: outcome(text, name, 'required'),
        name: outcome(text, name, 'optional'),
      };
      const refused = Object.values(wanted).some((expected) => 'refused' in expected);
      expect([text, judged.ok]).toEqual([text, !refused]);
    }
  });

  test('IC5: no title breaks out of a file name or a header', () => {
    for (const title of strings) {
      const slug = slugOf(title);
      const header = attachment(`bikupa-${slug}.json`);
      expect(() => validateHeaderValue('content-disposition', header)).not.toThrow();
      const parts = /^attachment; filename="([^"]*)"; filename\*=UTF-8''(.*)$/.exec(header);
      expect(parts?.[1]).toMatch(/^[\w.-]+$/);
      const saved = decodeURIComponent(parts?.[2] ?? '');
      expect(saved).toBe(`bikupa-${slug}.json`);
      expect(saved).toMatch(/^bikupa-[\p{L}\p{N}-]*\.json$/u);
    }
  });
});
