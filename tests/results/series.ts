/** Series of every format as their forms make them, played so far that their results say something. */
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { ArgsOf, MutationName } from '#lib/workshop/model/mutations.ts';
import type { Result, Template } from '#lib/workshop/model/series.ts';
import type { ThemeNature } from '#lib/workshop/model/terms.ts';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { columnsOf } from '#lib/workshop/notes/columns.ts';
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

export const facilitator: Actor = { role: 'facilitator', link: 'link:f', device: 'device:f' };
const server: Actor = { role: 'server' };

export interface PlayedSeries {
  readonly room: SeriesRoom;
  readonly now: () => number;
  /** The token of its facilitator's link. */
  readonly link: string;
  must<Name extends MutationName>(actor: Actor, name: Name, args: ArgsOf<Name>): Promise<void>;
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
  return {
    ...{ room, now: context.now, first: made.workshop, link: made.link },
    async must(actor, name, args) {
      const [answer] = await room.submit(actor, `test ${(n += 1)}`, [{ name, args }]);
      if (!answer?.ok) throw new Error(`${name}: ${answer?.code ?? 'no answer'}`);
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

let made = 0;
const key = (type: string): string => `${type}:k${(made += 1)}`;

/** Some people come to an occasion; they write, see, sort and answer as its agenda has it. */
export async function play(
  series: PlayedSeries,
  workshop: string,
  people: number,
  { organisations = 2 }: { readonly organisations?: number } = {},
): Promise<void> {
  const { room, must } = series;
  await must(facilitator, 'workshop.open', { workshop });
  const names = room.store.list('organisation');
  const roles = room.store.list('role');
  const seats = Array.from({ length: people }, (_, at) => `seat:${workshop.slice(9)}${at}`);
  const participants = seats.map((seat): Actor => ({ role: 'participant', seat, workshop }));
  for (const [at, id] of seats.entries()) {
    const organisation = names[at % Math.min(organisations, names.length)]?.id ?? '';
    await must(server, 'seat.take', {
      id,
      organisation,
      role: roles[at % 4]?.id ?? '',
      name: null,
    });
    await must(server, 'seat.arrive', { seat: id, workshop });
  }
  const steps = stepsOf(room.store, workshop);
  for (const [at, step] of steps.entries()) {
    const from = room.store.get('workshop', workshop)?.step ?? null;
    if (from !== step.id) await must(facilitator, 'step.start', { step: step.id, from });
    if (step.kind === 'groups' && people > 0) {
      const middle = Math.ceil(people / 2);
      const groups = [seats.slice(0, middle), seats.slice(middle)]
        .filter((own) => own.length > 0)
        .map((own, g) => ({ id: key('group'), letter: 'AB'[g] ?? 'C', place: null, seats: own }));
      await must(facilitator, 'group.form', { round: step.id, groups });
    }
    const notes: string[] = [];
    for (const [p, actor] of participants.entries()) {
      for (const column of columnsOf(step)) {
        const own = ownWrites[step.kind];
        if (own !== undefined) {
          const said = `${column.title}: ${words[(p + at) % words.length] ?? ''}`;
          const about = { step: step.id, key: column.key, text: said, base: '' };
          // Those who share a card, or a table, write it once.
          if (p < 2) await must(actor, own, about);
          continue;
        }
        const id = key('note');
        const text = `${column.title}: ${words[(p + at) % words.length] ?? ''} (${p + 1}.${at + 1})`;
        await must(actor, 'note.post', { id, step: step.id, column: column.key, text });
        notes.push(id);
      }
      if (step.kind === 'decide') {
        const reason = words[p % words.length] ?? null;
        const opinion = { step: step.id, course: 'adjust', reason } as const;
        await must(actor, 'opinion.give', opinion);
      }
      if (step.kind !== 'poll') continue;
      for (const question of step.questions.keys()) {
        await must(actor, 'ballot.cast', {
          ...{ step: step.id, question, asked: 1, value: 3 - (p % 2), comment: null },
        });
      }
    }
    if (step.kind === 'decide' && people > 0) {
      const wording = 'Vi fortsätter, och träffas en gång i månaden.';
      const change = { course: 'adjust', wording, next: '2027-03-01' } as const;
      await must(facilitator, 'decision.write', { step: step.id, number: 1, change });
      await must(facilitator, 'decision.make', { step: step.id, number: 1, at: series.now() });
    }
    if (notes.length > 0 || revealed.has(step.kind)) {
      await must(facilitator, 'step.reveal', { step: step.id, revealed: true });
    }
    if (step.kind === 'themes' && people > 0) await sort(series, workshop);
    if (step.kind === 'plan' && people > 0) await agree(series, workshop);
  }
  if (people > 0) {
    const nextStep = 'Vi ses igen om en månad.';
    await must(facilitator, 'workshop.edit', { workshop, change: { nextStep } });
  }
}

/** How people write in steps whose texts are no notes. */
const ownWrites: Readonly<Partial<Record<string, 'card.write' | 'agreed.write'>>> = {
  cards: 'card.write',
  talk: 'agreed.write',
};

/** Kinds without notes of which something is shown. */
const revealed: ReadonlySet<string> = new Set(['poll', 'dots', 'cards', 'talk', 'decide']);

const words = [
  'vi ringer varandra innan någon går hem',
  'samma blankett hos alla',
  'någon svarar i telefonen före klockan nio',
  'undersköterskan är med från början',
  'läkemedelslistan följer med',
];

const natures: readonly (ThemeNature | null)[] = ['everyday', 'organisational', null];

/** Half of what lies loose becomes three themes, of each nature one. */
async function sort({ room, must }: PlayedSeries, workshop: string): Promise<void> {
  const loose = room.store
    .list('note')
    .filter((note) => note.workshop === workshop && note.theme === null)
    .map(({ id }) => id);
  const number = room.store.list('workshop').findIndex(({ id }) => id === workshop) + 1;
  for (const [at, nature] of natures.entries()) {
    const notes = loose.filter((_, i) => i % 6 === at);
    if (notes.length === 0) continue;
    const id = key('theme');
    const title = `${['Hemgång', 'Läkemedel', 'Kontaktvägar'][at] ?? ''} ${number}`;
    await must(facilitator, 'theme.create', { id, workshop, title, notes });
    await must(facilitator, 'theme.sort', { theme: id, nature });
  }
}

/** The first theme of the occasion becomes part of the result, with one action that is taken on. */
async function agree({ room, must }: PlayedSeries, workshop: string): Promise<void> {
  const theme = room.store.list('theme').find((own) => own.workshop === workshop);
  const seat = room.store.list('attendance').find((own) => own.workshop === workshop)?.seat;
  const own = room.store.get('seat', seat ?? '');
  if (!theme || !own) return;
  const area = key('area');
  const action = key('action');
  await must(facilitator, 'area.create', { id: area, theme: theme.id, title: theme.title });
  await must(facilitator, 'area.edit', {
    area,
    change: { goal: 'Ingen går hem utan att någon vet.' },
  });
  await must(facilitator, 'action.create', { id: action, area, title: 'Ring före hemgång' });
  const { organisation } = own;
  await must(facilitator, 'action.edit', {
    ...{ action, change: { organisation, role: 'samordnare', due: '2027-06-01' } },
  });
  await must(facilitator, 'action.edit', { action, change: { followUp: '2027-09-01' } });
  const person: Actor = { role: 'participant', seat: own.id, workshop };
  await must(person, 'seat.represent', { representative: true });
  await must(person, 'stance.set', {
    ...{ action, organisation, stance: 'adopts', comment: null },
  });
}

export const formats: readonly { readonly template: Template; readonly result: Result }[] = (
  Object.keys(seriesTemplates) as Template[]
).map((template) => ({ template, result: seriesTemplates[template].result }));
