/**
 * A second, naive statement of the life of a note, in plain maps: post, edit, withdraw, place,
 * hide, show, and the dots. Written from what the tool promises; no mutator is asked. It is fed
 * with the acts in the order in which the disk took them in, and must come to what the disk holds.
 */
import type { Actor } from '#lib/workshop/actor.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import type { Findings } from './findings.ts';
import { nameOf, type Ran } from './ledger.ts';
import { mayAtAll } from './model-rights.ts';
import { Stage } from './model-stage.ts';

interface ModelNote {
  readonly step: string;
  readonly column: string;
  /** null: a note on paper, typed in by a facilitator. */
  readonly author: string | null;
  readonly group: string | null;
  text: string;
  theme: string | null;
  parked: boolean;
  hidden: boolean;
  withdrawn: boolean;
}

/** What acts say; each rule reads the fields of its own act. */
interface Said {
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
}

type Rule = (said: Said, act: Ran) => boolean;

export class Model {
  readonly #findings: Findings;
  readonly #stage = new Stage();
  readonly #notes = new Map<string, ModelNote>();
  readonly #dots = new Map<string, number>();
  readonly #written = new Map<string, number>();

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** Takes in what the room ran: does the same if it may be done, and compares the verdicts. */
  take(act: Ran): void {
    const said = act.args as Said;
    const may = mayAtAll(act, this.#stage);
    const rule = this.#rules[act.name];
    const done = may && (rule ? rule(said, act) : act.refused === null);
    if (done !== (act.refused === null)) {
      const verdict = act.refused === null ? 'done' : `refused (${act.refused})`;
      const about = `${nameOf(act.actor)} ${act.name} ${JSON.stringify(act.args).slice(0, 200)}`;
      this.#findings.add('diverged', `${about} was ${verdict}, by the model it should not`);
    }
    if (done) this.#stage.take(act);
  }

  /** What differs between the model and the records on the disk. */
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
      if (record.type === 'step' && record.revealed !== this.#stage.isShown(record.id)) {
        this.#findings.add('diverged', `${record.id} is shown: ${String(record.revealed)}`);
      }
      if (record.type === 'theme' && record.removed === this.#stage.stands(record.id)) {
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
    'note.post': (said, { actor, group }) => {
      const seat = seatOf(actor);
      const at = this.#stage.step(said.step);
      if (at?.kind !== 'notes' || !at.opened || !isAt(actor, at.workshop)) return false;
      if (!at.columns.includes(said.column)) return false;
      const before = this.#notes.get(said.id);
      if (before) return before.author === seat;
      const count = this.#written.get(seat) ?? 0;
      if (count >= 200) return false;
      this.#written.set(seat, count + 1);
      this.#notes.set(said.id, {
        step: said.step,
        column: said.column,
        author: seat,
        group,
        text: said.text,
        theme: null,
        parked: false,
        hidden: false,
        withdrawn: false,
      });
      return true;
    },
    'note.copy': (said) => {
      const at = this.#stage.step(said.step);
      if (at?.kind !== 'notes' || !at.opened || !at.columns.includes(said.column)) return false;
      if (said.group !== null && this.#stage.workshopOf(said.group) !== at.workshop) return false;
      const before = this.#notes.get(said.id);
      if (before) {
        if (before.author !== null || before.step !== said.step) return false;
        before.withdrawn = said.withdrawn;
        return true;
      }
      this.#notes.set(said.id, {
        ...{ step: said.step, column: said.column, author: null, group: said.group },
        ...{ text: said.text, theme: null, parked: false, hidden: false },
        withdrawn: said.withdrawn,
      });
      return true;
    },
    'note.edit': (said, { actor }) => this.#change([said.note], { text: said.text }, seatOf(actor)),
    'note.withdraw': (said, { actor }) =>
      this.#change([said.note], { withdrawn: said.withdrawn }, seatOf(actor)),
    'note.hide': (said) => this.#change([said.note], { hidden: said.hidden }),
    'note.place': (said) => {
      if (said.theme !== null && !this.#stage.stands(said.theme)) return false;
      const parked = said.parked && said.theme === null;
      return this.#change(said.notes, { theme: said.theme, parked });
    },
    'theme.create': (said) =>
      this.#stage.hasWorkshop(said.workshop) &&
      this.#change(said.notes, { theme: said.id, parked: false }),
    'theme.merge': (said) => {
      if (said.from === said.into || !this.#stage.stands(said.into)) return false;
      if (this.#stage.mergedInto(said.from) === said.into) return true;
      if (!this.#stage.stands(said.from)) return false;
      this.#moveAll(said.from, said.into);
      return true;
    },
    'theme.remove': (said) => {
      if (said.theme === null || !this.#stage.hasTheme(said.theme)) return false;
      this.#moveAll(said.theme, null);
      return true;
    },
    'step.reveal': (said) => this.#stage.step(said.step)?.opened === true,
    'dot.set': (said, { actor }) => {
      const at = this.#stage.step(said.step);
      if (at?.kind !== 'dots' || !at.opened || at.shown || !isAt(actor, at.workshop)) return false;
      if (said.theme === null || !this.#stage.hasTheme(said.theme)) return false;
      if (said.dots > 0 && !this.#stage.stands(said.theme)) return false;
      const key = `${said.step} ${said.theme} ${seatOf(actor)}`;
      let given = said.dots;
      for (const [other, dots] of this.#dots) {
        const [step, , seat] = other.split(' ');
        if (other !== key && step === said.step && seat === seatOf(actor)) given += dots;
      }
      if (said.dots > at.most || given > at.budget) return false;
      this.#dots.set(key, said.dots);
      return true;
    },
  };

  /** Changes notes, all or none; with `author`: only the writer's own. */
  #change(ids: readonly string[], fields: Partial<ModelNote>, author?: string): boolean {
    const notes = ids.map((id) => this.#notes.get(id));
    if (notes.some((one) => !one || (author !== undefined && one.author !== author))) return false;
    for (const one of notes) if (one) Object.assign(one, fields);
    return true;
  }

  #moveAll(from: string, into: string | null): void {
    for (const one of this.#notes.values()) if (one.theme === from) one.theme = into;
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
