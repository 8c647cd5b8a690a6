/** One person of each organisation represents it, and takes a stance on the actions. */
import type { DomainMutation } from '#lib/workshop/model/mutations.ts';
import { actionsOf } from '#lib/workshop/plan/action.ts';
import { areasOf } from '#lib/workshop/plan/areas.ts';
import type { StanceKind } from '#lib/workshop/model/terms.ts';
import { pick, planned, type Situation, type StepBehaviour } from '../../rehearsal/behaviour.ts';

const REPRESENT = 'represent';
/** The share of stances on actions that do not name the organisation. */
const UNASKED = 0.4;

export const planBehaviour: StepBehaviour<'plan'> = {
  prompts: (_step, view) => {
    const actions = areasOf(view).flatMap(({ id }) => actionsOf(view, id));
    return actions.length > 0 ? [REPRESENT, ...actions.map(({ id }) => id)] : [];
  },
  plan: (prompt) => {
    if (!prompt.persona.represents) return [];
    return prompt.name === REPRESENT
      ? [planned(prompt, { from: 3_000, to: 7_000 }, represent)]
      : [
          planned(prompt, { from: 8_000, to: 24_000 }, (situation) =>
            takeStance(prompt.name, situation),
          ),
        ];
  },
};

function represent({ view, seat }: Situation): DomainMutation | null {
  if (view.get('seat', seat)?.representative !== false) return null;
  return { name: 'seat.represent', args: { representative: true } };
}

/** The stance of the own organisation: always on actions that name it, sometimes on others. */
function takeStance(actionId: string, situation: Situation): DomainMutation | null {
  const { view, seat, persona, phrases, random } = situation;
  const own = view.get('seat', seat);
  const action = view.get('action', actionId);
  if (!own?.representative || !action || action.removed) return null;
  const { organisation } = own;
  const named = [action.organisation, ...action.others].includes(organisation);
  if (!named && random() > UNASKED) return null;
  const stance = stanceOf(persona.agreement + 0.4 * (random() - 0.5));
  const comment = stance === 'adopts' ? null : (pick(phrases.reservations, random) ?? null);
  return { name: 'stance.set', args: { action: actionId, organisation, stance, comment } };
}

/** @param agreement from 0, against, to 1 */
function stanceOf(agreement: number): StanceKind {
  if (agreement > 0.6) return 'adopts';
  if (agreement > 0.45) return 'adopts-with-reservation';
  if (agreement > 0.35) return 'takes-home';
  return agreement > 0.2 ? 'needs-information' : 'declines';
}
