/** A series with one opened workshop and some people in it, made by the mutations that make it. */
import type { DomainMutation } from '#lib/workshop/model/mutations.ts';
import type { Room } from '#lib/sync/room/room.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { newStep } from './new-step.ts';
import { stepKinds, type StepKind } from '#lib/workshop/kinds/models.ts';

export const facilitator: Actor = { role: 'facilitator', link: 'link:f', device: 'device:f' };
const server: Actor = { role: 'server' };

/** Step ids are `step:<kind>`; seats `seat:p1` …, in turn of `organisations` organisations. */
export async function buildWorkshop(
  room: Room<AnyRecord, Actor>,
  options: { readonly seats?: number; readonly organisations?: number } = {},
): Promise<{ readonly seats: readonly string[]; readonly participants: readonly Actor[] }> {
  const organisations = Array.from(
    { length: options.organisations ?? 3 },
    (_, i) => `organisation:o${i}`,
  );
  const workshop = 'workshop:w1';
  await must(room, server, [
    {
      name: 'series.create',
      args: {
        id: 'series:s1',
        title: 'Nära vård',
        purpose: '',
        language: 'sv',
        template: 'utvecklingsplan',
      },
    },
    ...organisations.map((id, i) => ({
      name: 'organisation.add' as const,
      args: { id, name: `Organisation ${i}`, kind: 'kommun' as const },
    })),
    { name: 'role.add', args: { id: 'role:r0', name: 'enhetschef' } },
    {
      name: 'workshop.create',
      args: {
        id: workshop,
        code: '48217306',
        secret: 'K7M4QTAB',
        title: 'Workshop 1',
        date: '2026-09-22',
        place: null,
        groupSize: 4,
        draws: 'c5'.repeat(32),
      },
    },
    ...stepKinds.map((kind, order) => ({
      name: 'step.add' as const,
      args: newStep({ id: `step:${kind}`, workshop, kind, order }),
    })),
  ]);
  await must(room, facilitator, [{ name: 'workshop.open', args: { workshop } }]);
  const seats = Array.from({ length: options.seats ?? 4 }, (_, i) => `seat:p${i + 1}`);
  await must(
    room,
    server,
    seats.flatMap((seat, i) => [
      {
        name: 'seat.take' as const,
        args: {
          id: seat,
          organisation: organisations[i % organisations.length] ?? '',
          role: 'role:r0',
          name: null,
        },
      },
      { name: 'seat.arrive' as const, args: { seat, workshop } },
    ]),
  );
  return { seats, participants: seats.map((seat) => ({ role: 'participant', seat, workshop })) };
}

/** The kinds of the steps that follow one, as titles and ids are made of them. */
export function kindsAfter(kind: StepKind): readonly StepKind[] {
  return stepKinds.slice(stepKinds.indexOf(kind) + 1);
}

/** Submits mutations of which none may be refused. */
export async function must(
  room: Room<AnyRecord, Actor>,
  actor: Actor,
  mutations: readonly DomainMutation[],
): Promise<void> {
  const answers = await room.submit(actor, 'builder', mutations);
  const refused = answers.find((answer) => !answer.ok);
  if (refused) throw new Error(`refused: ${JSON.stringify(refused)}`);
}

/** Goes to a step from wherever the workshop stands. */
export async function goTo(room: Room<AnyRecord, Actor>, kind: StepKind): Promise<void> {
  const from = room.store.get('workshop', 'workshop:w1')?.step ?? null;
  await must(room, facilitator, [{ name: 'step.start', args: { step: `step:${kind}`, from } }]);
}
