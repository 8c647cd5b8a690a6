/** What tests, simulation and pictures know of one kind of step: who may do what, stated independently. */
import type { View } from '#lib/workshop/define.ts';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import type { Actor, Role } from '#lib/workshop/model/actor.ts';
import type { ArgsOf, DomainMutation, MutationName } from '#lib/workshop/model/mutations.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import type { RecordType } from '#lib/workshop/model/models.ts';
import type { Room } from '#lib/sync/room/room.ts';
import type { StepSettings } from '#lib/workshop/model/step.ts';
import type { Mutant } from '../mutants/mutant.ts';
import type { Random } from '../simulation/operations/random.ts';

/** Draws arguments of a mutation that mostly make sense where things stand, and sometimes do not. */
export type Generator<Args = unknown> = (random: Random, view: View) => Args;

/** Where a mutation is tried: `-2` in the other workshop, and a theme there. */
export interface Place {
  readonly step: string;
  readonly theme: string;
}

/** A workshop that stands at a step of pictures; its groups are `group:g0` … `group:g5`. */
export interface PictureScene {
  readonly room: Room<AnyRecord, Actor>;
  readonly seats: readonly string[];
  readonly people: readonly Actor[];
  /** What is pictured is this step; otherwise it is passed through on the way there. */
  readonly here: boolean;
  /** Everything in it has been done, and its result is pictured. */
  readonly through: boolean;
  /** The facilitator does something. */
  readonly act: (...mutations: readonly DomainMutation[]) => Promise<void>;
  /** Somebody does something. */
  readonly does: <Name extends MutationName>(
    actor: Actor,
    name: Name,
    args: ArgsOf<Name>,
  ) => Promise<void>;
}

export interface TestedKind {
  /** The roles that may send each of its mutations. Participants may once the step has been reached. */
  readonly roles?: Readonly<Partial<Record<MutationName, readonly Role[]>>>;
  /** Those that the room sees at once: while a facilitator has control, only theirs. */
  readonly requiresControl?: readonly MutationName[];
  /** Those with which what was begun before the end is finished after it. */
  readonly afterClose?: readonly MutationName[];
  /** Arguments that fit, for the matrix of permissions. */
  readonly args?: (place: Place) => { readonly [Name in MutationName]?: ArgsOf<Name> };
  /** Records that undo leaves where they are. */
  readonly leftByUndo?: readonly RecordType[];

  /** Fields of a step of the kind in tests, besides those of every step. */
  readonly settings?: Partial<StepSettings>;
  /** The same in the simulation. */
  readonly fixture?: Partial<StepSettings>;
  /** Arguments in the simulation, by the name of a mutation that belongs to the kind. */
  readonly generators?: { readonly [Name in MutationName]?: Generator<ArgsOf<Name>> };
  /** How often its mutations are drawn, where it is not once. */
  readonly weights?: Readonly<Partial<Record<MutationName, number>>>;
  /** How likely `step.reveal` reveals and does not hide, where facilitators turn to this kind. */
  readonly reveals?: number;
  /** What does not hold of the records of a series in the end, as sentences. */
  readonly faultsIn?: (records: ReadonlyMap<string, AnyRecord>) => readonly string[];

  /** What its step says in pictures. */
  readonly words: readonly [title: string, instruction: string];
  readonly questions?: readonly string[];
  /** Pictured a second time under this name, with its result shown. */
  readonly shownAs?: string;
  /** Pictured a second time under this name, with somebody speaking. */
  readonly spokenAs?: string;
  readonly speakers?: (
    seats: readonly string[],
  ) => readonly { readonly who: string; readonly label: string }[];
  /** What each answers in pictures, by their place in the room. */
  readonly answers?: (scene: PictureScene, actor: Actor, index: number) => Promise<void>;
  /** What else happens in its step in pictures, after the answers. */
  readonly plays?: (scene: PictureScene) => Promise<void>;
  /** Bugs of it that a test must see. */
  readonly mutants?: readonly Mutant[];
}

export const columns = [
  { key: 'works', title: 'Works well', tone: 'works' },
  { key: 'develop', title: 'Needs development', tone: 'develop' },
  { key: 'neutral', title: 'Other', tone: 'neutral' },
] satisfies StepSettings['columns'];

/** The step of a kind in the first workshop of the fixture, sometimes any other. */
export function fixtureStep(random: Random, view: View, kind: StepKind): string {
  return random.chance(0.9) ? `step:${kind}` : random.id(view, 'step');
}

/** Mostly a step of the kind, rather one that has been opened. */
export function stepOf(random: Random, view: View, kind: StepKind): string {
  const all = view.list('step').filter((step) => step.kind === kind);
  const opened = all.filter((step) => step.openedAt !== null);
  const steps = opened.length > 0 && random.chance(0.8) ? opened : all;
  return steps.length > 0 && random.chance(0.9) ? random.pick(steps).id : random.id(view, 'step');
}
