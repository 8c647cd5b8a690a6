import type { View } from '#lib/workshop/define.ts';
import { cardAt } from '#lib/workshop/kinds/cards/card.ts';
import type { CardPlace } from '#lib/workshop/kinds/cards/model.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';
import { cardsByOrganisation, type ShownCard } from './card-view.ts';

/** What of a card stands on one sheet: a long one is on several. */
export interface CardPart {
  readonly id: string;
  readonly place: CardPlace;
  readonly role: string;
  /** It goes on from the part before. */
  readonly continued: boolean;
  readonly fields: ShownCard['fields'];
  readonly hidden: boolean;
}

/** While cards are written: what is asked, and how many are begun. */
export interface CardsWritingScene extends StepScene {
  readonly phase: 'writing';
  readonly texts: readonly string[];
  readonly cards: number;
  readonly of: number;
}

export interface CardsShownScene extends StepScene {
  readonly phase: 'cards';
  readonly organisations: readonly {
    readonly key: string;
    readonly name: string;
    readonly parts: readonly CardPart[];
  }[];
}

export type CardsScene = CardsWritingScene | CardsShownScene;

/** Letters of a card that stand together in any layout; of one field there are never more. */
const TOGETHER = 420;

export function sceneOf(view: View, _workshop: Workshop, step: StepOf<'cards'>): CardsScene {
  if (!step.revealed) {
    const counts = view.list('cardCounts').find((counted) => counted.step === step.id);
    const { questions, instruction } = step;
    return {
      ...{ kind: 'cards', phase: 'writing' },
      texts: questions.length > 0 ? questions : [instruction],
      ...{ cards: counts?.cards ?? 0, of: counts?.of ?? 0 },
    };
  }
  return {
    ...{ kind: 'cards', phase: 'cards' },
    organisations: cardsByOrganisation(view, step).map(({ id, name, cards }) => ({
      ...{ key: id, name },
      parts: cards.flatMap(partsOf),
    })),
  };
}

/** A card that was hidden or covered since is covered here too; so is what was taken back. */
export function heldScene(scene: CardsScene, view: View): CardsScene {
  if (scene.phase === 'writing') return scene;
  const organisations = scene.organisations.map((shown) => ({
    ...shown,
    parts: shown.parts.map((part) => {
      const now = cardAt(view, part.place);
      return now && !now.hidden ? part : { ...part, fields: [], hidden: true };
    }),
  }));
  return { ...scene, organisations };
}

function partsOf({ id, card, role, fields }: ShownCard): CardPart[] {
  const { step, organisation, hidden } = card;
  const common = { place: { step, organisation, role: card.role }, role, hidden };
  const parts: ShownCard['fields'][number][][] = [[]];
  let letters = 0;
  for (const field of fields) {
    const now = field.title.length + field.text.length;
    if (letters > 0 && letters + now > TOGETHER) {
      parts.push([]);
      letters = 0;
    }
    parts.at(-1)?.push(field);
    letters += now;
  }
  return parts.map((own, at) => ({
    ...common,
    id: at === 0 ? id : `${id} ${at + 1}`,
    continued: at > 0,
    fields: own,
  }));
}
