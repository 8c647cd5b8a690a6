/** A participant behaves as the simulated people of rehearsals do, whatever fails meanwhile. */
import { seededRandom } from '#lib/methods/random.ts';
import { behaviourOf, planFor, promptsOf } from '#lib/server/kinds/kinds.ts';
import type { Situation } from '#lib/server/rehearsal/behaviour.ts';
import { drawPersonas, phrasesIn } from '#lib/server/rehearsal/personas.ts';
import { nameOf } from '../model/ledger.ts';
import type { World } from '../world/world.ts';
import type { Random } from './random.ts';

const phrases = phrasesIn('en');
/** Somebody of each kind: who writes much, who writes slowly, who represents an organisation. */
const personas = drawPersonas(24, { organisations: [], roles: [] }, phrases, seededRandom(1));
/** A series of five hundred steps takes minutes, and a step of a workshop as well. */
const HASTE = 10;

/** Somebody responds to what the current step asks: now, and over the next seconds. */
export function participate(world: World, random: Random, step: number): string {
  const pages = world
    .pages()
    .filter(({ actor, replica }) => actor.role === 'participant' && !replica.ended);
  const page = pages.length === 0 ? null : random.pick(pages);
  if (page?.actor.role !== 'participant') return 'nobody participates';
  const { seat, workshop } = page.actor;
  const view = () => page.replica.view;
  const open = view()
    .list('step')
    .filter((record) => record.workshop === workshop && record.openedAt !== null)
    .filter((record) => behaviourOf(record.kind).prompts(record, view()).length > 0);
  const current = open.length === 0 ? null : random.pick(open);
  const prompts = current ? promptsOf(current, view()) : [];
  if (!current || prompts.length === 0) return `nothing to do: ${nameOf(page.actor)}`;
  const persona = random.pick(personas);
  const next = () => random.next();
  const name = random.pick(prompts);
  let keys = 0;
  const newKey = () => `s${step}-${(keys += 1)}`;
  for (const planned of planFor({ step: current, name, persona, random: next })) {
    world.scheduler.after(Math.round(planned.delay / HASTE), () => {
      if (!page.device.pages.includes(page) || page.replica.ended) return;
      const situation: Situation = {
        ...{ view: view(), seat, persona, phrases, random: next, newKey, isNew: () => true },
      };
      const mutation = planned.decide(situation);
      if (mutation) page.mutate(mutation);
    });
  }
  return `${nameOf(page.actor)} participates in ${current.id}: ${name}`;
}
