/**
 * What the file does not hold: it tells of one occasion, and a series goes on. Whoever comes back
 * writes, judges and answers about the themes that are there, the same for the same seed.
 */
import { shuffled } from '#lib/methods/random.ts';
import { m } from '#lib/text/generated/messages.js';
import { scales } from '#lib/workshop/scales.ts';
import type { Step } from '#lib/workshop/step.ts';
import type { Script, ScriptParticipant } from './format.ts';

/** Of those who were there, how many come to the next occasion. */
const COMING_BACK = 0.75;
/** Fewer than this are no meeting. */
const FEWEST = 2;
/** Dots that somebody gives, each to another theme. */
const DOTS = 2;
/** Time between two occasions, in milliseconds. */
const BETWEEN_MS = 28 * 24 * 60 * 60_000;

const sentences = [
  m.rehearse_later_note_1,
  m.rehearse_later_note_2,
  m.rehearse_later_note_3,
  m.rehearse_later_note_4,
] as const;

/** Who comes back to a later occasion: most, not all, in the order of the file. */
export function comingBack(
  people: readonly ScriptParticipant[],
  random: () => number,
): ScriptParticipant[] {
  const many = Math.max(Math.min(FEWEST, people.length), Math.round(people.length * COMING_BACK));
  const back = new Set(shuffled(people, random).slice(0, many));
  return people.filter((person) => back.has(person));
}

/** The day of a later occasion, `YYYY-MM-DD`: four weeks from one to the next. */
export function dayOfOccasion(first: string, number: number): string {
  const day = Date.parse(`${first.slice(0, 10)}T00:00:00Z`) + (number - 1) * BETWEEN_MS;
  return new Date(day).toISOString().slice(0, 10);
}

/**
 * The file of a later occasion: for each of its steps what those who came back give to it.
 *
 * @param steps its agenda, in order
 */
export function laterScript(
  before: Script,
  steps: readonly Step[],
  people: readonly ScriptParticipant[],
  random: () => number,
): Script {
  const notes = steps.filter(({ kind }) => kind === 'notes');
  const polls = steps.filter(({ kind }) => kind === 'poll');
  const has = (kind: Step['kind']) => steps.some((step) => step.kind === kind);
  const each = <Item>(make: (person: ScriptParticipant, at: number) => readonly Item[]): Item[] =>
    people.flatMap(make);
  return {
    ...before,
    participants: [...people],
    notes: notes.flatMap((step, at) => notesIn(before, step, at + 1, people)),
    votes: has('dots')
      ? each(({ id: by }) =>
          shuffled(before.themes, random)
            .slice(0, DOTS)
            .map(({ key: theme }) => ({ by, theme, dots: 1 })),
        )
      : [],
    placements: has('matrix')
      ? each(({ id: by }) =>
          before.themes.map(({ key: theme }) => ({
            ...{ by, theme, effort: level(random), impact: level(random) },
          })),
        )
      : [],
    ballots: polls.flatMap((step, at) => ballotsIn(step, at + 1, people, random)),
    // What was decided before is followed up: planning.ts.
    plan: { areas: [], stances: [] },
  };
}

/** Everybody writes one note, in one of the columns after the other. */
function notesIn(
  { themes, workshop }: Script,
  { columns }: Step,
  step: number,
  people: readonly ScriptParticipant[],
): Script['notes'] {
  return people.flatMap(({ id: by }, at) => {
    const column = columns[at % columns.length];
    const theme = themes[(at + step) % Math.max(1, themes.length)];
    const sentence = sentences[(at + step) % sentences.length];
    if (!column || !sentence) return [];
    const text = sentence({ theme: theme?.title ?? workshop.title });
    return [{ by, column: column.key, text, theme: theme?.key ?? null, step }];
  });
}

/** Asked twice: whoever doubts says what would help, and has moved a step the second time. */
function ballotsIn(
  { scale, questions }: Step,
  poll: number,
  people: readonly ScriptParticipant[],
  random: () => number,
): Script['ballots'] {
  const { values, doubt } = scales[scale];
  return questions.slice(0, 10).flatMap((_question, index) =>
    people.flatMap(({ id: by }) => {
      const at = Math.floor(random() * values.length);
      const [value = 0, next = value] = values.slice(at);
      const comment = value <= doubt ? m.rehearse_later_comment() : null;
      const answer = { by, poll, question: index + 1 };
      return [
        { ...answer, asked: 1, value, comment },
        { ...answer, asked: 2, value: next, comment: null },
      ];
    }),
  );
}

function level(random: () => number): number {
  return 1 + Math.floor(random() * 5);
}
