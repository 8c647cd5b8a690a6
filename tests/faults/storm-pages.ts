/** The process in which many pages live; reconnect-storm.ts starts it and tells it what to do. */
import { Client } from '../../src/commands/rehearse/client.ts';
import { fingerprint } from '../support/views.ts';
import type { StormPage, Command, Report } from './storm-protocol.ts';

const stop = new AbortController();
const clients: Client[] = [];
let pages: readonly StormPage[] = [];

function say(report: Report): void {
  process.send?.(report);
}

/** Says when a page is back and when it is gone, each once. */
function open(url: string, { actor, cookie, handshake }: StormPage, page: number): Client {
  let back = false;
  const look = (): void => {
    const now = client.live && client.unsent === 0;
    if (now === back) return;
    back = now;
    if (now) say({ report: 'back', page, at: Date.now() });
    else if (!client.live) say({ report: 'gone', page });
  };
  const client = new Client({
    ...{ address: url, cookie, handshake, actor, signal: stop.signal },
    onMessage: look,
    onConnection: look,
  });
  client.open();
  client
    .until(() => false)
    .catch((why: unknown) => {
      if (!stop.signal.aborted) say({ report: 'ended', page, why: String(why) });
    });
  return client;
}

function write(every: number, round: number): void {
  const notes: string[] = [];
  for (const [page, client] of clients.entries()) {
    const role = pages[page]?.actor.role;
    if (role !== 'participant' || page % every !== 0) continue;
    const id = `note:r${round}-${process.pid}-${page}`;
    const step = 'step:notes';
    const { refused } = client.mutate('note.post', { id, step, column: 'works', text: id });
    if (refused === null) notes.push(id);
  }
  say({ report: 'wrote', notes });
}

process.on('message', (message) => {
  const order = message as Command;
  switch (order.order) {
    case 'open':
      ({ pages } = order);
      for (const [page, one] of pages.entries()) clients.push(open(order.url, one, page));
      return;
    case 'write':
      write(order.every, order.round);
      return;
    case 'look':
      say({ report: 'seen', views: clients.map(({ view }) => fingerprint(view)) });
      return;
    case 'leave':
      stop.abort();
      for (const client of clients) client.drop();
      process.disconnect();
  }
});
// Whoever leads has gone: nobody is left to say anything to.
process.on('disconnect', () => process.exit(0));
