/** People say where their notes belong, then read those of others, and answer when asked once more. */
import { intentId, type Check, type Choice } from '#lib/workshop/kinds/placing/model.ts';
import {
  checksOf,
  hasSaid,
  isApplied,
  isPlacing,
  ownNotes,
} from '#lib/workshop/kinds/placing/wall.ts';
import type { DomainMutation } from '#lib/workshop/model/mutations.ts';
import { themesOf } from '#lib/workshop/themes/themes.ts';
import {
  pick,
  planned,
  popularity,
  type Situation,
  type StepBehaviour,
} from '../../rehearsal/behaviour.ts';

/** How much somebody does at most in each part. */
const MOST = { place: 5, check: 9, again: 4, done: 0 } as const;
/** The share of checks that say what the writer has said. */
const AGREEING = 0.85;

export const placingBehaviour: StepBehaviour<'placing'> = {
  prompts: ({ id, part }, view) => (isApplied(view, id) || MOST[part] === 0 ? [] : [part]),
  plan: (prompt) =>
    Array.from({ length: MOST[prompt.step.part] }, () =>
      planned(prompt, { from: 2_000, to: 24_000 }, (situation) => next(prompt.step.id, situation)),
    ),
};

/** The next thing that is asked of somebody; null: nothing. */
function next(step: string, situation: Situation): DomainMutation | null {
  const { view, seat, random } = situation;
  const at = view.get('step', step);
  if (!at || !isPlacing(at) || isApplied(view, step) || at.part === 'done') return null;
  const note = ownNotes(view, at, seat).find(({ id }) => {
    const own = view.get('intent', intentId(step, id));
    return !own || !hasSaid(own);
  });
  if (note) {
    const choice = placeFor(note.text, situation);
    return choice === null
      ? null
      : { name: 'intent.place', args: { step, note: note.id, choice, wish: null, also: null } };
  }
  const check =
    at.part === 'place' ? undefined : checksOf(view, step, seat).find(({ given }) => !given);
  if (check) return checked(step, check, situation);
  const doubt = view.list('doubt').find((asked) => {
    return asked.step === step && view.get('intent', intentId(step, asked.note))?.second === null;
  });
  if (!doubt) return null;
  const first = view.get('intent', intentId(step, doubt.note))?.choice ?? null;
  const choice = random() < 0.5 ? first : (pick(doubt.places, random) ?? first);
  return choice === null
    ? null
    : { name: 'intent.answer', args: { step, note: doubt.note, choice } };
}

function checked(
  step: string,
  { id, note, proposed }: Check,
  situation: Situation,
): DomainMutation | null {
  const { view, random } = situation;
  const agrees = proposed !== null && random() < AGREEING;
  const choice = agrees ? proposed : placeFor(view.get('note', note)?.text ?? '', situation);
  return choice === null
    ? null
    : { name: 'check.give', args: { step, check: id, choice, reason: null } };
}

/** The same theme for the same text, mostly. */
function placeFor(text: string, { view, random }: Situation): Choice | null {
  const themes = themesOf(view);
  const at = random() < AGREEING ? popularity(text) : random();
  return themes[Math.floor(at * themes.length)]?.id ?? null;
}
