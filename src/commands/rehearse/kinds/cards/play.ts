/** Everybody writes on the card of their role; those who share one write under different headings. */
import { cardAt, cardsIn } from '#lib/workshop/kinds/cards/card.ts';
import { lengths } from '#lib/workshop/model/fields.ts';
import { textUnder } from '#lib/workshop/model/keyed-texts.ts';
import { everybodyAnswers } from '../../answering.ts';
import { facilitate, fit, mutateAndWait } from '../../occasion-run.ts';
import type { StepPlay } from '../play.ts';

export const play: StepPlay<'cards'> = {
  async play(run, step) {
    const { phones, watch, screen } = run;
    const answers = [...phones.values()].flatMap(({ person }, at) => {
      const column = step.columns[at % Math.max(1, step.columns.length)];
      return column ? [{ by: person.id, column, at }] : [];
    });
    if (answers.length === 0) return {};
    await everybodyAnswers(run, answers, async ({ client, seat }, { column, at }) => {
      const own = client.view.get('seat', seat);
      if (!own) return;
      const place = { ...own, step: step.id };
      const base = textUnder(cardAt(client.view, place)?.texts ?? [], column.key);
      // No note of the script: what a note says must not be known before it is shown.
      const said = `${column.title} ${at + 1}`;
      // Whoever shares the card goes on writing where the other has.
      const text = fit(base === '' ? said : `${base}\n${said}`, lengths.comment);
      await mutateAndWait(run, client, 'card.write', {
        step: step.id,
        key: column.key,
        text,
        base,
      });
    });
    const written = cardsIn(run.host.view, step.id).length;
    watch.willReveal(step.id);
    if (!(await facilitate(run, 'step.reveal', { step: step.id, revealed: true }))) {
      return { countsRight: false };
    }
    await screen.until(() => cardsIn(screen.view, step.id).length === written || null);
    return { countsRight: written > 0 };
  },
};
