/** What a room would show to everybody: by a room of our own on a copy of the server's files. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { protocolVersion } from '#lib/sync/protocol/protocol.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { View } from '#lib/workshop/define.ts';
import { audiencesOf } from '#lib/workshop/visibility/visibility.ts';
import { openRoom } from '../support/seeded-workshop.ts';
import { fingerprint } from '../support/views.ts';

/** Fingerprints in the order of the actors, all of whom are there at once; `look` at the room too. */
export async function shownTo<Looked>(
  directory: string,
  series: string,
  actors: readonly Actor[],
  look: (store: View) => Looked,
): Promise<{ readonly views: readonly string[]; readonly looked: Looked }> {
  const copy = mkdtempSync(join(tmpdir(), 'bikupa-shown-'));
  cpSync(directory, copy, { recursive: true });
  const { room, close } = await openRoom(copy, series);
  try {
    const quiet = { send: ignore, join: ignore, leave: ignore, close: ignore };
    for (const actor of actors) {
      room
        .connect(quiet, actor)
        .receive({ t: 'hello', protocol: protocolVersion, epoch: null, since: {}, clients: [] });
    }
    await room.settled();
    const views = actors.map((actor) =>
      fingerprint(room.view(audiencesOf(actor, room.store) ?? [])),
    );
    return { views, looked: look(room.store) };
  } finally {
    close();
    rmSync(copy, { recursive: true, force: true });
  }
}

function ignore(): void {
  return undefined;
}
