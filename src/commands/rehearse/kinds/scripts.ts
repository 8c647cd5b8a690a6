/** What the file of a rehearsal may have for single kinds of step: the registry. */
import { brainwritingScript } from './brainwriting/script.ts';
import { matrixScript } from './matrix/script.ts';
import { pollScript } from './poll/script.ts';

export const kindFields = {
  ...brainwritingScript.fields,
  ...matrixScript.fields,
  ...pollScript.fields,
};

export const kindReferences = {
  ...brainwritingScript.references,
  ...matrixScript.references,
  ...pollScript.references,
};
