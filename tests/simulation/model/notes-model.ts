/**
 * A model of notes and dots in plain maps, independent of the mutators: post, edit, withdraw, place,
 * hide, show. It applies mutations in the order in which the disk stored them, must accept the same
 * ones as the room, and must end with the records that are on the disk.
 */
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import type { Findings } from '../run/findings.ts';
import { nameOf, type ExecutedMutation } from './ledger.ts';
import { isAuthorized } from './authorization.ts';
import { WorkshopModel } from './workshop-model.ts';

interface ModelNote {
  readonly step: string;
  readonly column: string;
  /** Null: a note on paper, typed in by a facilitator. */
  readonly author: string | null;
  /** Left out of a note on a sheet: it is of the group in which the sheet was begun. */
  readonly group?: string | null;
  text: string;
  theme: string | null;
  parked: boolean;
  hidden: boolean;
  withdrawn: boolean;
}

/** Arguments of the mutations below; each rule reads those of its own mutation. */
interface MutationArguments {
  readonly id: string;
  readonly note: string;
  readonly notes: readonly string[];
  readonly step: string;
  readonly column: string;
  readonly group: string | null;
  readonly text: string;
  readonly theme: string | null;
  readonly from: string;
  readonly into: string;
  readonly workshop: string;
  readonly parked: boolean;
  readonly hidden: boolean;
  readonly withdrawn: boolean;
  readonly revealed: boolean;
  readonly dots: number;
  readonly title: string | null;
  readonly cluster: string | null;
  readonly brought: boolean;
  readonly make: boolean;
}

/** The kind of step to which each mutation belongs. */
const kindOf = {
  'note.post': 'notes',
  'idea.write': 'brainwriting',
  'dot.set': 'dots',
  'moved.place': 'themes',
  'laid.put': 'themes',
  'laid.bring': 'themes',
} as const satisfies Readonly<Record<string, StepKind>>;

/** Refusals that depend on who holds which sheet. */
const sheetRefusals: ReadonlySet<string | null> = new Set([
  'sheet.not-yours',
  'sheet.full',
  'note.unknown',
]);

type Rule = (args: MutationArguments, mutation: ExecutedMutation) => boolean;

export class NotesModel {
  readonly #findings: Findings;
  readonly #workshops = new WorkshopModel((step, seats) => this.#leaveOut(step, seats));
  readonly #notes = new Map<string, ModelNote>();
  readonly #dots = new Map<string, number>();
  readonly #written = new Map<string, number>();
  /** By step and note: how often people have moved it, and the pile in which a group has laid it. */
  readonly #moved = new Map<string, number>();
  readonly #piles = new Map<string, string>();

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** Applies a mutation that the room executed, and compares whether both accept it. */
  apply(mutation: ExecutedMutation): void {
    const args = mutation.args as MutationArguments;
    const authorized = isAuthorized(mutation, this.#workshops);
    const rule = this.#rules[mutation.name];
    const accepted = authorized && (rule ? rule(args, mutation) : mutation.refused === null);
    if (accepted !== (mutation.refused === null)) {
      const verdict = mutation.refused === null ? 'accepted' : `refused (${mutation.refused})`;
      const about = `${nameOf(mutation.actor)} ${mutation.name} ${JSON.stringify(mutation.args).slice(0, 200)}`;
      this.#findings.add('diverged', `${about} was ${verdict}, and not by the model`);
    }
    if (accepted) this.#workshops.apply(mutation);
  }

  /** Compares the model with the records on the disk. */
  compare(records: ReadonlyMap<string, AnyRecord>): void {
    for (const [id, own] of this.#notes) {
      const stored = records.get(id);
      if (!stored) this.#findings.add('lost', `${id} is not on the disk`);
      for (const [field, value] of Object.entries(own)) {
        const found = (stored as Readonly<Record<string, unknown>> | undefined)?.[field];
        if (!stored || found === value) continue;
        this.#findings.add('diverged', `${id}.${field} is ${String(found)}, not ${String(value)}`);
      }
    }
    for (const record of records.values()) {
      if (record.type === 'note' && !this.#notes.has(record.id)) {
        this.#findings.add('phantom', `nobody wrote ${record.id}`);
      }
      if (record.type === 'dot') {
        const given = this.#dots.get(`${record.step} ${record.theme} ${record.seat}`);
        if (given === undefined) this.#findings.add('phantom', `nobody gave ${record.id}`);
        else if (given !== record.dots) this.#findings.add('diverged', `${record.id} not ${given}`);
      }
      if (record.type === 'step' && record.revealed !== this.#workshops.isRevealed(record.id)) {
        this.#findings.add('diverged', `${record.id} is shown: ${String(record.revealed)}`);
      }
      if (record.type === 'theme' && record.removed === this.#workshops.isThemeActive(record.id)) {
        this.#findings.add('diverged', `${record.id} is removed: ${String(record.removed)}`);
      }
    }
    for (const key of this.#dots.keys()) {
      const [step = '', theme = '', seat = ''] = key.split(' ').map(afterColon);
      const id = `dot:${step}.${theme}.${seat}`;
      if (!records.has(id)) this.#findings.add('lost', `${id} is not on the disk`);
    }
  }

  readonly #rules: Readonly<Record<string, Rule>> = {
    'note.post': (args, { actor, group }) => {
      const seat = seatOf(actor);
      const at = this.#openedStep('note.post', args.step);
      if (!at || !isAt(actor, at.workshop)) return false;
      if (!at.columns.includes(args.column)) return false;
      const before = this.#notes.get(args.id);
      if (before) return before.author === seat;
      const count = this.#written.get(seat) ?? 0;
      if (count >= 200) return false;
      this.#written.set(seat, count + 1);
      this.#notes.set(args.id, {
        step: args.step,
        column: args.column,
        author: seat,
        group,
        text: args.text,
        theme: at.goesOn && args.theme ? this.#workshops.themeOfNew(args.theme) : null,
        parked: false,
        hidden: false,
        withdrawn: false,
      });
      return true;
    },
    'note.copy': (args) => {
      const at = this.#workshops.step(args.step);
      if (!at?.opened || !at.columns.includes(args.column)) return false;
      if (args.group !== null && this.#workshops.workshopOfGroup(args.group) !== at.workshop)
        return false;
      const before = this.#notes.get(args.id);
      if (before) {
        if (before.author !== null || before.step !== args.step) return false;
        before.withdrawn = args.withdrawn;
        return true;
      }
      this.#notes.set(args.id, {
        ...{ step: args.step, column: args.column, author: null, group: args.group },
        ...{ text: args.text, theme: null, parked: false, hidden: false },
        withdrawn: args.withdrawn,
      });
      return true;
    },
    // Who holds which sheet is drawn by lot, and only the room knows it.
    'idea.write': (args, { actor, refused }) => {
      const seat = seatOf(actor);
      const at = this.#openedStep('idea.write', args.step);
      const [column] = at?.columns ?? [];
      if (!at || !isAt(actor, at.workshop) || column === undefined) return false;
      const before = this.#notes.get(args.id);
      if (before) return before.author === seat;
      const count = this.#written.get(seat) ?? 0;
      if (count >= 200 || sheetRefusals.has(refused)) return false;
      this.#written.set(seat, count + 1);
      this.#notes.set(args.id, {
        ...{ step: args.step, column, author: seat, text: args.text },
        ...{ theme: null, parked: false, hidden: false, withdrawn: false },
      });
      return true;
    },
    'note.edit': (args, { actor, refused }) =>
      !this.#isPassedOn(args.note, refused) &&
      this.#change([args.note], { text: args.text }, seatOf(actor)),
    'note.withdraw': (args, { actor, refused }) =>
      !this.#isPassedOn(args.note, refused) &&
      this.#change([args.note], { withdrawn: args.withdrawn }, seatOf(actor)),
    'note.hideMany': (args) => this.#change(args.notes, { hidden: args.hidden }),
    'note.hide': (args) => this.#change([args.note], { hidden: args.hidden }),
    'note.place': (args) => {
      if (args.theme !== null && !this.#workshops.isThemeActive(args.theme)) return false;
      const parked = args.parked && args.theme === null;
      return this.#change(args.notes, { theme: args.theme, parked });
    },
    // Whose name looks like another's is for the table of characters to say.
    'theme.create': (args, { refused }) =>
      refused !== 'theme.same-title' &&
      this.#workshops.hasWorkshop(args.workshop) &&
      this.#change(args.notes, { theme: args.id, parked: false }),
    'theme.merge': (args) => {
      if (args.from === args.into || !this.#workshops.isThemeActive(args.into)) return false;
      if (this.#workshops.mergedInto(args.from) === args.into) return true;
      if (!this.#workshops.isThemeActive(args.from)) return false;
      this.#moveAll(args.from, args.into);
      return true;
    },
    'theme.remove': (args) => {
      if (args.theme === null || !this.#workshops.hasTheme(args.theme)) return false;
      this.#moveAll(args.theme, null);
      return true;
    },
    // Which theme is called so is for the table of characters to say.
    'moved.place': (args, { actor, places, refused }) => {
      const at = this.#openedStep('moved.place', args.step);
      if (!at || !isAt(actor, at.workshop) || at.sorters !== 'everybody') return false;
      if (!this.#workshops.isCurrent(args.step) || at.locked) return false;
      const note = this.#notes.get(args.note);
      const key = `${args.step} ${args.note}`;
      const times = this.#moved.get(key) ?? 0;
      if (!note || !this.#isSortable(note, at.workshop) || times >= 3) return false;
      const isKnown = args.theme !== null && this.#workshops.hasTheme(args.theme);
      if (isKnown && args.theme && !this.#workshops.isThemeActive(args.theme)) return false;
      if (args.theme !== null && !isKnown && args.title === null) return false;
      // What is of a lent device is for the policy to say.
      if (refused === 'access.not-yours') return false;
      const into = places?.get(args.note);
      if (into === undefined) return true;
      if (into !== null && into === args.theme) this.#workshops.addTheme(into);
      if (into !== null && !this.#workshops.isThemeActive(into)) return false;
      if (into !== args.theme && (isKnown || args.theme === null)) return false;
      this.#moved.set(key, times + 1);
      note.theme = into;
      return true;
    },
    'laid.put': (args, { refused }) => {
      if (refused !== null) return false;
      const key = `${args.step} ${args.note}`;
      if (args.cluster === null) this.#piles.delete(key);
      else this.#piles.set(key, args.cluster);
      return true;
    },
    'laid.bring': (args, { places = new Map<string, string | null>() }) => {
      const at = this.#openedStep('laid.bring', args.step);
      if (at?.sorters !== 'groups') return false;
      const isBrought = args.brought && args.make && !at.brought;
      const themes = new Map<string, string>();
      for (const [id, note] of this.#notes) {
        const cluster = this.#piles.get(`${args.step} ${id}`);
        const goes = isBrought && cluster !== undefined && note.theme === null;
        const into = places.get(id);
        if ((goes && this.#isSortable(note, at.workshop)) !== (typeof into === 'string'))
          return false;
        if (typeof into !== 'string' || cluster === undefined) continue;
        // Whatever is called exactly the same lies in the same theme.
        if ((themes.get(cluster) ?? into) !== into) return false;
        themes.set(cluster, into);
        this.#workshops.addTheme(into);
        if (!this.#workshops.isThemeActive(into)) return false;
        note.theme = into;
      }
      return true;
    },
    'step.reveal': (args) => this.#workshops.step(args.step)?.opened === true,
    'dot.set': (args, { actor }) => {
      const at = this.#openedStep('dot.set', args.step);
      if (!at || at.revealed || !isAt(actor, at.workshop)) return false;
      if (args.theme === null || !this.#workshops.hasTheme(args.theme)) return false;
      const key = `${args.step} ${args.theme} ${seatOf(actor)}`;
      if (args.dots <= (this.#dots.get(key) ?? 0)) {
        this.#dots.set(key, args.dots);
        return true;
      }
      if (!this.#workshops.isThemeActive(args.theme)) return false;
      let given = args.dots;
      for (const [other, dots] of this.#dots) {
        const [step, theme = '', seat] = other.split(' ');
        if (other === key || step !== args.step || seat !== seatOf(actor)) continue;
        if (this.#workshops.isThemeCounted(theme)) given += dots;
      }
      if (args.dots > at.dotMax || given > at.dotBudget) return false;
      this.#dots.set(key, args.dots);
      return true;
    },
  };

  /** What is shown of a step is shown without these people; what stands on a sheet stays there. */
  #leaveOut(step: string, seats: ReadonlySet<string>): void {
    for (const note of this.#notes.values()) {
      if (note.step !== step || note.author === null || !seats.has(note.author)) continue;
      if (this.#workshops.step(step)?.kind === 'notes') note.withdrawn = true;
    }
    for (const key of this.#dots.keys()) {
      const [of, , seat = ''] = key.split(' ');
      if (of === step && seats.has(seat)) this.#dots.set(key, 0);
    }
  }

  /** The step, when it has been opened and is of the kind that the mutation belongs to. */
  #openedStep(name: keyof typeof kindOf, id: string) {
    const step = this.#workshops.step(id);
    return step?.opened && step.kind === kindOf[name] ? step : undefined;
  }

  /** True for what people may lay into themes: it is shown, and neither hidden nor parked. */
  #isSortable({ step: id, hidden, withdrawn, parked }: ModelNote, workshop: string): boolean {
    const step = this.#workshops.step(id);
    return step?.workshop === workshop && step.revealed && !hidden && !withdrawn && !parked;
  }

  /** True where the room may say that a note is on a sheet that its writer has no longer. */
  #isPassedOn(note: string, refused: string | null): boolean {
    const step = this.#workshops.step(this.#notes.get(note)?.step ?? '');
    return refused === 'sheet.passed' && step?.kind === 'brainwriting' && !step.revealed;
  }

  /** Changes all notes or none; with `author`: only where that is the author. */
  #change(ids: readonly string[], fields: Partial<ModelNote>, author?: string): boolean {
    const notes = ids.map((id) => this.#notes.get(id));
    if (notes.some((note) => !note || (author !== undefined && note.author !== author)))
      return false;
    for (const note of notes) if (note) Object.assign(note, fields);
    return true;
  }

  #moveAll(from: string, into: string | null): void {
    for (const note of this.#notes.values()) if (note.theme === from) note.theme = into;
  }
}

function seatOf(actor: Actor): string {
  return actor.role === 'participant' ? actor.seat : '';
}

function isAt(actor: Actor, workshop: string): boolean {
  return actor.role === 'participant' && actor.workshop === workshop;
}

function afterColon(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
