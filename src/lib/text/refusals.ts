/**
 * From the code of a refusal to a sentence for a person. Here stands what phones can be told;
 * ./led-refusals.ts has the other codes, so that phones do not load what only facilitators are told.
 */
import type { EngineCode } from '../sync/execute.ts';
import type { ByeCode } from '../sync/protocol/protocol.ts';
import type { DomainCode } from '../workshop/refusals.ts';
import { m } from './generated/messages.js';

type Sentence = () => string;
type Code = DomainCode | EngineCode | Exclude<ByeCode, 'room.stopping' | 'room.failed'>;

/** What phones can be told. */
export const phoneSentences = {
  'protocol.unknown-mutation': m.refusal_protocol_unknown_mutation,
  'protocol.malformed': m.refusal_protocol_malformed,
  'protocol.gap': m.refusal_protocol_gap,
  'protocol.too-fast': m.refusal_protocol_too_fast,
  'protocol.too-old': m.refusal_protocol_too_old,
  'protocol.stale': m.refusal_protocol_stale,
  'storage.unavailable': m.refusal_storage_unavailable,
  internal: m.refusal_internal,
  'access.ended': m.refusal_access_ended,
  'text.too-long': m.refusal_text_too_long,
  'text.empty': m.refusal_text_empty,
  'date.invalid': m.refusal_date_invalid,
  'access.not-allowed': m.refusal_access_not_allowed,
  'access.not-yours': m.refusal_access_not_yours,
  'access.removed': m.refusal_access_removed,
  'access.waiting': m.refusal_access_waiting,
  'workshop.unknown': m.refusal_workshop_unknown,
  'workshop.not-open': m.refusal_workshop_not_open,
  'workshop.closed': m.refusal_workshop_closed,
  'workshop.full': m.refusal_workshop_full,
  'workshop.locked': m.refusal_workshop_locked,
  'step.unknown': m.refusal_step_unknown,
  'step.not-now': m.refusal_step_not_now,
  'step.moved': m.refusal_step_moved,
  'step.in-use': m.refusal_step_in_use,
  'inquiry.unknown': m.refusal_inquiry_unknown,
  'inquiry.over': m.refusal_inquiry_over,
  'note.unknown': m.refusal_note_unknown,
  'note.too-many': m.refusal_note_too_many,
  'note.unknown-column': m.refusal_note_unknown_column,
  'sheet.not-yours': m.refusal_sheet_not_yours,
  'sheet.full': m.refusal_sheet_full,
  'sheet.passed': m.refusal_sheet_passed,
  'naming.shown': m.refusal_naming_shown,
  'naming.enough': m.refusal_naming_enough,
  'naming.counted': m.refusal_naming_counted,
  'naming.unknown': m.refusal_naming_unknown,
  'theme.unknown': m.refusal_theme_unknown,
  'theme.too-many': m.refusal_theme_too_many,
  'dot.over-budget': m.refusal_dot_over_budget,
  'dot.closed': m.refusal_dot_closed,
  'sorting.over': m.refusal_sorting_over,
  'silent.locked': m.refusal_silent_locked,
  'silent.together': m.refusal_silent_together,
  'piles.brought': m.refusal_piles_brought,
  'piles.not-yours': m.refusal_piles_not_yours,
  'piles.enough': m.refusal_piles_enough,
  'table.hosted': m.refusal_table_hosted,
  'ballot.closed': m.refusal_ballot_closed,
  'ballot.unknown-question': m.refusal_ballot_unknown_question,
  'ballot.off-scale': m.refusal_ballot_off_scale,
  'placement.closed': m.refusal_placement_closed,
  'speaker.unknown': m.refusal_speaker_unknown,
  'group.unknown': m.refusal_group_unknown,
  'move.pending': m.refusal_move_pending,
  'seat.lent': m.refusal_seat_lent,
  'seat.unknown': m.refusal_seat_unknown,
  'seat.waiting': m.refusal_seat_waiting,
  'organisation.unknown': m.refusal_organisation_unknown,
  'role.unknown': m.refusal_role_unknown,
  'action.unknown': m.refusal_action_unknown,
  'stance.not-representative': m.refusal_stance_not_representative,
  'stance.other-organisation': m.refusal_stance_other_organisation,
} as const satisfies Partial<Readonly<Record<Code, Sentence>>>;

/** Every code has a sentence, here or there, or this does not compile. */
export type LedSentences = Readonly<Record<Exclude<Code, keyof typeof phoneSentences>, Sentence>>;

const known = new Map<string, Sentence>(Object.entries(phoneSentences));

/** Adds the sentences that only facilitators are told. */
export function addSentences(more: LedSentences): void {
  for (const [code, sentence] of Object.entries(more)) known.set(code, sentence);
}

/** The sentence for a code, in the reader's language. Codes of a newer server read as `internal`. */
export function refusalSentence(code: string): string {
  return (known.get(code) ?? phoneSentences.internal)();
}
