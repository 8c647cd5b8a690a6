/** One simulated series: the devices of everybody, the network, the house, its disk and the time. */
import type { Actor } from '#lib/workshop/actor.ts';
import { seededRandom } from '#lib/methods/random.ts';
import { Dice, facilitatorOf, type Act } from './acts.ts';
import { beginnings, facilitator, noon, opening } from './beginnings.ts';
import { Findings, Trace } from './findings.ts';
import { House } from './house.ts';
import { Ledger } from './ledger.ts';
import { Model } from './model.ts';
import { Device, type Page } from './page.ts';
import { PhoneDisk } from './phone-disk.ts';
import { RoomDisk } from './room-disk.ts';
import { Scheduler } from './scheduler.ts';
import type { Tampering } from './tampering.ts';

const w1 = 'workshop:w1';
const person = (seat: string, workshop = w1): Actor => ({
  role: 'participant',
  seat: `seat:${seat}`,
  workshop,
});

/** Who takes part and where, in the order in which they are added: two are a facilitator and a phone. */
const cast: readonly { readonly phone: string; readonly actor: Actor }[] = [
  { phone: 'laptop', actor: facilitatorOf(0) },
  { phone: 'a', actor: person('p0') },
  { phone: 'b', actor: person('p1') },
  { phone: 'projector', actor: { role: 'screen', workshop: w1 } },
  { phone: 'c', actor: person('p2') },
  { phone: 'office', actor: { role: 'reader' } },
  // The same person on another device, and on the same one at the next occasion.
  { phone: 'd', actor: person('p0') },
  // Waits to be let in until a facilitator happens to do so.
  { phone: 'e', actor: person('late') },
  { phone: 'a', actor: person('p0', 'workshop:w2') },
  { phone: 'tablet', actor: facilitatorOf(1) },
  { phone: 'f', actor: person('p4') },
  { phone: 'g', actor: person('p5') },
];

/** One goes on to the next occasion, and one is not let in at once. */
const newcomers: readonly Act[] = [
  {
    ...{ actor: { role: 'server' }, name: 'seat.arrive' },
    args: { seat: 'seat:p0', workshop: 'workshop:w2' },
  },
  { actor: facilitator, name: 'workshop.approve', args: { workshop: w1, approve: true } },
  {
    ...{ actor: { role: 'server' }, name: 'seat.take' },
    args: { id: 'seat:late', organisation: 'organisation:o0', role: 'role:r0', name: null },
  },
  { actor: { role: 'server' }, name: 'seat.arrive', args: { seat: 'seat:late', workshop: w1 } },
  { actor: facilitator, name: 'workshop.approve', args: { workshop: w1, approve: false } },
];

/** How many take part: from two to so many. */
export const mostClients = cast.length;

/** The name under which a page keeps its outbox, as routes/w/[workshop] gives it. */
function outboxOf(actor: Actor): string {
  return actor.role === 'participant' ? `${actor.seat}-${actor.workshop}` : '';
}

export class World {
  readonly findings = new Findings();
  readonly trace = new Trace();
  readonly scheduler = new Scheduler();
  /** Decides what the network and the disks do. */
  readonly net: Dice;
  readonly tampering: Tampering;
  readonly ledger: Ledger;
  readonly model: Model;
  readonly disk: RoomDisk;
  readonly devices: readonly Device[];
  house: House | null = null;
  /** Houses that have lost the disk to another and do not know it yet. */
  readonly zombies = new Set<House>();
  /** Milliseconds by which the room's clock is ahead. */
  clockError = 0;
  /** From now on nothing fails any more. */
  healed = false;
  #epochs = 0;
  #pages = 0;

  constructor(seed: number, clients: number, tampering: Tampering) {
    this.net = new Dice(seededRandom(seed));
    this.tampering = tampering;
    this.ledger = new Ledger(this.findings);
    this.model = new Model(this.findings);
    this.disk = new RoomDisk(this.scheduler, this.net);
    const phones = new Map<string, PhoneDisk>();
    this.devices = cast.slice(0, clients).map(({ phone, actor }) => {
      const name = `${phone} ${outboxOf(actor)}`;
      const disk =
        phones.get(name) ?? new PhoneDisk(this.scheduler, this.net, phones.size % 2 === 0);
      phones.set(name, disk);
      return new Device(this, actor, disk);
    });
  }

  /** Sets the series up, and lets everybody in. */
  async begin(): Promise<void> {
    this.openHouse();
    await this.scheduler.until(this.scheduler.now + 100);
    const acts: Act[] = [...beginnings(), ...opening(this.net), ...newcomers];
    for (const act of acts) if (!this.submit(act)) throw new Error('the room is not open');
    if (this.net.chance(0.6)) {
      const args = { step: 'step:notes', revealed: true };
      this.submit({ actor: facilitator, name: 'step.reveal', args });
    }
    await this.scheduler.until(this.scheduler.now + 1_000);
    for (const device of this.devices) device.open();
    await this.scheduler.until(this.scheduler.now + 1_000);
  }

  trueTime(): number {
    return noon + this.scheduler.now;
  }

  roomTime(): number {
    return this.trueTime() + this.clockError;
  }

  nextPage(): number {
    this.#pages += 1;
    return this.#pages;
  }

  /** The pages that are open on any device. */
  pages(): Page[] {
    return this.devices.flatMap((device) => device.pages);
  }

  /** The server itself does something, for a form that was posted. False when there is none. */
  submit({ actor, name, args }: Act): boolean {
    const room = this.house?.room;
    if (!room) return false;
    const key = this.ledger.did(actor, name, args);
    void room.submit(actor, 'server', [{ name, args }]).then(([answer]) => {
      if (answer?.ok) this.ledger.acknowledged(key);
    });
    return true;
  }

  openHouse(): void {
    this.#epochs += 1;
    const house = new House(this);
    this.house = house;
    void house.open(`epoch-${this.#epochs}`).catch((fault: unknown) => {
      this.findings.add('diverged', `the room does not open: ${String(fault)}`);
    });
  }

  /** Another process takes the disk, and the old one goes on until it wants to write. */
  takeOver(): void {
    const old = this.house;
    if (!old?.room || this.zombies.size > 0) return;
    this.zombies.add(old);
    this.openHouse();
    this.scheduler.after(this.net.below(20_000), () => old.crash());
  }

  /** The house that lets people in; where it has lost its disk to another, a new one is opened. */
  openDoor(): House | null {
    const house = this.house;
    if (!house?.room?.failed) return house?.room ? house : null;
    house.crash();
    return null;
  }

  houseDied(house: House): void {
    this.zombies.delete(house);
    if (this.house !== house) return;
    this.house = null;
    this.scheduler.after(100 + this.net.below(5_000), () => {
      if (!this.house) this.openHouse();
    });
  }
}
