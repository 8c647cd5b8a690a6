/** Bugs that shut out old phones, let in browsers that cannot take part, or hide what failed. */
import type { Mutant } from './mutants.ts';

export const browserMutants: readonly Mutant[] = [
  {
    name: 'a replaced list is the list itself in old browsers',
    file: 'src/lib/client/polyfills/polyfills.ts',
    edits: [['const copy = this.slice();', 'const copy = this;']],
    by: 'FB1',
  },
  {
    name: 'halves of characters that belong together are taken apart in old browsers',
    file: 'src/lib/client/polyfills/polyfills.ts',
    edits: [['/\\p{Surrogate}/gu', '/[\\ud800-\\udfff]/g']],
    by: 'FB1',
  },
  {
    name: 'a browser without cookies or scripts takes a seat',
    file: 'src/routes/[code=joincode]/+page.server.ts',
    edits: [['if (unable) return fail(400, { values, errors: {}, refused: unable });', '']],
    by: 'FB4',
  },
];
