/** What simulated people write. */
import type { PhraseTopic } from '#lib/text/rehearsal-phrases.ts';
import type { Column } from '#lib/workshop/model/column.ts';
import { pick, type Situation } from './behaviour.ts';
import { weighted } from './personas.ts';

/** Drawn so many times until a sentence is accepted that somebody has written before. */
const TRIES = 12;

/** A sentence that nobody has written in this step, as far as there are enough. */
export function sentenceFor(
  column: Column,
  { phrases, random, isNew }: Pick<Situation, 'phrases' | 'random' | 'isNew'>,
): string {
  const draw = (): string => {
    const own = phrases.columns[column.key] ?? [];
    if (own.length > 0) return pick(own, random) ?? '';
    const sentences = drawTopic(phrases.topics, random)?.[column.tone] ?? [];
    const place = pick(phrases.places, random) ?? '';
    return (pick(sentences, random) ?? '').replace('{where}', place);
  };
  let sentence = draw();
  for (let tries = 0; tries < TRIES && !isNew(sentence); tries += 1) sentence = draw();
  return sentence;
}

/** A topic, the more likely the earlier it stands in the list. */
function drawTopic(topics: readonly PhraseTopic[], random: () => number): PhraseTopic | undefined {
  const weights = topics.map((_, at) => 1 / (at + 2));
  return topics[weighted(weights, random())];
}
