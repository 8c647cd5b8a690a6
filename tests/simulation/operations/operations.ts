/** What can happen in one step of a simulation, and how often. */
import { mutators } from '#lib/workshop/registry.ts';
import type { Role } from '#lib/workshop/model/actor.ts';
import { drawArgs, drawName, generators, plausible, uncheckedMutation } from './generators.ts';
import { participate } from './participate.ts';
import type { Random } from './random.ts';
import { testedKinds } from '../../kinds/kinds.ts';
import { nameOf } from '../model/ledger.ts';
import type { Page } from '../world/page.ts';
import type { World } from '../world/world.ts';

const HOUR = 3_600_000;

interface Operation {
  /** How often it is drawn, in proportion to the others. */
  readonly weight: number;
  /** @returns what happened, for the log and the trace; `step` is its number in the series */
  readonly perform: (world: World, random: Random, step: number) => string;
}

/** Names of what a role may do by the domain's table, without what would end or begin it all. */
const mutatorsOfRole = new Map<Role, readonly string[]>(
  (['facilitator', 'participant', 'server'] as const).map((role) => [
    role,
    Object.keys(generators).filter(
      (name) =>
        mutators.get(name)?.policy.roles.includes(role) &&
        !/^(series|workshop)\.create$/.test(name),
    ),
  ]),
);
const everyMutator = Object.keys(generators);

/** An operation on any page that is open. */
function onPage(
  weight: number,
  what: string,
  run: (page: Page, world: World, random: Random, step: number) => unknown,
): Operation {
  const perform: Operation['perform'] = (world, random, step) => {
    const page = anyPage(world, random);
    if (page) run(page, world, random, step);
    return `${what}: ${page ? labelOf(page) : 'nobody'}`;
  };
  return { weight, perform };
}

export const operations = {
  // People, each through a page or a form.
  mutate: { weight: 500, perform: mutate },
  participate: { weight: 120, perform: participate },
  submitForm: { weight: 40, perform: submitForm },
  forge: { weight: 30, perform: forge },
  undo: { weight: 30, perform: undo },
  dismissRefusal: onPage(10, 'dismiss', dismiss),
  // Connections.
  cut: onPage(40, 'cut', (page) => page.socket?.cut('both')),
  halfOpenUp: onPage(10, 'half-open up', (page) => page.socket?.cut('up')),
  halfOpenDown: onPage(10, 'half-open down', (page) => page.socket?.cut('down')),
  reconnect: onPage(20, 'reconnect', (page) => page.reconnect()),
  loseMessages: onPage(30, 'lose some', (page, _world, random) => loseMessages(page, random)),
  ping: onPage(20, 'ping', (page) => page.ping()),
  // Tabs.
  reload: onPage(25, 'reload', reload),
  closeTab: onPage(15, 'close', (page) => page.device.close(page)),
  openTab: { weight: 20, perform: openTab },
  killTab: onPage(10, 'write and die', killTab),
  // Disks, power and processes.
  degradePhoneDisk: { weight: 15, perform: degradePhoneDisk },
  degradeRoomDisk: { weight: 15, perform: degradeRoomDisk },
  crash: { weight: 3, perform: crash },
  cutPowerBeforeWrite: { weight: 3, perform: (world) => cutPower(world, 'before') },
  cutPowerAfterWrite: { weight: 4, perform: (world) => cutPower(world, 'after') },
  startSecondServer: { weight: 2, perform: startSecondServer },
  // Clocks.
  shiftPhoneClock: { weight: 10, perform: shiftPhoneClock },
  shiftRoomClock: { weight: 5, perform: shiftRoomClock },
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof operations;

function cutPower(world: World, when: 'before' | 'after'): string {
  world.disk.powerCut = when;
  return `power cut ${when} the next write`;
}

function crash(world: World): string {
  world.server?.crash();
  return 'crash';
}

function startSecondServer(world: World): string {
  world.startSecondServer();
  return 'take over';
}

function anyPage(world: World, random: Random): Page | null {
  const pages = world.pages();
  return pages.length === 0 ? null : random.pick(pages);
}

function labelOf(page: Page): string {
  return `${page.client} ${nameOf(page.actor)}`;
}

/** Any mutation by what a page shows; facilitators, of whom there are few, are drawn more often. */
function mutate(world: World, random: Random, step: number): string {
  const able = world
    .pages()
    .filter(({ actor, replica }) => mutatorsOfRole.has(actor.role) && !replica.ended);
  const hosts = able.filter(({ actor }) => actor.role === 'facilitator');
  const pages = hosts.length > 0 && random.chance(0.35) ? hosts : able;
  return pages.length === 0 ? 'nobody acts' : mutateOn(random.pick(pages), random, step);
}

function mutateOn(page: Page, random: Random, step: number): string {
  const mutation = mutationOf(page, random, step);
  if (!mutation) return 'nothing to do';
  const refused = page.mutate(mutation);
  return describe(labelOf(page), mutation, refused);
}

function mutationOf(page: Page, random: Random, step: number) {
  const names = mutatorsOfRole.get(page.actor.role);
  if (!names || page.replica.view.list('workshop').length === 0) return null;
  const name = drawName(random, names);
  const made = drawArgs(random, page.replica.view, name);
  const mine = random.chance(0.7) ? likely(page, random, name, made) : made;
  return { name, args: withUniqueText(mine, step) };
}

/** Arguments that lead somewhere: to a step in which something happens, of one's own records. */
function likely({ replica, actor }: Page, random: Random, name: string, made: unknown): unknown {
  if (name !== 'step.reveal' && name !== 'step.start') {
    return plausible(replica.view, actor, name, made);
  }
  const eventful = replica.view
    .list('step')
    .filter(({ kind }) => testedKinds[kind].reveals !== undefined);
  if (eventful.length === 0) return made;
  const chosen = random.pick(eventful);
  if (name === 'step.reveal') {
    return { step: chosen.id, revealed: random.chance(testedKinds[chosen.kind].reveals ?? 0.5) };
  }
  return { step: chosen.id, from: replica.view.get('workshop', chosen.workshop)?.step ?? null };
}

/** Every note has a text of its own. */
function withUniqueText(args: unknown, step: number): unknown {
  const own = args as { readonly id?: unknown; readonly note?: unknown; readonly text?: unknown };
  const isNote = typeof own.note === 'string' || String(own.id).startsWith('note:');
  return isNote && own.text !== undefined ? { ...own, text: `Note ${step}` } : args;
}

/** A mutation of the server itself, such as for somebody who joins by the form. */
function submitForm(world: World, random: Random): string {
  const view = world.server?.room?.store;
  if (!view) return 'no server';
  const name = drawName(random, mutatorsOfRole.get('server'));
  const args = drawArgs(random, view, name);
  world.submit(uncheckedMutation({ role: 'server' }, name, args));
  return describe('server', { name, args }, null);
}

/** A page that was tampered with sends any mutation, also one that its actor may not send. */
function forge(world: World, random: Random, step: number): string {
  const page = anyPage(world, random);
  const view = world.server?.room?.store;
  if (!page?.socket || !view) return 'nobody forges';
  const name = drawName(random, everyMutator);
  const args = withUniqueText(drawArgs(random, view, name), step);
  world.ledger.attempted(page.actor, name, args);
  const client = `forged-${String(step).padStart(6, '0')}`;
  page.socket.send({ t: 'push', client, mutations: [{ n: 1, name, args }] });
  return `forged: ${describe(labelOf(page), { name, args }, null)}`;
}

/** A facilitator runs a mutation and undoes it. */
function undo(world: World, random: Random, step: number): string {
  const page = world.pages().find(({ actor }) => actor.role === 'facilitator');
  const mutation = page && !page.replica.ended ? mutationOf(page, random, step) : null;
  if (!page || !mutation) return 'nobody takes back';
  const inverse = page.replica.inverse(mutation);
  const refused = page.mutate(mutation);
  if (refused === null) for (const step of inverse) page.mutate(step);
  return `and back: ${describe(labelOf(page), mutation, refused)}`;
}

function loseMessages({ socket }: Page, random: Random): void {
  if (socket) socket.messagesToLose = 1 + random.below(6);
}

function reload(page: Page): void {
  page.device.close(page);
  page.device.open();
}

function openTab(world: World, random: Random): string {
  const device = random.pick(world.devices);
  if (device.pages.length >= 2) return 'no more tabs';
  return `opened: ${labelOf(device.open())}`;
}

/** A tab is killed while it stores a mutation, or between storing and sending. */
function killTab(page: Page, world: World, random: Random, step: number): void {
  if (mutatorsOfRole.has(page.actor.role) && !page.replica.ended) mutateOn(page, random, step);
  world.scheduler.after(random.below(12), () => {
    if (page.device.pages.includes(page)) page.device.close(page);
  });
}

function dismiss(page: Page): void {
  const [entry] = page.replica.refusals;
  if (!entry) return;
  page.device.disk.dismissed.add(`${entry.client}/${entry.n}`);
  page.replica.dismiss(entry);
}

function degradePhoneDisk(world: World, random: Random): string {
  const device = random.pick(world.devices);
  device.disk.full = random.chance(0.3);
  device.disk.slow = random.chance(0.5);
  return `phone of ${nameOf(device.actor)}: full ${device.disk.full}, slow ${device.disk.slow}`;
}

function degradeRoomDisk(world: World, random: Random): string {
  const trouble = random.pick(['full', 'busy', 'slow'] as const);
  world.disk.trouble = trouble;
  world.scheduler.after(random.below(8_000), () => {
    world.disk.trouble = null;
  });
  return `disk: ${trouble}`;
}

function shiftPhoneClock(world: World, random: Random): string {
  const device = random.pick(world.devices);
  device.clockSkew = random.below(48 * HOUR) - 24 * HOUR;
  return `clock of ${nameOf(device.actor)}: ${device.clockSkew}`;
}

function shiftRoomClock(world: World, random: Random): string {
  world.clockSkew += random.below(2 * HOUR) - HOUR;
  return `clock of the room: ${world.clockSkew}`;
}

function describe(
  who: string,
  { name, args }: { name: string; args: unknown },
  refused: string | null,
) {
  return `${who} ${name} ${JSON.stringify(args)}${refused === null ? '' : ` refused: ${refused}`}`;
}
