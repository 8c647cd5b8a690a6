/**
 * Entities of the kinds as facilitators and rooms have them, where phones do not load all of their
 * mutators: the registry takes these in their place.
 */
import { ledCard } from './cards/led.ts';
import { decision } from './decide/decision.ts';
import { expected } from './groups/expected.ts';
import { ledBacking, ledProposal } from './naming/led.ts';
import { ledCheck } from './placing/led.ts';
import { ledAgreed } from './talk/led.ts';
import { ledLaid, ledMoved } from './themes/led.ts';

export const ledEntities = {
  card: ledCard,
  decision,
  agreed: ledAgreed,
  check: ledCheck,
  expected,
  proposal: ledProposal,
  backing: ledBacking,
  moved: ledMoved,
  laid: ledLaid,
};
