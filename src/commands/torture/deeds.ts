/** What can happen in one step of a simulation, and how often. Each says what it did. */
import { mutators } from '#lib/workshop/records.ts';
import type { Role } from '#lib/workshop/actor.ts';
import { anyName, makers, sensible, type Dice } from './acts.ts';
import { nameOf } from './ledger.ts';
import type { Page } from './page.ts';
import type { World } from './world.ts';

const HOUR = 3_600_000;

type Deed = (world: World, dice: Dice, step: number) => string;

/** Names of what a role may do by the domain's table, without what would end or begin it all. */
const namesFor = new Map<Role, readonly string[]>(
  (['facilitator', 'participant', 'server'] as const).map((role) => [
    role,
    Object.keys(makers).filter(
      (name) =>
        mutators.get(name)?.may.roles.includes(role) && !/^(series|workshop)\.create$/.test(name),
    ),
  ]),
);
const everyName = Object.keys(makers);

/** With the weights by which they are drawn. */
const deeds: readonly (readonly [weight: number, deed: Deed])[] = [
  [620, act],
  [40, receive],
  [30, forge],
  [30, takeBack],
  [40, (world, dice) => onPage(world, dice, 'cut', (page) => page.line?.cut('both'))],
  [10, (world, dice) => onPage(world, dice, 'half-open up', (page) => page.line?.cut('up'))],
  [10, (world, dice) => onPage(world, dice, 'half-open down', (page) => page.line?.cut('down'))],
  [20, (world, dice) => onPage(world, dice, 'reconnect', (page) => page.reconnect())],
  [30, (world, dice) => onPage(world, dice, 'lose some', (page) => lose(page, dice))],
  [20, (world, dice) => onPage(world, dice, 'ping', (page) => page.ping())],
  [25, (world, dice) => onPage(world, dice, 'reload', reload)],
  [15, (world, dice) => onPage(world, dice, 'close', (page) => page.device.close(page))],
  [20, openTab],
  [
    10,
    (world, dice, step) =>
      onPage(world, dice, 'write and die', (page) => die(world, dice, page, step)),
  ],
  [10, (world, dice) => onPage(world, dice, 'dismiss', dismiss)],
  [15, troublePhone],
  [15, troubleDisk],
  [3, crash],
  [3, (world) => cutPower(world, 'before')],
  [4, (world) => cutPower(world, 'after')],
  [2, takeOver],
  [10, shiftPhone],
  [5, shiftRoom],
];

const total = deeds.reduce((sum, [weight]) => sum + weight, 0);

/** Does one thing that the dice choose. `step` is its number in the series. */
export function happen(world: World, dice: Dice, step: number): string {
  let drawn = dice.below(total);
  for (const [weight, deed] of deeds) {
    drawn -= weight;
    if (drawn < 0) return deed(world, dice, step);
  }
  return '';
}

function cutPower(world: World, when: 'before' | 'after'): string {
  world.disk.powerCut = when;
  return `power cut ${when} the next write`;
}

function crash(world: World): string {
  world.house?.crash();
  return 'crash';
}

function takeOver(world: World): string {
  world.takeOver();
  return 'take over';
}

function anyPage(world: World, dice: Dice): Page | null {
  const pages = world.pages();
  return pages.length === 0 ? null : dice.one(pages);
}

function onPage(world: World, dice: Dice, what: string, run: (page: Page) => unknown): string {
  const page = anyPage(world, dice);
  if (page) run(page);
  return `${what}: ${page ? labelOf(page) : 'nobody'}`;
}

function labelOf(page: Page): string {
  return `${page.client} ${nameOf(page.actor)}`;
}

/** Somebody does something, by what the page shows; facilitators, of whom there are few, more often. */
function act(world: World, dice: Dice, step: number): string {
  const able = world
    .pages()
    .filter(({ actor, replica }) => namesFor.has(actor.role) && !replica.ended);
  const hosts = able.filter(({ actor }) => actor.role === 'facilitator');
  const pages = hosts.length > 0 && dice.chance(0.35) ? hosts : able;
  return pages.length === 0 ? 'nobody acts' : actOn(dice.one(pages), dice, step);
}

function actOn(page: Page, dice: Dice, step: number): string {
  const mutation = mutationOf(page, dice, step);
  if (!mutation) return 'nothing to do';
  const refused = page.act(mutation);
  return tell(labelOf(page), mutation, refused);
}

function mutationOf(page: Page, dice: Dice, step: number) {
  const names = namesFor.get(page.actor.role);
  if (!names || page.replica.view.list('workshop').length === 0) return null;
  const name = anyName(dice, names);
  const made = makers[name]?.(dice, page.replica.view);
  const mine = dice.chance(0.7) ? likely(page, dice, name, made) : made;
  return { name, args: worded(name, mine, step) };
}

/** What somebody would rather do: go to where something happens, show it, answer for oneself. */
function likely({ replica, actor }: Page, dice: Dice, name: string, made: unknown): unknown {
  if (name !== 'step.reveal' && name !== 'step.start') {
    return sensible(replica.view, actor, name, made);
  }
  const eventful = replica.view
    .list('step')
    .filter(({ kind }) => kind === 'notes' || kind === 'dots');
  if (eventful.length === 0) return made;
  const chosen = dice.one(eventful);
  if (name === 'step.reveal') {
    // Once dots are counted nobody gives any.
    return { step: chosen.id, revealed: dice.chance(chosen.kind === 'dots' ? 0.3 : 0.6) };
  }
  return { step: chosen.id, from: replica.view.get('workshop', chosen.workshop)?.step ?? null };
}

/** Every note says something that no other says. */
function worded(name: string, args: unknown, step: number): unknown {
  const writes = name === 'note.post' || name === 'note.copy' || name === 'note.edit';
  return writes ? { ...(args as object), text: `Note ${step}` } : args;
}

/** Somebody takes a seat or arrives, through a form. */
function receive(world: World, dice: Dice): string {
  const view = world.house?.room?.store;
  if (!view) return 'no server';
  const name = anyName(dice, namesFor.get('server'));
  const args = makers[name]?.(dice, view);
  world.submit({ actor: { role: 'server' }, name, args });
  return tell('server', { name, args }, null);
}

/** A page that was tampered with sends what its owner may not do, or not to these records. */
function forge(world: World, dice: Dice, step: number): string {
  const page = anyPage(world, dice);
  const view = world.house?.room?.store;
  if (!page?.line || !view) return 'nobody forges';
  const name = anyName(dice, everyName);
  const args = worded(name, makers[name]?.(dice, view), step);
  world.ledger.did(page.actor, name, args);
  const client = `forged-${String(step).padStart(6, '0')}`;
  page.line.send({ t: 'push', client, mutations: [{ n: 1, name, args }] });
  return `forged: ${tell(labelOf(page), { name, args }, null)}`;
}

/** The facilitator does something and takes it back. */
function takeBack(world: World, dice: Dice, step: number): string {
  const page = world.pages().find(({ actor }) => actor.role === 'facilitator');
  const mutation = page && !page.replica.ended ? mutationOf(page, dice, step) : null;
  if (!page || !mutation) return 'nobody takes back';
  const back = page.replica.inverse(mutation);
  const refused = page.act(mutation);
  if (refused === null) for (const one of back) page.act(one);
  return `and back: ${tell(labelOf(page), mutation, refused)}`;
}

function lose({ line }: Page, dice: Dice): void {
  if (line) line.losing = 1 + dice.below(6);
}

function reload(page: Page): void {
  page.device.close(page);
  page.device.open();
}

function openTab(world: World, dice: Dice): string {
  const device = dice.one(world.devices);
  if (device.pages.length >= 2) return 'no more tabs';
  return `opened: ${labelOf(device.open())}`;
}

/** The tab is killed between writing down and sending, or in the middle of writing down. */
function die(world: World, dice: Dice, page: Page, step: number): void {
  if (namesFor.has(page.actor.role) && !page.replica.ended) actOn(page, dice, step);
  world.scheduler.after(dice.below(12), () => {
    if (page.device.pages.includes(page)) page.device.close(page);
  });
}

function dismiss(page: Page): void {
  const [entry] = page.replica.refusals;
  if (!entry) return;
  page.device.disk.dismissed.add(`${entry.client}/${entry.n}`);
  page.replica.dismiss(entry);
}

function troublePhone(world: World, dice: Dice): string {
  const device = dice.one(world.devices);
  device.disk.full = dice.chance(0.3);
  device.disk.slow = dice.chance(0.5);
  return `phone of ${nameOf(device.actor)}: full ${device.disk.full}, slow ${device.disk.slow}`;
}

function troubleDisk(world: World, dice: Dice): string {
  const trouble = dice.one(['full', 'busy', 'slow'] as const);
  world.disk.trouble = trouble;
  world.scheduler.after(dice.below(8_000), () => {
    world.disk.trouble = null;
  });
  return `disk: ${trouble}`;
}

function shiftPhone(world: World, dice: Dice): string {
  const device = dice.one(world.devices);
  device.clockError = dice.below(48 * HOUR) - 24 * HOUR;
  return `clock of ${nameOf(device.actor)}: ${device.clockError}`;
}

function shiftRoom(world: World, dice: Dice): string {
  world.clockError += dice.below(2 * HOUR) - HOUR;
  return `clock of the room: ${world.clockError}`;
}

function tell(
  who: string,
  { name, args }: { name: string; args: unknown },
  refused: string | null,
) {
  return `${who} ${name} ${JSON.stringify(args)}${refused === null ? '' : ` refused: ${refused}`}`;
}
