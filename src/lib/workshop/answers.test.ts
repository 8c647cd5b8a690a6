import { describe, expect, test } from 'vitest';
import { beginnings, facilitator, Series } from '../../../tests/simulation/series.ts';
import type { Actor } from './actor.ts';
import { floorOf, outcomeOf, spreadOf, turnsBefore } from './answers.ts';
import { scoreOf } from './derived.ts';
import { audiencesOf, expose } from './visibility.ts';
import { lineOf } from './speaker.ts';
import type { StepKind } from './step-kinds.ts';
import type { AnyRecord } from './records.ts';

const w1 = 'workshop:w1';
const person = (key: string): Actor => ({ role: 'participant', seat: `seat:${key}`, workshop: w1 });

/** Six people, p0 with a name, at a kind of step; two themes. */
function at(kind: StepKind): Series {
  const series = new Series();
  for (const act of beginnings()) series.must(act.actor, act.name, act.args);
  for (const key of ['t', 'u']) {
    const args = { id: `theme:${key}`, workshop: w1, title: key, notes: [] };
    series.must(facilitator, 'theme.create', args);
  }
  series.must(facilitator, 'step.start', { step: `step:${kind}`, from: 'step:welcome' });
  return series;
}

function stepOf(series: Series, kind: StepKind) {
  const found = series.store.get('step', `step:${kind}`);
  if (!found) throw new Error(`no step ${kind}`);
  return found;
}

/** Everything that somebody sees, by the one redaction. */
function sightOf(series: Series, actor: Actor): readonly AnyRecord[] {
  const audiences = new Set(audiencesOf(actor, series.store));
  return [...series.store.all()].flatMap((record) =>
    expose(record, series.store).flatMap(([audience, seen]) =>
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
  test('FM1: what somebody answers or places is seen by nobody else, not by the facilitator either', () => {
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

  test('FM2: how answers and placements fall is told to everybody once it is shown, and to nobody before', () => {
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

  test('FM3: what would make it acceptable is told with the answers, in no order that tells of its writer', () => {
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

  test('FM4: a poll asks anew only once what was said is shown; what was said before stays', () => {
    const series = at('poll');
    const ask = (asked: number) =>
      series.do({ actor: facilitator, name: 'step.ask', args: { step: 'step:poll', asked } });
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

  test('FM5: an answer that was meant for an earlier time is not counted in this one', () => {
    const series = at('poll');
    show(series, 'poll');
    expect(cast(series, 'p0', 3)).toBe('ballot.closed');
    series.must(facilitator, 'step.ask', { step: 'step:poll', asked: 2 });
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

  test('FM9: a placement is both effort and impact or none, and that of a merged theme counts where it is', () => {
    const series = at('matrix');
    place(series, 'p0', 't', 1, 5);
    place(series, 'p1', 'u', 3, 4);
    place(series, 'p1', 't', 2, 2);
    const taken = { step: 'step:matrix', theme: 'theme:t', at: null };
    series.must(person('p1'), 'placement.set', taken);
    series.must(facilitator, 'theme.merge', { from: 'theme:u', into: 'theme:t' });
    const spread = spreadOf(stepOf(series, 'matrix'), series.store);
    expect(spread.themes).toEqual([
      { theme: 'theme:t', voters: 2, effort: [1, 0, 1, 0, 0], impact: [0, 0, 0, 1, 1] },
    ]);
    const half = { step: 'step:matrix', theme: 'theme:t', at: { effort: 1, impact: null } };
    expect(series.do({ actor: person('p0'), name: 'placement.set', args: half })).toBe(
      'protocol.malformed',
    );
  });
});

test('FM15: where people are counted who have answered, whoever shares a phone is one of them', () => {
  const share = (series: Series) => series.must(person('p0'), 'seat.count', { heads: 4 });
  const poll = at('poll');
  share(poll);
  cast(poll, 'p0', 5);
  cast(poll, 'p1', 1);
  show(poll, 'poll');
  const told = outcomeOf(stepOf(poll, 'poll'), poll.store)?.rounds[0]?.questions[0];
  expect(told).toMatchObject({ voters: 5, counts: [0, 1, 0, 0, 0, 1] });
  const matrix = at('matrix');
  share(matrix);
  place(matrix, 'p0', 't', 2, 5);
  place(matrix, 'p1', 't', 2, 4);
  const spread = spreadOf(stepOf(matrix, 'matrix'), matrix.store);
  expect(spread).toMatchObject({ voters: 5, themes: [{ voters: 2, effort: [0, 2, 0, 0, 0] }] });
  const dots = at('dots');
  share(dots);
  for (const who of ['p0', 'p1']) {
    dots.must(person(who), 'dot.set', { step: 'step:dots', theme: 'theme:t', dots: 1 });
  }
  const score = scoreOf(stepOf(dots, 'dots'), dots.store);
  expect(score).toMatchObject({ voters: 5, themes: [{ dots: 2, seats: 5 }] });
});

describe('the line of speakers', () => {
  const floor = (series: Series) =>
    floorOf(stepOf(series, 'round'), series.store)?.line.map(({ label, state }) => [label, state]);
  const ask = (series: Series, who: string, asking: boolean) =>
    series.must(person(who), 'speaker.ask', { step: 'step:round', asking });

  test('FM6: in a line everybody stands once, by role and organisation or by group, never by name', () => {
    const series = at('round');
    const seat = series.store.get('seat', 'seat:p0');
    if (seat) series.store.put({ ...seat, name: 'Åsa' });
    ask(series, 'p0', true);
    ask(series, 'p0', true);
    expect(floor(series)).toEqual([['r0, o0', 'waiting']]);
    for (const actor of others.slice(1)) {
      const told = sightOf(series, actor).filter(({ type }) => type === 'floor');
      expect(JSON.stringify(told)).not.toMatch(/Åsa|seat:/);
    }
  });

  test('FM7: whoever gets the floor, whoever had it is done', () => {
    const series = at('round');
    const line = ['p0', 'p1', 'p2'].map((key) => ({ who: `seat:${key}`, label: key }));
    series.must(facilitator, 'speaker.line', { step: 'step:round', line });
    const call = (speaker: string | null) =>
      series.must(facilitator, 'speaker.call', { step: 'step:round', speaker });
    call('speaker:round.p0');
    call('speaker:round.p1');
    expect(floor(series)).toEqual([
      ['p0', 'done'],
      ['p1', 'speaking'],
      ['p2', 'waiting'],
    ]);
    const told = floorOf(stepOf(series, 'round'), series.store) ?? undefined;
    expect([0, 1, 2].map((order) => turnsBefore(told, order))).toEqual([null, 0, 1]);
    call(null);
    expect(floor(series)?.[1]).toEqual(['p1', 'done']);
  });

  test('FM8: who was put in the line and lets it go by has passed; a raised hand is taken down', () => {
    const series = at('round');
    const line = [{ who: 'seat:p0', label: 'p0' }];
    series.must(facilitator, 'speaker.line', { step: 'step:round', line });
    ask(series, 'p1', true);
    ask(series, 'p0', false);
    ask(series, 'p1', false);
    expect(floor(series)).toEqual([['p0', 'passed']]);
  });

  test('FM19: a line that is taken back is as it was, with raised hands as raised hands', () => {
    const series = at('round');
    for (const key of ['p0', 'p1', 'p2']) ask(series, key, true);
    ask(series, 'p0', false);
    const before = lineOf(series.store, 'step:round');
    const args = { step: 'step:round', line: [{ who: 'seat:p2', label: 'p2' }] };
    const back = series.inverse({ actor: facilitator, name: 'speaker.line', args });
    series.must(facilitator, 'speaker.line', args);
    expect(lineOf(series.store, 'step:round')).toHaveLength(1);
    for (const act of back) series.must(facilitator, act.name, act.args);
    expect(lineOf(series.store, 'step:round')).toEqual(before);
    ask(series, 'p1', false);
    expect(lineOf(series.store, 'step:round').map(({ who }) => who)).toEqual(['seat:p2']);
  });
});
