/** A full workshop in a database: everybody in a group, and so many notes that nobody else has read. */
import { seededRandom } from '#lib/methods/random.ts';
import { must } from '../../support/workshop-builder.ts';
import {
  openRoom,
  seedWorkshop,
  series,
  type SeededWorkshop,
} from '../../support/seeded-workshop.ts';

const words =
  'vi hinner inte följa upp det som har kommit överens om när någon skrivs ut från sjukhuset och hemtjänsten får veta det först dagen efter fast bra samarbete med distriktssköterskan på vårdcentralen gör att den enskilde slipper berätta samma sak flera gånger till olika personer'.split(
    ' ',
  );
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Texts and keys as people and phones make them: no two alike. */
export function writer(seed: number) {
  const random = seededRandom(seed);
  const below = (count: number): number => Math.floor(random() * count);
  return {
    id: () =>
      `note:${Array.from({ length: 21 }, () => letters[below(letters.length)] ?? '').join('')}`,
    text: () =>
      Array.from({ length: 5 + below(14) }, () => words[below(words.length)] ?? '').join(' '),
    column: () => (below(2) === 0 ? 'works' : 'develop'),
  };
}

/** @param notes in all; each phone writes as many as the others */
export async function seedFullWorkshop(
  directory: string,
  { seats, notes }: { readonly seats: number; readonly notes: number },
): Promise<SeededWorkshop> {
  const seeded = await seedWorkshop(directory, { seats, revealed: false });
  const { room, close } = await openRoom(directory, series);
  const { id, text, column } = writer(1);
  for (const { actor } of seeded.phones) {
    const more = Math.floor(notes / seats) - 1;
    await must(
      room,
      actor,
      Array.from({ length: more }, () => ({
        name: 'note.post' as const,
        args: { id: id(), step: 'step:notes', column: column(), text: text() },
      })),
    );
  }
  await room.close();
  close();
  return seeded;
}
