/** A phone in other engines: joins, writes, is offline, gives a dot and says what it thinks. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isKind } from '#lib/workshop/model/step.ts';
import { ensureBuilt } from '../../../src/commands/build.ts';
import { ensurePrograms, type Program } from '../../support/debian.ts';
import { FaultProxy } from '../../support/fault-proxy.ts';
import { done, notesPlace, openLiveWorkshop } from '../../support/live-workshop.ts';
import { TestServer } from '../../support/server.ts';
import type { NightlyPart } from '../part.ts';
import { firefoxPrograms, openFirefox } from './firefox.ts';
import { until, type Phone } from './phone.ts';
import { openWebKit, webkitPrograms } from './webkit.ts';

interface Engine {
  readonly name: string;
  readonly programs: readonly Program[];
  readonly open: () => Promise<Phone>;
  /** With cookies refused, where the browser can be told to. */
  readonly refusing?: () => Promise<Phone>;
}

const engines: readonly Engine[] = [
  {
    name: 'firefox',
    programs: firefoxPrograms,
    open: () => openFirefox(),
    refusing: () => openFirefox(false),
  },
  { name: 'webkit', programs: webkitPrograms, open: openWebKit },
];

const root = resolve(import.meta.dirname, '../../..');

/** Plays it all; the steps that were reached, in order. */
async function play(
  server: TestServer,
  phone: Phone,
  picture: (name: string) => Promise<void>,
  reach: (step: string) => void,
): Promise<void> {
  const live = await openLiveWorkshop(server.url);
  const { host } = live;
  const proxy = await FaultProxy.start(server.url);
  try {
    await phone.open(`${proxy.url}/${live.code}`);
    await phone.choose('Kommunen');
    await phone.choose('Chef');
    await picture('join');
    await phone.press('Gå med');
    await until(phone, /Skicka lappen/);
    reach('join');

    const send = async (text: string): Promise<void> => {
      await phone.write(text);
      await phone.press('Skicka lappen');
    };
    await send('Skriven med nät');
    await until(phone, /Skickad/);
    await picture('note');
    reach('note');

    proxy.blackOut();
    await send('Skriven utan nät');
    await until(phone, /Sparad i telefonen/);
    await picture('offline');
    proxy.return();
    await until(phone, /Skickad/, 2);
    const { step: notes } = notesPlace(host);
    await done(host, 'step.reveal', { step: notes, revealed: true });
    const texts = await host.until(() => {
      const own = host.view.list('note').map(({ text }) => text);
      return own.length === 2 ? own : null;
    });
    if (texts.toSorted().join() !== 'Skriven med nät,Skriven utan nät') {
      throw new Error(`the room has ${texts.join()}`);
    }
    reach('offline');

    const { workshop } = live;
    const [theme, area, action] = ['theme:own', 'area:own', 'action:own'] as const;
    const own = host.view.list('note').map(({ id }) => id);
    await done(host, 'theme.create', { id: theme, workshop, title: 'Kallelser', notes: own });
    const dots = host.view.list('step').find(isKind('dots'))?.id ?? '';
    await done(host, 'step.start', { step: dots, from: notes });
    await until(phone, /Kallelser/);
    await phone.press('En prick till på Kallelser');
    await until(phone, /prick(?:ar)? kvar|alla dina prickar/);
    await picture('dots');
    await done(host, 'step.reveal', { step: dots, revealed: true });
    await host.until(
      () =>
        host.view.list('score').some((score) => score.themes.some(({ dots }) => dots === 1)) ||
        null,
    );
    reach('dots');

    await done(host, 'area.create', { id: area, theme, title: 'Kallelser' });
    await done(host, 'action.create', { id: action, area, title: 'Gemensam rutin' });
    const organisation = host.view.list('organisation')[0]?.id ?? '';
    await done(host, 'action.edit', { action, change: { organisation } });
    const plan = host.view.list('step').find(isKind('plan'))?.id ?? '';
    await done(host, 'step.start', { step: plan, from: dots });
    await until(phone, /Gemensam rutin/);
    await phone.choose('Jag företräder Kommunen');
    await phone.choose('Antar');
    await host.until(
      () => host.view.list('stance').some(({ stance }) => stance === 'adopts') || null,
    );
    await picture('stance');
    reach('stance');
  } finally {
    live.close();
    await proxy.close();
  }
}

/** Opens a join page with cookies refused: it says so, and nobody has come. */
async function refuse(
  server: TestServer,
  phone: Phone,
  picture: (name: string) => Promise<void>,
): Promise<void> {
  const live = await openLiveWorkshop(server.url);
  try {
    await phone.open(`${server.url}/${live.code}`);
    await until(phone, /tar inte emot kakor/);
    await picture('cookies');
    if (/Gå med/.test(await phone.words())) throw new Error('one can press the button');
  } finally {
    live.close();
  }
}

export const browsers: NightlyPart = {
  name: 'browsers',
  help: `a phone in Debian's Firefox and WebKitGTK; counts browsers (${engines.length})`,
  async run({ count, progress }) {
    const chosen = engines.slice(0, count ?? engines.length);
    ensurePrograms(
      'The tests in other browsers',
      chosen.flatMap(({ programs }) => programs),
    );
    await ensureBuilt(root);
    const server = await TestServer.start();
    const folder = resolve(root, process.env['BIKUPA_PICTURES'] ?? 'test-results/pictures');
    await mkdir(folder, { recursive: true });
    const outcomes = [];
    for (const { name, open, refusing } of chosen) {
      const reached: string[] = [];
      let version = name;
      let wrong: string | null = null;
      let phone: Phone | undefined;
      const picture = async (step: string): Promise<void> =>
        phone?.picture(join(folder, `${name}-${step}.png`));
      const reach = (step: string): void => {
        reached.push(step);
        progress(`  ${step}`);
      };
      try {
        phone = await open();
        version = phone.version;
        progress(version);
        await play(server, phone, picture, reach);
        if (refusing) {
          await phone.close();
          phone = await refusing();
          await refuse(server, phone, picture);
          reach('cookies refused');
        }
      } catch (fault) {
        wrong = fault instanceof Error ? fault.message : String(fault);
        progress(wrong);
        await picture('wrong').catch(() => undefined);
      } finally {
        await phone?.close();
      }
      outcomes.push({ version, reached, wrong });
    }
    const faulty = server.takeFaults();
    if (faulty) progress(faulty);
    await server.close();
    return {
      ok: faulty === '' && outcomes.every(({ wrong }) => wrong === null),
      figures: { outcomes },
    };
  },
};
