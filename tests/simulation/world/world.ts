/** One simulated series: devices, network, server, disk and time. */
import type { Actor } from '#lib/workshop/model/actor.ts';
import { seededRandom } from '#lib/methods/random.ts';
import { facilitatorOf, type ActorMutation } from '../operations/generators.ts';
import { Random } from '../operations/random.ts';
import { seriesFixture, facilitator, noon, openingFixture } from '../operations/fixtures.ts';
import { Findings, Trace } from '../run/findings.ts';
import { ServerProcess } from './server-process.ts';
import { Ledger } from '../model/ledger.ts';
import { NotesModel } from '../model/notes-model.ts';
import { Device, type Page } from './page.ts';
import { PhoneDisk } from './phone-disk.ts';
import { RoomDisk } from './room-disk.ts';
import { Scheduler } from './scheduler.ts';
import type { FaultInjection } from './fault-injection.ts';

const w1 = 'workshop:w1';
const person = (seat: string, workshop = w1): Actor => ({
  role: 'participant',
  seat: `seat:${seat}`,
  workshop,
});

/** Who takes part on which device, in the order in which they are added. */
const devicePlan: readonly { readonly phone: string; readonly actor: Actor }[] = [
  { phone: 'laptop', actor: facilitatorOf(0) },
  { phone: 'a', actor: person('p0') },
  { phone: 'b', actor: person('p1') },
  { phone: 'projector', actor: { role: 'screen', workshop: w1 } },
  { phone: 'c', actor: person('p2') },
  { phone: 'office', actor: { role: 'reader' } },
  // The same person on another device, and on the same device at the next workshop.
  { phone: 'd', actor: person('p0') },
  // Waits to be let in until a facilitator does so by chance.
  { phone: 'e', actor: person('late') },
  { phone: 'a', actor: person('p0', 'workshop:w2') },
  { phone: 'tablet', actor: facilitatorOf(1) },
  { phone: 'f', actor: person('p4') },
  { phone: 'g', actor: person('p5') },
];

/** One person goes on to the second workshop, and one has to be let in. */
const newcomers: readonly ActorMutation[] = [
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

/** The largest number of devices; the smallest is two. */
export const mostClients = devicePlan.length;

/** The name under which a page keeps its outbox, as routes/w/[workshop] gives it. */
function outboxOf(actor: Actor): string {
  return actor.role === 'participant' ? `${actor.seat}-${actor.workshop}` : '';
}

export class World {
  readonly findings = new Findings();
  readonly trace = new Trace();
  readonly scheduler = new Scheduler();
  /** Draws what the network and the disks do. */
  readonly network: Random;
  readonly faults: FaultInjection;
  readonly ledger: Ledger;
  readonly model: NotesModel;
  readonly disk: RoomDisk;
  readonly devices: readonly Device[];
  server: ServerProcess | null = null;
  /** Servers that another one has fenced off the disk, and that have not noticed it yet. */
  readonly fencedServers = new Set<ServerProcess>();
  /** Milliseconds by which the clock of the server is ahead. */
  clockSkew = 0;
  /** From now on nothing fails. */
  healed = false;
  #epochs = 0;
  #pages = 0;

  constructor(seed: number, clients: number, faults: FaultInjection) {
    this.network = new Random(seededRandom(seed));
    this.faults = faults;
    this.ledger = new Ledger(this.findings);
    this.model = new NotesModel(this.findings);
    this.disk = new RoomDisk(this.scheduler, this.network, () => this.roomTime());
    const phones = new Map<string, PhoneDisk>();
    this.devices = devicePlan.slice(0, clients).map(({ phone, actor }) => {
      const name = `${phone} ${outboxOf(actor)}`;
      const disk =
        phones.get(name) ?? new PhoneDisk(this.scheduler, this.network, phones.size % 2 === 0);
      phones.set(name, disk);
      return new Device(this, actor, disk);
    });
  }

  /** Creates the series from the fixture, and opens a page on every device. */
  async setUp(): Promise<void> {
    this.startServer();
    await this.scheduler.until(this.scheduler.now + 100);
    const mutations: ActorMutation[] = [
      ...seriesFixture(),
      ...openingFixture(this.network),
      ...newcomers,
    ];
    for (const mutation of mutations)
      if (!this.submit(mutation)) throw new Error('the room is not open');
    if (this.network.chance(0.6)) {
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
    return this.trueTime() + this.clockSkew;
  }

  nextPage(): number {
    this.#pages += 1;
    return this.#pages;
  }

  /** The open pages of all devices. */
  pages(): Page[] {
    return this.devices.flatMap((device) => device.pages);
  }

  /** Submits a mutation on the server, as for a posted form. False while no room is open. */
  submit({ actor, name, args }: ActorMutation): boolean {
    const room = this.server?.room;
    if (!room) return false;
    const key = this.ledger.attempted(actor, name, args);
    void room.submit(actor, 'server', [{ name, args }]).then(([answer]) => {
      if (answer?.ok) this.ledger.acknowledged(key);
    });
    return true;
  }

  startServer(): void {
    this.#epochs += 1;
    const server = new ServerProcess(this);
    this.server = server;
    void server.open(`epoch-${this.#epochs}`).catch((fault: unknown) => {
      this.findings.add('diverged', `the room does not open: ${String(fault)}`);
    });
  }

  /** A second process opens the disk; the first one goes on until it is refused a write. */
  startSecondServer(): void {
    const old = this.server;
    if (!old?.room || this.fencedServers.size > 0) return;
    this.fencedServers.add(old);
    this.startServer();
    this.scheduler.after(this.network.below(20_000), () => old.crash());
  }

  /** The server that accepts connections, or null. One that was fenced off is ended. */
  acceptingServer(): ServerProcess | null {
    const server = this.server;
    if (!server?.room?.failed) return server?.room ? server : null;
    server.crash();
    return null;
  }

  serverStopped(server: ServerProcess): void {
    this.fencedServers.delete(server);
    if (this.server !== server) return;
    this.server = null;
    this.scheduler.after(100 + this.network.below(5_000), () => {
      if (!this.server) this.startServer();
    });
  }
}
