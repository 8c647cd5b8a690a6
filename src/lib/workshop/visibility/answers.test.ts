import { describe, expect, test } from 'vitest';
import { seriesFixture, facilitator, Series } from '../../../../tests/simulation/series.ts';
import { uncheckedMutation } from '../../../../tests/simulation/operations/generators.ts';
import type { Actor } from '../model/actor.ts';
import { scoreOf } from '../kinds/dots/room.ts';
import { spreadOf } from '../kinds/matrix/room.ts';
import { outcomeOf } from '../kinds/poll/room.ts';
import type { StepOf } from '../model/step.ts';
import { speakerQueueOf, turnsBefore } from '../speakers/speaker-queue.ts';
import { audiencesOf, project } from './visibility.ts';
import { lineOf } from '../speakers/speaker.ts';
import type { StepKind } from '../kinds/models.ts';
import type { AnyRecord } from '../model/records.ts';

const w1 = 'workshop:w1';
const person = (key: string): Actor => ({ role: 'participant', seat: `seat:${key}`, workshop: w1 });

/** Six people, p0 with a name, at a kind of step; two themes. */
function at(kind: StepKind): Series {
  const series = new Series();
  for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
  for (const key of ['t', 'u']) {
    const args = { id: `theme:${key}`, workshop: w1, title: key, notes: [] };
    series.must(facilitator, 'theme.create', args);
  }
  series.must(facilitator, 'step.start', { step: `step:${kind}`, from: 'step:welcome' });
  return series;
}

function stepOf<K extends StepKind>(series: Series, kind: K): StepOf<K> {
  const found = series.store.get('step', `step:${kind}`);
  if (!found) throw new Error(`no step ${kind}`);
  return found as unknown as StepOf<K>;
}

/** Everything that somebody sees, by the one redaction. */
function sightOf(series: Series, actor: Actor): readonly AnyRecord[] {
  const audiences = new Set(audiencesOf(actor, series.store));
  return [...series.store.all()].flatMap((record) =>
    project(record, series.store).flatMap(([audience, seen]) =>
      audiences.has(audience) ? [seen as AnyRecord] : [],
    ),
  );
}

const others: readonly Actor[] = [
  facilitator,
  person('p1'),
  { role: 'screen', workshop: w1 },
  { role: 'reader' },
];

const cast = (series: Series, who: string, value: number | null, comment: string | null = null) =>
  series.do({
    actor: person(who),
    name: 'ballot.cast',
    args: {
      ...{ step: 'step:poll', asked: stepOf(series, 'poll').asked, question: 0, value, comment },
    },
  });

const place = (series: Series, who: string, theme: string, effort: number, impact: number) =>
  series.must(person(who), 'placement.set', {
    ...{ step: 'step:matrix', theme: `theme:${theme}`, at: { effort, impact } },
  });

const show = (series: Series, kind: StepKind) =>
  series.must(facilitator, 'step.reveal', { step: `step:${kind}`, revealed: true });

describe('what is answered in private', () => {
  test('FM1: nobody but the participant sees their answers and placements, not even the facilitator', () => {
    const poll = at('poll');
    expect(cast(poll, 'p0', 2, 'Mer tid')).toBeNull();
    const matrix = at('matrix');
    place(matrix, 'p0', 't', 2, 5);
    for (const series of [poll, matrix]) {
      const kinds = (actor: Actor) => new Set(sightOf(series, actor).map(({ type }) => type));
      const own = series === poll ? 'ballot' : 'placement';
      expect(kinds(person('p0'))).toContain(own);
      for (const actor of others) expect(kinds(actor)).not.toContain(own);
    }
  });

  test('FM2: the distribution of answers and placements is visible to everybody after the reveal, and to nobody before', () => {
    for (const [kind, told] of [
      ['poll', 'outcome'],
      ['matrix', 'spread'],
    ] as const) {
      const series = at(kind);
      if (kind === 'poll') cast(series, 'p0', 2);
      else place(series, 'p0', 't', 2, 5);
      const knows = (actor: Actor) => sightOf(series, actor).some(({ type }) => type === told);
      expect([...others, person('p0')].filter(knows)).toEqual([]);
      show(series, kind);
      expect(others.map(knows)).toEqual(others.map(() => true));
    }
  });

  test('FM3: comments on what would make a proposal acceptable are revealed with the answers, in an order independent of their authors', () => {
    const series = at('poll');
    cast(series, 'p0', 1, 'Ö sist');
    cast(series, 'p1', 2, 'Å först');
    cast(series, 'p2', 5, 'B däremellan');
    show(series, 'poll');
    const outcome = outcomeOf(stepOf(series, 'poll'), series.store);
    expect(outcome?.rounds[0]?.questions[0]).toEqual({
      voters: 3,
      counts: [0, 1, 1, 0, 0, 1],
      comments: ['B däremellan', 'Å först', 'Ö sist'],
    });
    expect(JSON.stringify(outcome)).not.toContain('seat:');
  });

  test('FM4: a poll can be asked again only after the reveal, and earlier results are kept', () => {
    const series = at('poll');
    const ask = (asked: number) =>
      series.do({ actor: facilitator, name: 'ballot.ask', args: { step: 'step:poll', asked } });
    cast(series, 'p0', 1);
    expect(ask(2)).toBe('step.not-now');
    show(series, 'poll');
    expect(ask(3)).toBe('step.not-now');
    expect(ask(2)).toBeNull();
    cast(series, 'p0', 4);
    expect(outcomeOf(stepOf(series, 'poll'), series.store)?.rounds).toHaveLength(1);
    show(series, 'poll');
    const counts = outcomeOf(stepOf(series, 'poll'), series.store)?.rounds.map(
      ({ questions }) => questions[0]?.counts,
    );
    expect(counts).toEqual([
      [0, 1, 0, 0, 0, 0],
      [0, 0, 0, 0, 1, 0],
    ]);
    expect(ask(1)).toBeNull();
    expect(stepOf(series, 'poll')).toMatchObject({ asked: 1, revealed: true });
  });

  test('FM5: an answer to an earlier round of a poll is not counted in the current one', () => {
    const series = at('poll');
    show(series, 'poll');
    expect(cast(series, 'p0', 3)).toBe('ballot.closed');
    series.must(facilitator, 'ballot.ask', { step: 'step:poll', asked: 2 });
    const late = { step: 'step:poll', asked: 1, question: 0, value: 3, comment: null };
    expect(series.do({ actor: person('p0'), name: 'ballot.cast', args: late })).toBe(
      'ballot.closed',
    );
    expect(cast(series, 'p0', 9)).not.toBeNull();
    const gone = { ...late, asked: 2, question: 2 };
    expect(series.do({ actor: person('p0'), name: 'ballot.cast', args: gone })).toBe(
      'ballot.unknown-question',
    );
  });

  test('FM9: a placement has both effort and impact or does not exist, and one for a merged theme counts in its target', () => {
    const series = at('matrix');
    place(series, 'p0', 't', 1, 5);
    place(series, 'p1', 'u', 3, 4);
    place(series, 'p1', 't', 2, 2);
    const taken = { step: 'step:matrix', theme: 'theme:t', at: null };
    series.must(person('p1'), 'placement.set', taken);
    series.must(facilitator, 'theme.merge', { from: 'theme:u', into: 'theme:t' });
    const spread = spreadOf(stepOf(series, 'matrix'), series.store);
    expect(spread.subjects).toEqual([
      { subject: 'theme:t', voters: 2, effort: [1, 0, 1, 0, 0], impact: [0, 0, 0, 1, 1] },
    ]);
    const half = { step: 'step:matrix', theme: 'theme:t', at: { effort: 1, impact: null } };
    const sent = uncheckedMutation(person('p0'), 'placement.set', half);
    expect(series.do(sent)).toBe('protocol.malformed');
  });
});

// Six phones, of which four people share one: one and a half people for each.
test('FM15: wherever people who answered are counted, as many are counted for each phone as share one on average', () => {
  const share = (series: Series) => series.must(person('p0'), 'seat.count', { heads: 4 });
  const poll = at('poll');
  share(poll);
  cast(poll, 'p0', 5);
  cast(poll, 'p1', 1);
  show(poll, 'poll');
  const told = outcomeOf(stepOf(poll, 'poll'), poll.store)?.rounds[0]?.questions[0];
  expect(told).toMatchObject({ voters: 3, counts: [0, 1, 0, 0, 0, 1] });
  const matrix = at('matrix');
  share(matrix);
  place(matrix, 'p0', 't', 2, 5);
  place(matrix, 'p1', 't', 2, 4);
  const spread = spreadOf(stepOf(matrix, 'matrix'), matrix.store);
  expect(spread).toMatchObject({ voters: 3, subjects: [{ voters: 2, effort: [0, 2, 0, 0, 0] }] });
  const dots = at('dots');
  share(dots);
  for (const who of ['p0', 'p1']) {
    dots.must(person(who), 'dot.set', { step: 'step:dots', theme: 'theme:t', dots: 1 });
  }
  const score = scoreOf(stepOf(dots, 'dots'), dots.store);
  expect(score).toMatchObject({ voters: 3, themes: [{ dots: 2, seats: 3 }] });
});

describe('the line of speakers', () => {
  const queue = (series: Series) =>
    speakerQueueOf(stepOf(series, 'round'), series.store)?.line.map(({ label, state }) => [
      label,
      state,
    ]);
  const ask = (series: Series, who: string, asking: boolean) =>
    series.must(person(who), 'speaker.ask', { step: 'step:round', asking });

  test('FM6: everybody is in the speaker queue at most once, identified by role and organisation or by group, never by name', () => {
    const series = at('round');
    const seat = series.store.get('seat', 'seat:p0');
    if (seat) series.store.put({ ...seat, name: 'Åsa' });
    ask(series, 'p0', true);
    ask(series, 'p0', true);
    expect(queue(series)).toEqual([['r0, o0', 'waiting']]);
    for (const actor of others.slice(1)) {
      const told = sightOf(series, actor).filter(({ type }) => type === 'speakerQueue');
      expect(JSON.stringify(told)).not.toMatch(/Åsa|seat:/);
    }
  });

  test('FM7: giving a speaker the floor marks the previous speaker as done', () => {
    const series = at('round');
    const line = ['p0', 'p1', 'p2'].map((key) => ({ who: `seat:${key}`, label: key }));
    series.must(facilitator, 'speaker.line', { step: 'step:round', line });
    const call = (speaker: string | null) =>
      series.must(facilitator, 'speaker.call', { step: 'step:round', speaker });
    call('speaker:round.p0');
    call('speaker:round.p1');
    expect(queue(series)).toEqual([
      ['p0', 'done'],
      ['p1', 'speaking'],
      ['p2', 'waiting'],
    ]);
    const told = speakerQueueOf(stepOf(series, 'round'), series.store) ?? undefined;
    expect([0, 1, 2].map((order) => turnsBefore(told, order))).toEqual([null, 0, 1]);
    call(null);
    expect(queue(series)?.[1]).toEqual(['p1', 'done']);
  });

  test('FM8: a queued speaker who declines is marked as passed, and a raised hand is removed', () => {
    const series = at('round');
    const line = [{ who: 'seat:p0', label: 'p0' }];
    series.must(facilitator, 'speaker.line', { step: 'step:round', line });
    ask(series, 'p1', true);
    ask(series, 'p0', false);
    ask(series, 'p1', false);
    expect(queue(series)).toEqual([['p0', 'passed']]);
  });

  test('FM19: undoing a change of the speaker queue restores it, with raised hands as raised hands', () => {
    const series = at('round');
    for (const key of ['p0', 'p1', 'p2']) ask(series, key, true);
    ask(series, 'p0', false);
    const before = lineOf(series.store, 'step:round');
    const args = { step: 'step:round', line: [{ who: 'seat:p2', label: 'p2' }] };
    const back = series.inverse({ actor: facilitator, name: 'speaker.line', args });
    series.must(facilitator, 'speaker.line', args);
    expect(lineOf(series.store, 'step:round')).toHaveLength(1);
    for (const act of back) expect(series.do({ actor: facilitator, ...act })).toBeNull();
    expect(lineOf(series.store, 'step:round')).toEqual(before);
    ask(series, 'p1', false);
    expect(lineOf(series.store, 'step:round').map(({ who }) => who)).toEqual(['seat:p2']);
  });
});
