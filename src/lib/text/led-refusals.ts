/**
 * The sentences for what only facilitators, and those who fill in a form, are told: pages of theirs
 * and the server load them. Whoever takes `refusalSentence` from here has those of all codes.
 */
import { mostExpected } from '../workshop/kinds/groups/model.ts';
import { most } from '../workshop/model/most.ts';
import { m } from './generated/messages.js';
import { addSentences } from './refusals.ts';

addSentences({
  'workshop.too-many': m.refusal_workshop_too_many,
  'step.not-its-setting': m.refusal_step_not_its_setting,
  'step.too-many': () => m.refusal_step_too_many({ most: most.steps }),
  'question.too-many': () => m.refusal_question_too_many({ most: most.questions }),
  'column.too-many': () => m.refusal_column_too_many({ most: most.columns }),
  'control.elsewhere': m.refusal_control_elsewhere,
  'message.unknown': m.refusal_message_unknown,
  'message.too-many': m.refusal_message_too_many,
  'inquiry.not-now': m.refusal_inquiry_not_now,
  'theme.same': m.refusal_theme_same,
  'theme.same-title': m.refusal_theme_same_title,
  'theme.too-many-keywords': m.refusal_theme_too_many_keywords,
  'theme.too-many-quotes': m.refusal_theme_too_many_quotes,
  'summary.unknown': m.refusal_summary_unknown,
  'expected.too-many': () => m.refusal_expected_too_many({ most: mostExpected }),
  'group.uneven': m.refusal_group_uneven,
  'wish.unknown': m.refusal_wish_unknown,
  'wish.too-many': m.refusal_wish_too_many,
  'seat.names': m.refusal_seat_names,
  'organisation.in-use': m.refusal_organisation_in_use,
  'organisation.same': m.refusal_organisation_same,
  'organisation.same-name': m.refusal_organisation_same_name,
  'organisation.too-many': () =>
    m.refusal_organisation_too_many({ most: most.organisationsInForm }),
  'organisation.full': m.refusal_organisation_full,
  'role.same': m.refusal_role_same,
  'role.same-name': m.refusal_role_same_name,
  'role.too-many': () => m.refusal_role_too_many({ most: most.rolesInForm }),
  'role.full': m.refusal_role_full,
  'area.unknown': m.refusal_area_unknown,
  'area.too-many': m.refusal_area_too_many,
  'standing.unknown': m.refusal_standing_unknown,
  'standing.too-many': m.refusal_standing_too_many,
  'standing.in-use': m.refusal_standing_in_use,
  'reading.too-few': m.refusal_reading_too_few,
  'question.unknown': m.refusal_question_unknown,
  'action.too-many': m.refusal_action_too_many,
  'action.dates': m.refusal_action_dates,
  'series.unknown': m.refusal_series_unknown,
});

export { refusalSentence } from './refusals.ts';
