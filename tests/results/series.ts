/** Series of every format as their forms make them, played so far that their results say something. */
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { Result, Template } from '#lib/workshop/model/series.ts';
import { proposedOccasion, seriesTemplates } from '#lib/workshop/templates/formats.ts';
import { chosenAgenda, occasionOffer } from '#lib/server/setup/agenda.ts';
import { addWorkshop, createSeries } from '#lib/server/setup/create-series.ts';
import {
  defaultSeriesForm,
  defaultWorkshopForm,
  seriesInput,
  workshopInput,
} from '#lib/server/setup/series-form.ts';
import { activeItemsOf } from '#lib/workshop/agenda/standing-items.ts';
import { openContext, roomOf } from '#lib/server/rehearsal/testing/server-context.ts';
import type { SeriesRoom } from '#lib/server/sockets/rooms.ts';
import type { MemoryBroadcaster } from '#lib/sync/room/memory-broadcaster.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import type { Stage } from './play.ts';

export { facilitator, play } from './play.ts';

const server: Actor = { role: 'server' };

export interface PlayedSeries extends Stage {
  readonly room: SeriesRoom;
  /** Pages come into the room by it. */
  readonly broadcaster: MemoryBroadcaster<AnyRecord>;
  /** The token of its facilitator's link. */
  readonly link: string;
  /** A further occasion, as the form proposes it; its id. */
  next(occasion?: string): Promise<string>;
}

/** A series of a format with its first occasion, which nobody has come to. */
export async function newSeries(
  template: Template,
  language: 'sv' | 'en' = 'sv',
  directory?: string,
): Promise<PlayedSeries & { readonly first: string }> {
  const context = openContext(directory);
  const form = defaultSeriesForm(language, context.now(), template);
  form.title = language === 'sv' ? 'Nära varandra i Ängsby' : 'Close in Ängsby';
  form.organisations = [
    { name: 'Ängsby kommun', kind: 'kommun' },
    { name: 'Vårdcentralen Ringen', kind: 'primarvard' },
    { name: 'Lasarettet', kind: 'slutenvard' },
  ];
  const wish = { agenda: form.workshop.agenda, content: new Uint8Array() };
  const agenda = chosenAgenda(wish, { template, number: 1, language }, null);
  if (!agenda.ok) throw new Error(agenda.problem);
  const made = await createSeries(context, seriesInput(form, language, agenda));
  if (!made.ok) throw new Error(made.code);
  const room = await roomOf(context, made.series);
  let n = 0;
  const must: Stage['must'] = async (actor, name, args) => {
    const [answer] = await room.submit(actor, `test ${(n += 1)}`, [{ name, args }]);
    if (!answer?.ok) throw new Error(`${name}: ${answer?.code ?? 'no answer'}`);
  };
  return {
    ...{ room, now: context.now, first: made.workshop, link: made.link },
    broadcaster: context.broadcaster,
    view: room.store,
    must,
    async come(workshop, people, organisations) {
      const names = room.store.list('organisation');
      const roles = room.store.list('role');
      const seats = Array.from({ length: people }, (_, at) => `seat:${workshop.slice(9)}${at}`);
      for (const [at, id] of seats.entries()) {
        const organisation = names[at % Math.min(organisations, names.length)]?.id ?? '';
        const role = roles[at % 4]?.id ?? '';
        await must(server, 'seat.take', { id, organisation, role, name: null });
        await must(server, 'seat.arrive', { seat: id, workshop });
      }
      return seats;
    },
    async next(occasion) {
      const number = room.store.list('workshop').length + 1;
      const standing = activeItemsOf(room.store).map(({ text }) => text);
      const workshop = defaultWorkshopForm(language, { template, number, standing }, context.now());
      const agendaKey = occasion ?? proposedOccasion(template, number);
      workshop.agenda = agendaKey;
      workshop.askedOf = agendaKey;
      const known = seriesTemplates[template].occasions.find((key) => key === agendaKey);
      if (known)
        workshop.questions = [...occasionOffer(known, number, language, standing).questions];
      const chosen = chosenAgenda(
        { agenda: agendaKey, content: new Uint8Array() },
        { template, number, language },
        room.store,
      );
      if (!chosen.ok) throw new Error(chosen.problem);
      const added = await addWorkshop(context, room, workshopInput(workshop, chosen));
      if (!added.ok) throw new Error(added.code);
      return added.workshop;
    },
  };
}

export const formats: readonly { readonly template: Template; readonly result: Result }[] = (
  Object.keys(seriesTemplates) as Template[]
).map((template) => ({ template, result: seriesTemplates[template].result }));
