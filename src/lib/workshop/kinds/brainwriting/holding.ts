/** A holding: who has a sheet in a round. Passing the sheets on is giving each a new one. */
import { refuse } from '../../../sync/mutation.ts';
import { passOn, seedFrom } from '../../../methods/passing-on.ts';
import { seededRandom } from '../../../methods/random.ts';
import { roundOf } from '../../agenda/agenda.ts';
import { entity, mutator, type Tx, type View } from '../../define.ts';
import { groupOf } from '../../groups/membership.ts';
import { seatsAt } from '../../people/attendance.ts';
import { holdingArgs, holdingId, holdingSchema } from './model.ts';
import { isBrainwriting, type BrainwritingStep } from './sheets.ts';

const MINUTE = 60_000;

export const holding = entity({
  type: 'holding',
  schema: holdingSchema,
  mutators: {
    /**
     * Passes every sheet on and begins the next round, or goes back to the one before: then all hold
     * what they held in it. Who holds what in a round stays, so that what somebody has written
     * without network finds its sheet, and going on again is going on as before.
     *
     * `from` is where the caller stood: two presses are one.
     */
    pass: mutator({
      policy: {
        roles: ['facilitator'],
        requiresControl: (view, { step }) => view.get('step', step)?.workshop,
      },
      args: holdingArgs.pass,
      run(tx, { step: stepId, from, round }, { now }) {
        const step = tx.get('step', stepId);
        if (!step) return refuse('step.unknown');
        if (!isBrainwriting(step) || step.openedAt === null || step.revealed) {
          return refuse('step.not-now');
        }
        if (step.round === round) return undefined;
        if (step.round !== from) return refuse('step.moved');
        if (Math.abs(round - from) !== 1) return refuse('step.not-now');
        const { roundMinutes } = step;
        const endsAt = roundMinutes === null ? null : now + roundMinutes * MINUTE;
        tx.put({ ...step, round, endsAt, pausedLeft: null });
        if (round > from) deal(tx, step, round);
        return undefined;
      },
      undo(view, { step: stepId, from, round }) {
        const step = view.get('step', stepId);
        if (!step || !isBrainwriting(step) || step.round !== from || round === from) return [];
        const { endsAt, pausedLeft } = step;
        return [
          { name: 'holding.pass', args: { step: stepId, from: round, round: from } },
          { name: 'step.time', args: { step: stepId, endsAt, pausedLeft } },
        ];
      },
    }),
  },
});

/** Those among whom sheets are passed: each group, and those who sit in none. */
export function circlesOf(view: View, step: BrainwritingStep): Map<string | null, string[]> {
  const formed = roundOf(view, step.workshop, step.id)?.id ?? null;
  const people = seatsAt(view, step.workshop).map(({ id }) => id);
  return Map.groupBy(people, (seat) => groupOf(view, formed, seat)?.id ?? null);
}

/** Gives every sheet that has not been given out in a round to somebody who has not held it. */
function deal(tx: Tx, step: BrainwritingStep, round: number): void {
  const random = seededRandom(seedOf(tx, step, round));
  const all = tx.list('holding').filter((held) => held.step === step.id);
  const busy = new Set(all.filter((held) => held.round === round).map(({ seat }) => seat));
  const wrote = new Set(
    tx
      .list('idea')
      .filter((idea) => idea.step === step.id && idea.round === round - 1)
      .map(({ note }) => tx.get('note', note)?.author),
  );
  for (const [group, seats] of circlesOf(tx, step)) {
    const own = Map.groupBy(
      all.filter((held) => held.group === group),
      ({ sheet }) => sheet,
    );
    const sheets = [...own].flatMap(([sheet, held]) =>
      held.some((each) => each.round === round)
        ? []
        : [{ sheet, held: new Set(held.map(({ seat }) => seat)) }],
    );
    const free = seats.filter((seat) => !busy.has(seat));
    // Where there are fewer sheets than people, whoever is there for certain gets one.
    const [there, perhaps] = [true, false].map((here) =>
      free.filter((seat) => wrote.has(seat) === here),
    );
    for (const [sheet, seat] of passOn(sheets, [there ?? [], perhaps ?? []], random)) {
      const key = holdingId(sheet, round);
      tx.put({ type: 'holding', id: key, step: step.id, sheet, round, seat, group });
    }
  }
}

/**
 * What decides who gets which sheet: what the room keeps to itself. That is the workshop's own draws,
 * and the hours at which notes came, of which each writer knows the own and nobody else any; workshops
 * from before there were draws have only those. A seed that a console drew would let whoever leads work
 * the order out.
 */
function seedOf(view: View, step: BrainwritingStep, round: number): number {
  const notes = view.list('note').filter((note) => note.step === step.id);
  const hours = notes.map(({ id, postedAt }) => `${id} ${postedAt}`).toSorted();
  const draws = view.get('workshop', step.workshop)?.draws ?? '';
  return seedFrom([draws, step.id, String(round), ...hours]);
}
