/** People who come to an occasion and do what its agenda has, wherever its room is. */
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import type { View } from '#lib/workshop/define.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { ArgsOf, MutationName } from '#lib/workshop/model/mutations.ts';
import type { Step } from '#lib/workshop/model/step.ts';
import type { ThemeNature } from '#lib/workshop/model/terms.ts';
import { columnsOf } from '#lib/workshop/notes/columns.ts';
import { resultDeclarations } from '#lib/workshop/results/results.ts';

export const facilitator: Actor = { role: 'facilitator', link: 'link:f', device: 'device:f' };

/** A room in which an occasion is played. */
export interface Stage {
  /** What a facilitator knows, at the least. */
  readonly view: View;
  readonly now: () => number;
  must<Name extends MutationName>(actor: Actor, name: Name, args: ArgsOf<Name>): Promise<void>;
  /** Lets so many people in, of so many organisations; their seats. */
  come(workshop: string, people: number, organisations: number): Promise<readonly string[]>;
}

let made = 0;
const key = (type: string): string => `${type}:k${(made += 1)}`;

/** Where a step stands: just gone to, with what people have done in it, or with what is shown of it. */
export type Moment = 'begun' | 'done' | 'shown';

export interface Playing {
  readonly organisations?: number;
  /** Looks at every step as it stands, and at people as soon as they are there. */
  readonly look?: (step: Step, moment: Moment, seats: readonly string[]) => Promise<void>;
}

/** Some people come to an occasion; they write, see, sort and answer as its agenda has it. */
export async function play(
  stage: Stage,
  workshop: string,
  people: number,
  { organisations = 2, look = () => Promise.resolve() }: Playing = {},
): Promise<void> {
  const { must } = stage;
  await must(facilitator, 'workshop.open', { workshop });
  const seats = await stage.come(workshop, people, organisations);
  const participants = seats.map((seat): Actor => ({ role: 'participant', seat, workshop }));
  const steps = stepsOf(stage.view, workshop);
  for (const [at, step] of steps.entries()) {
    const from = stage.view.get('workshop', workshop)?.step ?? null;
    if (from !== step.id) await must(facilitator, 'step.start', { step: step.id, from });
    await look(step, 'begun', seats);
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
      if (step.kind === 'dots') {
        const themes = stage.view.list('theme');
        const theme = (themes[p % 2] ?? themes[0])?.id;
        if (theme !== undefined) await must(actor, 'dot.set', { step: step.id, theme, dots: 1 });
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
      await must(facilitator, 'decision.make', { step: step.id, number: 1, at: stage.now() });
    }
    await look(step, 'done', seats);
    const asksNothing = step.kind === 'talk' && columnsOf(step).length === 0;
    if (notes.length > 0 || (revealed.has(step.kind) && !asksNothing)) {
      await must(facilitator, 'step.reveal', { step: step.id, revealed: true });
    }
    if (step.kind === 'themes' && people > 0) await sort(stage, workshop);
    if (step.kind === 'plan' && people > 0) await agree(stage, workshop);
    await look(step, 'shown', seats);
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

/** Half of what lies loose becomes three themes, of each nature one where that is asked. */
async function sort(stage: Stage, workshop: string): Promise<void> {
  const { must } = stage;
  const loose = stage.view
    .list('note')
    .filter((note) => note.workshop === workshop && note.theme === null)
    .map(({ id }) => id);
  const result = stage.view.list('series')[0]?.result;
  // Elsewhere nobody is asked.
  const asked = result !== undefined && resultDeclarations[result].sortsThemes;
  const number = stage.view.list('workshop').findIndex(({ id }) => id === workshop) + 1;
  for (const [at, nature] of natures.entries()) {
    const notes = loose.filter((_, i) => i % 6 === at);
    if (notes.length === 0) continue;
    const id = key('theme');
    const title = `${['Hemgång', 'Läkemedel', 'Kontaktvägar'][at] ?? ''} ${number}`;
    await must(facilitator, 'theme.create', { id, workshop, title, notes });
    if (asked) await must(facilitator, 'theme.sort', { theme: id, nature });
  }
}

/** The first theme of the occasion becomes part of the result, with one action that is taken on. */
async function agree(stage: Stage, workshop: string): Promise<void> {
  const { must, view } = stage;
  const theme = view.list('theme').find((own) => own.workshop === workshop);
  const seat = view.list('attendance').find((own) => own.workshop === workshop)?.seat;
  const own = view.get('seat', seat ?? '');
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
