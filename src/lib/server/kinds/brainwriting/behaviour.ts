/** People write ideas on the sheet in their hand, in each round, and build on some that stand there. */
import type { DomainMutation } from '#lib/workshop/model/mutations.ts';
import { ideasBy } from '#lib/workshop/kinds/brainwriting/idea.ts';
import { heldIn, sheetsOf } from '#lib/workshop/kinds/brainwriting/sheets.ts';
import { isKind, type StepOf } from '#lib/workshop/model/step.ts';
import { pick, planned, type Situation, type StepBehaviour } from '../../rehearsal/behaviour.ts';
import { sentenceFor } from '../../rehearsal/sentences.ts';

const isBrainwriting = isKind('brainwriting');

/** The share of ideas that build on one that stands on the sheet. */
const BUILDING = 0.6;

export const brainwritingBehaviour: StepBehaviour<'brainwriting'> = {
  prompts: ({ round }) => [`round ${round}`],
  plan: (prompt) => {
    const { step, persona, random } = prompt;
    const ideas = Math.min(step.ideasEach, Math.max(persona.notes, random() < 0.5 ? 0 : 1));
    return Array.from({ length: ideas }, () =>
      planned(prompt, { from: 3_000, to: 22_000 }, (situation) => writeIdea(step, situation)),
    );
  },
};

/** On the sheet of the present round, which may be a later one than that in which it was planned. */
function writeIdea({ id }: StepOf<'brainwriting'>, situation: Situation): DomainMutation | null {
  const { view, seat, random, newKey } = situation;
  const step = view.get('step', id);
  if (!step || !isBrainwriting(step) || step.revealed) return null;
  const [column] = step.columns;
  const sheet = heldIn(view, id, step.round, seat)?.sheet;
  if (!column || (sheet && ideasBy(view, seat, sheet) >= step.ideasEach)) return null;
  const others = sheetsOf(view, id)
    .filter((own) => own.sheet === sheet)
    .flatMap(({ ideas }) => ideas.map(({ note }) => note))
    .filter((note) => view.get('note', note)?.author !== seat);
  const on = random() < BUILDING ? (pick(others, random) ?? null) : null;
  return {
    name: 'idea.write',
    args: {
      ...{ id: `note:${newKey()}`, step: id, round: step.round, on },
      sheet: sheet ?? `sheet:${newKey()}`,
      text: sentenceFor(column, situation),
    },
  };
}
