/**
 * What made-up people do in each kind of step: the acts that a phone offers there, at the pace of
 * somebody who has thought of it beforehand. A step has filled within forty seconds.
 *
 * The command `rehearse` plays what a file says; here nothing is known but the agenda, so what
 * people do is drawn. Both go through the same mutators.
 */
import { randomBelow } from '#lib/methods/random.ts';
import type { VoiceTopic, Voices } from '#lib/text/rehearsal-voices.ts';
import type { Mutation } from '#lib/sync/mutation.ts';
import { dotId, dotsLeft } from '#lib/workshop/dot.ts';
import { topicsOf } from '#lib/workshop/interest.ts';
import type { View } from '#lib/workshop/noun.ts';
import { actionsOf } from '#lib/workshop/plan/action.ts';
import { areasOf } from '#lib/workshop/plan/area.ts';
import type { StanceKind } from '#lib/workshop/plan/terms.ts';
import { scales } from '#lib/workshop/scales.ts';
import type { Column, Step } from '#lib/workshop/step.ts';
import { themesOf } from '#lib/workshop/theme.ts';
import { between, weighted, type Nature } from './people.ts';

/** With what somebody decides what to do. */
export interface Mind {
  /** What this person may see just now. */
  readonly view: View;
  readonly seat: string;
  readonly nature: Nature;
  readonly voices: Voices;
  readonly random: () => number;
  readonly newKey: () => string;
  /** Whether nobody has said this in the step before; from then on somebody has. */
  readonly isNew: (sentence: string) => boolean;
}

export interface Deed {
  /** Milliseconds after it has come up. */
  readonly after: number;
  /** Done also when the room has gone on: a sentence is finished and sent. */
  readonly lasting: boolean;
  /** Null: there is nothing to do after all. */
  readonly act: (mind: Mind) => Mutation | null;
}

/** What comes up in a step, by name: each of it is thought of once by everybody. */
export function subjectsOf(step: Step, view: View): string[] {
  if (step.revealed) return [];
  switch (step.kind) {
    case 'dots':
      return themesOf(view).length > 0 ? ['dots'] : [];
    case 'matrix':
      return themesOf(view).map(({ id }) => id);
    case 'poll':
      return step.questions.map((_, question) => `${step.asked} ${question}`);
    case 'plan': {
      const actions = areasOf(view).flatMap(({ id }) => actionsOf(view, id));
      return actions.length > 0 ? ['represent', ...actions.map(({ id }) => id)] : [];
    }
    case 'groups':
      return step.grouping === 'interest' && topicsOf(view, step).length > 0 ? ['interest'] : [];
    case 'notes':
    case 'talk':
    case 'round':
      return [step.kind];
    default:
      return [];
  }
}

/** What somebody will do about it. */
export function deedsFor(
  step: Step,
  subject: string,
  nature: Nature,
  random: () => number,
): readonly Deed[] {
  const deed = (from: number, to: number, act: Deed['act'], lasting = false): Deed => ({
    after: Math.round(nature.pace * between({ from, to }, random())),
    lasting,
    act,
  });
  const often = (chance: number, one: () => Deed): Deed[] => (random() < chance ? [one()] : []);
  switch (step.kind) {
    case 'notes':
      return Array.from({ length: nature.notes }, (_, at) =>
        nature.slow
          ? deed(12_000 + 6_000 * at, 20_000 + 9_000 * at, (mind) => writes(step, mind), true)
          : deed(3_000, 26_000, (mind) => writes(step, mind)),
      );
    case 'talk':
      return [
        ...often(0.8, () => deed(8_000, 28_000, () => says('ready.set', step, { ready: true }))),
        ...often(0.05, () =>
          deed(6_000, 24_000, () => says('speaker.ask', step, { asking: true })),
        ),
      ];
    case 'round':
      return often(0.15, () =>
        deed(4_000, 22_000, () => says('speaker.ask', step, { asking: true })),
      );
    case 'groups':
      return [deed(3_000, 20_000, (mind) => chooses(step, mind))];
    case 'dots':
      return Array.from({ length: random() < 0.08 ? 0 : step.dotBudget }, () =>
        deed(3_000, 24_000, (mind) => gives(step, mind)),
      );
    case 'matrix':
      return often(0.9, () => deed(3_000, 26_000, (mind) => places(step, subject, mind)));
    case 'poll':
      return often(0.95, () => deed(3_000, 20_000, (mind) => answers(step, subject, mind)));
    case 'plan':
      if (!nature.represents) return [];
      return subject === 'represent'
        ? [deed(3_000, 7_000, represents)]
        : [deed(8_000, 24_000, (mind) => stands(subject, mind))];
    default:
      return [];
  }
}

function says(name: string, { id: step }: Step, args: object): Mutation {
  return { name, args: { step, ...args } };
}

function writes(step: Step, mind: Mind): Mutation | null {
  const { random, newKey } = mind;
  const column = step.columns[randomBelow(Math.max(1, step.columns.length), random)];
  if (!column) return null;
  const text = sentence(column, mind);
  const args = { id: `note:${newKey()}`, step: step.id, column: column.key, text };
  return { name: 'note.post', args };
}

/** Something that nobody has said in this step, as far as there is. */
function sentence(column: Column, { voices, random, isNew }: Mind): string {
  const draw = (): string => {
    const own = voices.columns[column.key] ?? [];
    if (own.length > 0) return own[randomBelow(own.length, random)] ?? '';
    const list = topicFor(voices.topics, random)?.[column.tone] ?? [];
    const place = voices.places[randomBelow(voices.places.length, random)] ?? '';
    return (list[randomBelow(list.length, random)] ?? '').replace('{where}', place);
  };
  let found = draw();
  for (let tries = 0; tries < 12 && !isNew(found); tries += 1) found = draw();
  return found;
}

/** What comes first in the list is on more people's minds. */
function topicFor(topics: readonly VoiceTopic[], random: () => number): VoiceTopic | undefined {
  const weights = topics.map((_, at) => 1 / (at + 2));
  return topics[weighted(weights, random())];
}

function chooses(step: Step, { view, random }: Mind): Mutation | null {
  const topics = topicsOf(view, step);
  const first = topics[randomBelow(Math.max(1, topics.length), random)];
  const second = topics[randomBelow(Math.max(1, topics.length), random)];
  if (first === undefined || second === undefined) return null;
  return says('interest.choose', step, { topics: [...new Set([first, second])] });
}

/** One dot more, to a theme that is on many people's minds or on one's own. */
function gives(step: Step, { view, seat, random }: Mind): Mutation | null {
  if (dotsLeft(view, step, seat) === 0) return null;
  const given = (theme: string): number => view.get('dot', dotId(step.id, theme, seat))?.dots ?? 0;
  const open = themesOf(view).filter(({ id }) => given(id) < step.dotMax);
  const theme =
    open[
      weighted(
        open.map(({ id }) => liking(id) ** 2 + 0.3 * random()),
        random(),
      )
    ];
  return theme ? says('dot.set', step, { theme: theme.id, dots: given(theme.id) + 1 }) : null;
}

function places(step: Step, theme: string, { random }: Mind): Mutation {
  const level = (at: number): number =>
    Math.min(5, Math.max(1, Math.round(1 + 4 * at + 2.4 * (random() - 0.5))));
  const at = { effort: level(liking(`${theme} effort`)), impact: level(liking(theme)) };
  return says('placement.set', step, { theme, at });
}

function answers(step: Step, subject: string, { nature, voices, random }: Mind): Mutation | null {
  const [asked = 1, question = 0] = subject.split(' ').map(Number);
  const { values, doubt } = scales[step.scale];
  // Whoever is asked again has heard what the others said.
  const yes = nature.willing + 0.15 * (asked - 1) + 0.3 * (random() - 0.5);
  const at = Math.round(Math.min(1, Math.max(0, yes)) * (values.length - 1));
  const value = values[at];
  if (value === undefined) return null;
  const doubts = value <= doubt && random() < 0.6;
  const comment = doubts
    ? (voices.doubts[randomBelow(voices.doubts.length, random)] ?? null)
    : null;
  return says('ballot.cast', step, { asked, question, value, comment });
}

function represents({ view, seat }: Mind): Mutation | null {
  if (view.get('seat', seat)?.representative !== false) return null;
  return { name: 'seat.represent', args: { representative: true } };
}

/** The stance of one's own organisation: always to what names it, to something else now and then. */
function stands(actionId: string, { view, seat, nature, voices, random }: Mind): Mutation | null {
  const own = view.get('seat', seat);
  const action = view.get('action', actionId);
  if (!own?.representative || !action || action.removed) return null;
  const { organisation } = own;
  const named = [action.organisation, ...action.others].includes(organisation);
  if (!named && random() > 0.4) return null;
  const stance = stanceOf(nature.willing + 0.4 * (random() - 0.5));
  const { reservations } = voices;
  const comment =
    stance === 'adopts' ? null : (reservations[randomBelow(reservations.length, random)] ?? null);
  return { name: 'stance.set', args: { action: actionId, organisation, stance, comment } };
}

function stanceOf(willing: number): StanceKind {
  if (willing > 0.6) return 'adopts';
  if (willing > 0.45) return 'adopts-with-reservation';
  if (willing > 0.35) return 'takes-home';
  return willing > 0.2 ? 'needs-information' : 'declines';
}

/** How much all of them like something, from 0 to 1: the same for whoever is asked. */
function liking(of: string): number {
  let hash = 2_166_136_261;
  for (const letter of of) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}
