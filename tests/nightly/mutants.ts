import { huntAll } from '../mutants/hunt.ts';
import { mutants as list } from '../mutants/mutants.ts';
import type { NightlyPart } from './part.ts';

export const mutants: NightlyPart = {
  name: 'mutants',
  help: 'puts bugs into the source and sees that tests find them (npm run mutants)',
  async run({ count, progress }) {
    const figures = await huntAll(list.slice(0, count ?? list.length), progress);
    return { ok: figures.survived.length === 0 && figures.caught > 0, figures: { ...figures } };
  },
};
