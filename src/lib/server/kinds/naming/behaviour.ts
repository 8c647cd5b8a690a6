/** Groups propose names for themes, and people say which of all they want. */
import { backingsOf } from '#lib/workshop/kinds/naming/backing.ts';
import { mostProposals } from '#lib/workshop/kinds/naming/model.ts';
import { ownProposals } from '#lib/workshop/kinds/naming/proposal.ts';
import type { DomainMutation } from '#lib/workshop/model/mutations.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import {
  bySome,
  pick,
  planned,
  popularity,
  type Situation,
  type StepBehaviour,
} from '../../rehearsal/behaviour.ts';

/** How many of the names somebody wants, at the most. */
const WANTED = 6;

export const namingBehaviour: StepBehaviour<'naming'> = {
  goesOn: true,
  prompts: ({ revealed, counted }) => (revealed ? (counted ? [] : ['choose']) : ['propose']),
  plan: (prompt) =>
    prompt.name === 'propose'
      ? bySome(prompt, 0.5, () =>
          planned(prompt, { from: 4_000, to: 22_000 }, (now) => propose(prompt.step, now)),
        )
      : Array.from({ length: 1 + Math.floor(WANTED * prompt.random()) }, () =>
          planned(prompt, { from: 2_000, to: 15_000 }, (now) => want(prompt.step, now)),
        ),
};

function propose(step: StepOf<'naming'>, situation: Situation): DomainMutation | null {
  const { view, seat, phrases, random, newKey } = situation;
  const own = ownProposals(view, step, seat);
  if (own.length >= mostProposals) return null;
  const names = phrases.topics.map(({ title }) => title);
  const name = pick(
    names.filter((title) => !own.some((other) => other.text === title)),
    random,
  );
  if (name === undefined) return null;
  // Some write in a hurry.
  const text = random() < 0.3 ? name.toLocaleLowerCase() : name;
  return { name: 'proposal.add', args: { id: `proposal:${newKey()}`, step: step.id, text } };
}

function want(step: StepOf<'naming'>, { view, seat, random }: Situation): DomainMutation | null {
  const open = (view.list('nameList').find((list) => list.step === step.id)?.names ?? [])
    .filter((name) => backingsOf(view, name, seat).length === 0)
    .toSorted((a, b) => popularity(b.title) - popularity(a.title));
  const name = open[Math.floor(open.length * random() ** 2)];
  if (!name) return null;
  return { name: 'backing.set', args: { step: step.id, proposal: name.id, backs: true } };
}
