/** From the code of a refusal to a sentence for a person: the one table. */
import type { EngineCode } from '../sync/execute.ts';
import type { ByeCode } from '../sync/protocol/protocol.ts';
import { most } from '../workshop/model/most.ts';
import type { DomainCode } from '../workshop/refusals.ts';
import { mostExpected } from '../workshop/kinds/groups/model.ts';
import { m } from './generated/messages.js';

type Sentence = () => string;

/** Every code has a sentence, or this does not compile. */
const sentences: Readonly<
  Record<DomainCode | EngineCode | Exclude<ByeCode, 'room.stopping' | 'room.failed'>, Sentence>
> = {
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
  'workshop.too-many': m.refusal_workshop_too_many,
  'step.unknown': m.refusal_step_unknown,
  'step.not-now': m.refusal_step_not_now,
  'step.moved': m.refusal_step_moved,
  'step.in-use': m.refusal_step_in_use,
  'step.not-its-setting': m.refusal_step_not_its_setting,
  'step.too-many': () => m.refusal_step_too_many({ most: most.steps }),
  'question.too-many': () => m.refusal_question_too_many({ most: most.questions }),
  'column.too-many': () => m.refusal_column_too_many({ most: most.columns }),
  'control.elsewhere': m.refusal_control_elsewhere,
  'message.unknown': m.refusal_message_unknown,
  'message.too-many': m.refusal_message_too_many,
  'inquiry.unknown': m.refusal_inquiry_unknown,
  'inquiry.over': m.refusal_inquiry_over,
  'inquiry.not-now': m.refusal_inquiry_not_now,
  'note.unknown': m.refusal_note_unknown,
  'note.too-many': m.refusal_note_too_many,
  'note.unknown-column': m.refusal_note_unknown_column,
  'sheet.not-yours': m.refusal_sheet_not_yours,
  'sheet.full': m.refusal_sheet_full,
  'sheet.passed': m.refusal_sheet_passed,
  'theme.unknown': m.refusal_theme_unknown,
  'theme.same': m.refusal_theme_same,
  'theme.same-title': m.refusal_theme_same_title,
  'theme.too-many': m.refusal_theme_too_many,
  'theme.too-many-keywords': m.refusal_theme_too_many_keywords,
  'dot.over-budget': m.refusal_dot_over_budget,
  'dot.closed': m.refusal_dot_closed,
  'sorting.over': m.refusal_sorting_over,
  'table.hosted': m.refusal_table_hosted,
  'ballot.closed': m.refusal_ballot_closed,
  'ballot.unknown-question': m.refusal_ballot_unknown_question,
  'ballot.off-scale': m.refusal_ballot_off_scale,
  'expected.too-many': () => m.refusal_expected_too_many({ most: mostExpected }),
  'placement.closed': m.refusal_placement_closed,
  'speaker.unknown': m.refusal_speaker_unknown,
  'group.unknown': m.refusal_group_unknown,
  'group.uneven': m.refusal_group_uneven,
  'move.pending': m.refusal_move_pending,
  'wish.unknown': m.refusal_wish_unknown,
  'wish.too-many': m.refusal_wish_too_many,
  'seat.lent': m.refusal_seat_lent,
  'seat.names': m.refusal_seat_names,
  'seat.unknown': m.refusal_seat_unknown,
  'seat.waiting': m.refusal_seat_waiting,
  'organisation.unknown': m.refusal_organisation_unknown,
  'organisation.in-use': m.refusal_organisation_in_use,
  'organisation.same': m.refusal_organisation_same,
  'organisation.same-name': m.refusal_organisation_same_name,
  'organisation.too-many': () =>
    m.refusal_organisation_too_many({ most: most.organisationsInForm }),
  'organisation.full': m.refusal_organisation_full,
  'role.unknown': m.refusal_role_unknown,
  'role.same': m.refusal_role_same,
  'role.same-name': m.refusal_role_same_name,
  'role.too-many': () => m.refusal_role_too_many({ most: most.rolesInForm }),
  'role.full': m.refusal_role_full,
  'area.unknown': m.refusal_area_unknown,
  'area.too-many': m.refusal_area_too_many,
  'standing.unknown': m.refusal_standing_unknown,
  'standing.too-many': m.refusal_standing_too_many,
  'standing.in-use': m.refusal_standing_in_use,
  'action.unknown': m.refusal_action_unknown,
  'action.too-many': m.refusal_action_too_many,
  'action.dates': m.refusal_action_dates,
  'stance.not-representative': m.refusal_stance_not_representative,
  'stance.other-organisation': m.refusal_stance_other_organisation,
  'series.unknown': m.refusal_series_unknown,
};

/** The sentence for a code, in the reader's language. Codes of a newer server read as `internal`. */
export function refusalSentence(code: string): string {
  const known = Object.hasOwn(sentences, code) ? (code as keyof typeof sentences) : 'internal';
  return sentences[known]();
}
