/**
 * The kinds of step there are, each with its own fields and records. Records, mutations, storage
 * and the protocol follow from this list; what a kind does is in ./kinds.ts.
 */
import { brainwritingModel, type RoundCounts } from './brainwriting/model.ts';
import { cardsModel, type CardCounts, type CardsResult } from './cards/model.ts';
import { decideModel, type DecideResult, type Leanings } from './decide/model.ts';
import { dotsModel, type DotUse, type Score } from './dots/model.ts';
import { groupsModel, type MixShown } from './groups/model.ts';
import { plainKind, type KindModel } from './kind-model.ts';
import { matrixModel, type MatrixResult, type Spread } from './matrix/model.ts';
import { namingModel, type NameCounts, type NameList, type NameNotes } from './naming/model.ts';
import { notesModel } from './notes/model.ts';
import {
  placingModel,
  type Doubt,
  type OpenPlaces,
  type PlacingProgress,
} from './placing/model.ts';
import { pollModel, type Outcome, type PollResult } from './poll/model.ts';
import { talkModel, type AgreedCounts, type TalkResult } from './talk/model.ts';
import { themesModel } from './themes/model.ts';
import { welcomeModel } from './welcome/model.ts';

/** In the order in which a workshop mostly needs them. */
export const kindModels = {
  welcome: welcomeModel,
  round: plainKind,
  groups: groupsModel,
  cards: cardsModel,
  talk: talkModel,
  notes: notesModel,
  brainwriting: brainwritingModel,
  naming: namingModel,
  placing: placingModel,
  themes: themesModel,
  dots: dotsModel,
  matrix: matrixModel,
  poll: pollModel,
  decide: decideModel,
  plan: plainKind,
  close: plainKind,
} as const satisfies Readonly<Record<string, KindModel>>;

export type StepKind = keyof typeof kindModels;
export const stepKinds = Object.keys(kindModels) as readonly StepKind[];

/** The settings of all kinds, by field: what has the same name is the same field. */
export const kindSettings = Object.assign(
  {},
  ...stepKinds.map((kind) => kindModels[kind].settings),
) as Intersection<(typeof kindModels)[StepKind]['settings']>;

/** The records of all kinds, by type: no two kinds have one of the same type. */
export const kindRecords = Object.assign(
  {},
  ...stepKinds.map((kind) => kindModels[kind].records),
) as Intersection<(typeof kindModels)[StepKind]['records']>;

/** Why mutations of the kinds' records are refused. */
export type KindRefusal = (typeof kindModels)[StepKind]['refusals'][number];
export const kindRefusals: readonly KindRefusal[] = stepKinds.flatMap(
  (kind): readonly KindRefusal[] => kindModels[kind].refusals,
);

/** What rooms work out for steps of one kind and send like records. */
export type KindDerived =
  | MixShown
  | DotUse
  | Score
  | Spread
  | Outcome
  | RoundCounts
  | CardCounts
  | AgreedCounts
  | Leanings
  | NameNotes
  | NameCounts
  | NameList
  | PlacingProgress
  | Doubt
  | OpenPlaces;

/** What the plan document says of steps of one kind. */
export type KindResult = CardsResult | DecideResult | MatrixResult | PollResult | TalkResult;

/** What all members of a union have together. */
export type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;
