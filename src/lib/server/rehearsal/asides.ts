/** What simulated people do beside what the step asks: answer what they are asked, call for help. */
import { currentStep, roundOf } from '#lib/workshop/agenda/agenda.ts';
import type { View } from '#lib/workshop/define.ts';
import { groupOf } from '#lib/workshop/groups/membership.ts';
import type { Inquiry } from '#lib/workshop/model/inquiry.ts';
import type { Step } from '#lib/workshop/model/step.ts';
import { standingInquiries } from '#lib/workshop/notes/inquiries.ts';
import { bySome, pick, planned, type PlannedMutation } from './behaviour.ts';
import type { Persona } from './personas.ts';

/** Of those who are asked about a note. */
const ANSWERING = 0.75;
/** Of all people, in a step in which groups work: one group in about ten calls. */
const CALLING = 0.025;

export interface Aside {
  /** Everybody responds to each name once. */
  readonly name: string;
  readonly plan: readonly PlannedMutation[];
}

type Person = { readonly persona: Persona; readonly random: () => number };

/** What somebody is asked about the own notes. `view`: what they see. */
export function asidesOf(view: View, workshop: string, person: Person): Aside[] {
  return standingInquiries(view, workshop).map((inquiry) => ({
    name: inquiry.id,
    plan: bySome(person, ANSWERING, () => answering(inquiry, person)),
  }));
}

/** Somebody whose group needs help calls, once in a step at most. */
export function callingIn(step: Step, workshop: string, seat: string, person: Person): Aside {
  const plan = bySome(person, CALLING, () =>
    planned(person, { from: 10_000, to: 60_000 }, ({ view }) => {
      const now = currentStep(view, workshop);
      const group = groupOf(view, roundOf(view, workshop, now?.id ?? null)?.id ?? null, seat);
      return group && { name: 'call.set', args: { who: group.id, open: true } };
    }),
  );
  return { name: `${step.id} call`, plan };
}

function answering({ note }: Inquiry, person: Person): PlannedMutation {
  return planned(
    person,
    { from: 4_000, to: 30_000 },
    ({ phrases, random }) => {
      const answer = pick(phrases.answers, random) ?? null;
      return { name: 'inquiry.answer', args: { note, answer, left: answer === null } };
    },
    true,
  );
}
