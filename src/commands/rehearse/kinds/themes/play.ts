/**
 * The notes are sorted into the themes of the file: by the room, where the step says so, and what is
 * left by the facilitator.
 */
import { newId } from '#lib/client/keys.ts';
import { m } from '#lib/text/generated/messages.js';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { lengths } from '#lib/workshop/model/fields.ts';
import { resultDeclarations } from '#lib/workshop/results/results.ts';
import { sameTitle } from '#lib/workshop/themes/themes.ts';
import { facilitate, line, type OccasionRun } from '../../occasion-run.ts';
import { sortNotes } from '../../sorting.ts';
import type { StepPlay } from '../play.ts';
import { everywhere, sortInGroups, sortSilently } from './room-sorting.ts';

export const play: StepPlay<'themes'> = {
  async play(run, planned) {
    const step = await withSorters(run, planned);
    if (step.sorters === 'everybody') await sortSilently(run, step);
    if (step.sorters === 'groups') await sortInGroups(run, step);
    if (step.sorters !== 'facilitator') await findThemes(run);
    if (run.themes.size === 0 || step.sorters !== 'facilitator') await nameThemes(run);
    // The room has named them.
    else await sortNotes(run);
    run.progress.say(m.rehearse_themes({ n: run.themes.size }));
    return {};
  },
  adding: { wanted: ({ themes }) => themes.length > 0, after: ['placing', 'naming', 'notes'] },
};

/** The step with those who sort as the command line asks, once all pages know it. */
async function withSorters(run: OccasionRun, step: StepOf<'themes'>): Promise<StepOf<'themes'>> {
  const { sorters } = run.options;
  if (step.sorters === sorters) return step;
  await facilitate(run, 'step.edit', { step: step.id, change: { sorters } });
  await everywhere(run, step, (own) => own.sorters === sorters);
  return { ...step, sorters };
}

/** The themes that the room has made, by the names of the file. */
async function findThemes(run: OccasionRun): Promise<void> {
  const { script, host, themes } = run;
  for (const { key, title } of script.themes) {
    const known = sameTitle(host.view, '', line(title, lengths.name));
    if (!known || themes.has(key)) continue;
    themes.set(key, known.id);
    await sortByNature(run, known.id, themes.size);
  }
}

/** Names the themes and puts every note where its writer meant it. */
export async function nameThemes(run: OccasionRun): Promise<void> {
  await createThemes(run);
  await sortNotes(run);
}

/** Names the themes of the file, and puts nothing into them. */
export async function createThemes(run: OccasionRun): Promise<void> {
  const { script, workshop, themes } = run;
  for (const { key, title } of script.themes) {
    if (themes.has(key)) continue;
    const id = newId('theme');
    const args = { id, workshop, title: line(title, lengths.line), notes: [] };
    // What an earlier workshop has named goes on.
    const known = sameTitle(run.host.view, id, args.title);
    if (known) themes.set(key, known.id);
    else if (await facilitate(run, 'theme.create', args)) {
      themes.set(key, id);
      await sortByNature(run, id, themes.size);
    }
  }
}

/** Where the result tells them apart, every other theme can be solved by those who are there. */
async function sortByNature(run: OccasionRun, theme: string, number: number): Promise<void> {
  const result = run.host.view.list('series')[0]?.result;
  if (!result || !resultDeclarations[result].sortsThemes) return;
  const nature = number % 2 === 1 ? 'everyday' : 'organisational';
  await facilitate(run, 'theme.sort', { theme, nature });
}
