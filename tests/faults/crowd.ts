/** Phones and a desk that write, edit and move without pause, and note down what they are told. */
import { Client } from '../../src/commands/rehearse/client.ts';
import type { Handshake } from '#lib/client/connect.ts';
import { randomBelow } from '#lib/methods/random.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { done, notesPlace, openLiveWorkshop, type LiveWorkshop } from '../support/live-workshop.ts';
import { fingerprint } from '../support/views.ts';
import { Ledger, nowhere, placeOf } from './ledger.ts';
import { shownTo } from './shown.ts';

const PHONES = 6;
const THEMES = 3;
/** Acts that a page may have without an answer: always some of them are on their way. */
const UNANSWERED = 4;
/** Below what a person may write. */
const NOTES = 180;
/** The desk moves about what came last. */
const NEWEST = 3;
/** Milliseconds that counts may come after what they count. */
const PATCHES_MS = 5_000;

interface Page {
  readonly actor: Actor;
  readonly client: Client;
  readonly own: string[];
  act: (page: Page) => void;
}

export class Crowd {
  readonly live: LiveWorkshop;
  readonly ledger: Ledger;
  readonly #random: () => number;
  readonly #stop = new AbortController();
  readonly #pages: Page[] = [];
  #themes: readonly string[] = [];
  #serial = 0;
  #resting = false;
  #look: () => void = () => undefined;

  private constructor(live: LiveWorkshop, random: () => number) {
    this.live = live;
    this.ledger = new Ledger(live.series);
    this.#random = random;
  }

  /** A new series with its people, on a server that runs. */
  static async gather(url: string, random: () => number): Promise<Crowd> {
    const live = await openLiveWorkshop(url);
    const { host, series, workshop } = live;
    const crowd = new Crowd(live, random);
    const themes = Array.from({ length: THEMES }, (_, index) => `theme:t${index}`);
    for (const [index, id] of themes.entries()) {
      const args = { id, workshop, title: `Tema ${index}`, notes: [] };
      await done(host, 'theme.create', args);
    }
    // Shown, so that the desk can move what is written, and everybody is told of everything.
    await done(host, 'step.reveal', { step: notesPlace(host).step, revealed: true });
    crowd.#themes = themes;
    for (let phone = 0; phone < PHONES; phone += 1) {
      const guest = await live.join();
      guest.client.drop();
      const actor: Actor = { role: 'participant', seat: guest.seat, workshop };
      const handshake: Handshake = { series, as: 'participant', workshop };
      crowd.#open(guest.visitor.cookie, handshake, actor, (page) => crowd.#write(page));
    }
    host.drop();
    const desk: Actor = { role: 'facilitator', link: 'link:own', device: 'device:own' };
    const handshake: Handshake = { series, as: 'facilitator' };
    crowd.#open(live.facilitator.cookie, handshake, desk, (page) => crowd.#move(page));
    return crowd;
  }

  /** Resolves when so many more acts have been acknowledged. */
  async acked(more: number): Promise<void> {
    const enough = this.ledger.acks + more;
    await new Promise<void>((resolve) => {
      this.#look = () => {
        if (this.ledger.acks >= enough) resolve();
      };
      this.#look();
    });
    this.#look = () => undefined;
  }

  /** Some lose their connection: what is on its way arrives, and they are not told. */
  lose(): void {
    for (const { client } of this.#pages) if (randomBelow(2, this.#random) === 0) client.drop();
  }

  /** After a start: some come back when their own clock says so, some at once, some reload. */
  async comeBack(all = false): Promise<void> {
    for (const { client } of this.#pages) {
      const way = randomBelow(8, this.#random);
      if (way < 3) await client.reload();
      else if (way < 7 || all) {
        client.drop();
        client.open();
      } else client.open();
    }
  }

  /** Does nothing more, and resolves when all that was done has been answered. */
  async rest(): Promise<void> {
    this.#resting = true;
    await this.comeBack(true);
    await Promise.all(
      this.#pages.map(({ client }) => client.until(() => client.live && client.unsent === 0)),
    );
  }

  /** Who at rest does not see what the room shows her, asked anew until the last patch has come. */
  async differing(dataDirectory: string): Promise<string[]> {
    const actors = this.#pages.map(({ actor }) => actor);
    const { views } = await shownTo(dataDirectory, this.live.series, actors, () => null);
    const late = performance.now() + PATCHES_MS;
    for (;;) {
      const differing = this.#pages.filter(
        ({ client }, index) => fingerprint(client.view) !== views[index],
      );
      if (differing.length === 0 || performance.now() > late) {
        return differing.map(({ actor }) => actor.role);
      }
      await new Promise<void>((resolve) => setTimeout(resolve, 50));
    }
  }

  close(): void {
    this.#resting = true;
    this.#stop.abort();
    for (const { client } of this.#pages) client.drop();
    this.live.close();
  }

  #open(cookie: string, handshake: Handshake, actor: Actor, act: Page['act']): void {
    const client = new Client({
      ...{ address: this.live.url, cookie, handshake, actor, signal: this.#stop.signal },
      onMessage: (message) => {
        this.ledger.heard(message);
        this.#look();
        this.#pump(page);
      },
      onConnection: () => this.#pump(page),
    });
    const page: Page = { actor, client, own: [], act };
    this.#pages.push(page);
    client.open();
  }

  #pump(page: Page): void {
    const { client } = page;
    for (let tries = 0; tries < UNANSWERED && client.unsent < UNANSWERED; tries += 1) {
      if (this.#resting || client.view.list('workshop').length === 0) return;
      page.act(page);
    }
  }

  #write({ client, own }: Page): void {
    this.#serial += 1;
    const text = `Lapp ${this.#serial}, ${'om det som vi gör '.repeat(randomBelow(6, this.#random))}`;
    // Mostly the newest: what is done to it twice differs then from what is done to it once.
    const note = randomBelow(4, this.#random)
      ? own.at(-1)
      : own[randomBelow(own.length, this.#random)];
    if (own.length === NOTES || (note !== undefined && randomBelow(2, this.#random) === 0)) {
      if (note === undefined) return;
      const { refused, key } = client.mutate('note.edit', { note, text: text.trim() });
      if (refused === null && key !== null) this.ledger.edited(note, text.trim(), key);
      return;
    }
    const id = `note:n${this.#serial}`;
    const args = { id, ...notesPlace(client), text: text.trim() };
    const { refused, key } = client.mutate('note.post', args);
    if (refused !== null || key === null) return;
    own.push(id);
    this.ledger.posted(id, text.trim(), key);
  }

  #move({ client }: Page): void {
    const notes = client.view.list('note').slice(-NEWEST);
    const note = notes[randomBelow(notes.length, this.#random)];
    if (!note) return;
    const before = this.ledger.notes.get(note.id)?.place.values.at(-1);
    const theme = this.#themes[randomBelow(THEMES, this.#random)] ?? null;
    const parked = theme === null;
    const place = placeOf({ theme, parked: Number(parked) });
    if (before === undefined || place === before || place === nowhere) return;
    const { refused, key } = client.mutate('note.place', { notes: [note.id], theme, parked });
    if (refused === null && key !== null) this.ledger.placed(note.id, place, key);
  }
}
