/**
 * The room places its notes: everybody those they have written and some of others, through the same
 * doors as phones. How often they are wrong is made up (./people.ts); nothing corrects them.
 */
import { m } from '#lib/text/generated/messages.js';
import { groupOf } from '#lib/workshop/groups/membership.ts';
import { roundOf } from '#lib/workshop/agenda/agenda.ts';
import type { Choice, Part } from '#lib/workshop/kinds/placing/model.ts';
import { checksOf, isApplied, ownNotes, wallOf } from '#lib/workshop/kinds/placing/wall.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import {
  facilitate,
  mutateAndWait,
  scaled,
  stepIn,
  type OccasionRun,
  type Phone,
} from '../../occasion-run.ts';
import { sortNotes } from '../../sorting.ts';
import { pause } from '../../visitor.ts';
import { createThemes } from '../themes/play.ts';
import type { StepPlay } from '../play.ts';
import { goOnMs, paceOf, Taps, tapMs, usualSkill } from './people.ts';
import { modelsOf, tapsOf, type SimulatedRoom } from './simulate.ts';
import type { SortingReport } from './sorting-report.ts';

export const play: StepPlay<'placing'> = {
  async play(run, step) {
    if (run.themes.size === 0) await createThemes(run);
    const sorting = await new RoomSorting(run, step).play();
    // What is left, and what the room has not been asked about, is sorted in plenary.
    await sortNotes(run);
    return sorting ? { sorting } : {};
  },
  adding: {
    // Where everybody or the groups sort, nothing is placed before.
    wanted: ({ themes, notes }, { sorters }) =>
      themes.length > 0 && notes.length > 0 && sorters === 'facilitator',
    // Notes are placed in themes that have names, and what is left is sorted afterwards.
    before: 'themes',
    after: ['naming', 'notes'],
  },
};

class RoomSorting {
  readonly #run: OccasionRun;
  readonly #step: StepOf<'placing'>;
  readonly #taps: Taps;
  /** What each note was meant to belong to, by its id: a theme or none. */
  readonly #meant: ReadonlyMap<string, Choice>;
  readonly #pace: ReadonlyMap<string, number>;
  readonly #count = new Map<string, number>();
  /** People's time so far. */
  #ms = 0;

  constructor(run: OccasionRun, step: StepOf<'placing'>) {
    const { script, themes, notes, phones, random } = run;
    this.#run = run;
    this.#step = step;
    this.#taps = new Taps([...themes.values(), 'none'], usualSkill, random);
    this.#meant = new Map(
      [...notes.byIndex].flatMap(([index, note]) => {
        const theme = script.notes[index]?.theme ?? null;
        const place = theme === null ? 'none' : themes.get(theme);
        return place === undefined ? [] : [[note, place] as const];
      }),
    );
    this.#pace = new Map([...phones.keys()].map((person) => [person, paceOf(random)]));
  }

  async play(): Promise<SortingReport | null> {
    const { host, progress } = this.#run;
    const wall = wallOf(host.view, this.#step).filter(({ id }) => this.#meant.has(id));
    await this.#everybody((phone) => this.#placeOwn(phone));
    await this.#goTo('place', 'check');
    await this.#everybody((phone) => this.#check(phone));
    await this.#goTo('check', 'again');
    await this.#everybody(async (phone) => {
      await this.#answer(phone);
      await this.#check(phone);
    });
    await this.#goTo('again', 'done');
    if (!isApplied(host.view, this.#step.id)) return null;
    const now = wall.flatMap(({ id }) => host.view.get('note', id) ?? []);
    const placed = now.filter(({ theme, parked }) => theme !== null || parked);
    const right = placed.filter(
      ({ id, theme }) => (theme ?? 'none') === this.#meant.get(id),
    ).length;
    const open = now.length - placed.length;
    progress.say(m.placing_rehearse({ n: placed.length }));
    if (open > 0) progress.say(m.placing_rehearse_open({ n: open }));
    return {
      ...{ placed: placed.length, right, open },
      tapsPerPhone: tapsOf([...this.#run.phones.keys()].map((who) => this.#count.get(who) ?? 0)),
      seconds: Math.round(this.#ms / 1_000),
      people: usualSkill,
      models: modelsOf(this.#room(new Set(wall.map(({ id }) => id)))),
    };
  }

  /** Everybody does something at their own pace; a part takes as long as the slowest needs. */
  async #everybody(act: (phone: Phone) => Promise<void>): Promise<void> {
    const before = new Map(this.#spent);
    await Promise.all([...this.#run.phones.values()].map(act));
    const longest = [...this.#spent].map(([who, ms]) => ms - (before.get(who) ?? 0));
    this.#ms += Math.max(0, ...longest) + goOnMs;
  }

  readonly #spent = new Map<string, number>();

  /** Somebody reads and taps, in the usual time for it. */
  async #tap({ person: { id } }: Phone, usual: number): Promise<void> {
    const ms = usual * (this.#pace.get(id) ?? 1);
    this.#spent.set(id, (this.#spent.get(id) ?? 0) + ms);
    this.#count.set(id, (this.#count.get(id) ?? 0) + 1);
    await pause(scaled(this.#run, ms), this.#run.signal);
  }

  async #placeOwn(phone: Phone): Promise<void> {
    const { client, seat } = phone;
    for (const { id: note } of ownNotes(client.view, this.#step, seat)) {
      const meant = this.#meant.get(note);
      if (meant === undefined) continue;
      await this.#tap(phone, tapMs.own);
      const choice = this.#taps.first(meant);
      const args = { step: this.#step.id, note, choice, wish: null, also: null };
      await mutateAndWait(this.#run, client, 'intent.place', args);
    }
  }

  async #check(phone: Phone): Promise<void> {
    const { client, seat } = phone;
    const { id: step } = this.#step;
    for (const { id: check, note, proposed, given } of checksOf(client.view, step, seat)) {
      const meant = this.#meant.get(note);
      if (given || meant === undefined) continue;
      await this.#tap(phone, tapMs.check);
      const choice = this.#taps.check(note, meant, proposed);
      await mutateAndWait(this.#run, client, 'check.give', { step, check, choice, reason: null });
    }
  }

  async #answer(phone: Phone): Promise<void> {
    const { client } = phone;
    for (const { note, step } of client.view.list('doubt')) {
      const meant = this.#meant.get(note);
      const first = client.view.list('intent').find((own) => own.note === note)?.choice;
      if (step !== this.#step.id || meant === undefined || !first) continue;
      await this.#tap(phone, tapMs.second);
      const choice = this.#taps.second(meant, first);
      await mutateAndWait(this.#run, client, 'intent.answer', { step, note, choice });
    }
  }

  /** The facilitator goes to the next part, and everybody comes along. */
  async #goTo(from: Part, part: Part): Promise<void> {
    const { phones, screen } = this.#run;
    const { id: step } = this.#step;
    await facilitate(this.#run, 'check.deal', { step, from, part });
    const clients = [screen, ...[...phones.values()].map(({ client }) => client)];
    await Promise.all(
      clients.map((client) =>
        client.until(() => !client.live || stepIn(client, 'placing', step)?.part === part),
      ),
    );
  }

  /** The same notes and people for a simulation. */
  #room(wall: ReadonlySet<string>): SimulatedRoom {
    const { script, notes, host, workshop, phones, themes } = this.#run;
    const round = roundOf(host.view, workshop, this.#step.id)?.id ?? null;
    return {
      notes: [...notes.byIndex].flatMap(([index, note]) => {
        const by = script.notes[index]?.by;
        const meant = this.#meant.get(note);
        return by === undefined || meant === undefined || !wall.has(note) ? [] : [{ by, meant }];
      }),
      people: [...phones.values()].map(({ person: { id }, seat }) => ({
        id,
        group: groupOf(host.view, round, seat)?.id ?? id,
      })),
      places: [...themes.values(), 'none'],
    };
  }
}
