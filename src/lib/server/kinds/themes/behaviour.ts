/** Where everybody sorts, people lay notes into themes; in groups they lay their own into piles. */
import { groupNotes } from '#lib/workshop/kinds/themes/laid.ts';
import { laidId, mostMarked } from '#lib/workshop/kinds/themes/model.ts';
import { isThemes, isTied, roomSorting, sortableNotes } from '#lib/workshop/kinds/themes/moved.ts';
import type { DomainMutation } from '#lib/workshop/model/mutations.ts';
import type { Note } from '#lib/workshop/model/note.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { sameTitle } from '#lib/workshop/themes/themes.ts';
import {
  bySome,
  pick,
  planned,
  popularity,
  type Situation,
  type StepBehaviour,
} from '../../rehearsal/behaviour.ts';
import { topicsBySentence } from '../../rehearsal/theme-notes.ts';

/** How many notes somebody lays at most. */
const MOST = 9;
/** How often somebody lays a note where somebody else would not. */
const DIFFERING = 0.15;

export const themesBehaviour: StepBehaviour<'themes'> = {
  prompts(step) {
    const sorting = roomSorting(step);
    if (sorting === 'silence') return ['sort'];
    return sorting === 'piles' ? ['lay'] : [];
  },
  plan: (prompt) => {
    const { id } = prompt.step;
    const sort = prompt.name === 'sort' ? place : lay;
    return [
      ...Array.from({ length: 2 + Math.floor((MOST - 1) * prompt.random()) }, () =>
        planned(prompt, { from: 2_000, to: 24_000 }, (now) => {
          const step = now.view.get('step', id);
          return step && isThemes(step) ? sort(step, now) : null;
        }),
      ),
      ...(prompt.name === 'sort'
        ? []
        : bySome(prompt, 0.6, () =>
            planned(prompt, { from: 12_000, to: 26_000 }, (now) => {
              const step = now.view.get('step', id);
              return step && isThemes(step) ? mark(step, now) : null;
            }),
          )),
    ];
  },
};

/** Lays a note that nobody has laid yet, or now and then one of which somebody thinks otherwise. */
function place(step: StepOf<'themes'>, situation: Situation): DomainMutation | null {
  const { view, random, isNew, newKey } = situation;
  if (roomSorting(step) !== 'silence') return null;
  const notes = sortableNotes(view, step).filter(({ id }) => !isTied(view, step.id, id));
  const differs = random() < DIFFERING;
  const note = pick(
    notes.filter(({ theme }) => (theme === null) !== differs),
    random,
  );
  // No two take the same note at the same time, and three moves are the most that there are.
  const turns = differs ? ['second', 'third'] : ['first'];
  if (!note || !turns.some((turn) => isNew(`${note.id} ${turn}`))) return null;
  const title = nameFor(note, situation, differs);
  const theme = sameTitle(view, '', title)?.id ?? `theme:${newKey()}`;
  return { name: 'moved.place', args: { step: step.id, note: note.id, theme, title } };
}

function lay(step: StepOf<'themes'>, situation: Situation): DomainMutation | null {
  const { view, seat, random, isNew } = situation;
  if (roomSorting(step) !== 'piles') return null;
  const loose = groupNotes(view, step, seat).filter(
    ({ id }) => (view.get('laid', laidId(step.id, id))?.cluster ?? null) === null,
  );
  const note = pick(loose, random);
  if (!note || !isNew(`lay ${note.id}`)) return null;
  const title = nameFor(note, situation, random() < DIFFERING);
  // Some write in a hurry.
  const cluster = random() < 0.3 ? title.toLocaleLowerCase() : title;
  return { name: 'laid.put', args: { step: step.id, note: note.id, cluster } };
}

/** Marks a note of the group, while it has marks left. */
function mark(step: StepOf<'themes'>, situation: Situation): DomainMutation | null {
  const { view, seat, random, isNew } = situation;
  if (roomSorting(step) !== 'piles') return null;
  const notes = groupNotes(view, step, seat);
  const isMarked = ({ id }: Note) => view.get('laid', laidId(step.id, id))?.marked === true;
  const left = mostMarked - notes.filter(isMarked).length;
  const note = pick(
    notes.filter((own) => !isMarked(own)),
    random,
  );
  if (left <= 0 || !note) return null;
  const turns = Array.from({ length: left }, (_, turn) => `mark ${note.group ?? ''} ${turn}`);
  if (!turns.some(isNew)) return null;
  return { name: 'laid.mark', args: { step: step.id, note: note.id, marked: true } };
}

/** What the note is about; where somebody thinks otherwise, what another one could be about. */
function nameFor({ text }: Note, { phrases, random }: Situation, differs: boolean): string {
  const titles = phrases.topics.map(({ title }) => title);
  const own = topicsBySentence(phrases).get(text);
  if (own !== undefined && !differs) return own;
  const at = differs ? random() : popularity(text);
  return titles[Math.floor(at * titles.length)] ?? titles[0] ?? '';
}
