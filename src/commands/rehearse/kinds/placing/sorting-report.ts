/** What `report.json` says of a room that has sorted its notes. */
import type { Skill } from './people.ts';
import type { SortingFigures, SortingModels } from './simulate.ts';

export interface SortingReport extends SortingFigures {
  /** How often made-up people were right, and what writers said when asked once more. */
  readonly people: Skill;
  /** The same room without a network over twenty seeds: both models of a second answer, and more. */
  readonly models: SortingModels;
}
