/** Every type of record that is stored: its schema, and the arguments of its mutations. */
import { kindRecords } from '../kinds/models.ts';
import { actionArgs, actionSchema } from './action.ts';
import { areaArgs, areaSchema } from './area.ts';
import { attendanceSchema } from './attendance.ts';
import { callArgs, callSchema } from './call.ts';
import { claimArgs, claimSchema } from './claim.ts';
import { controlArgs, controlSchema } from './control.ts';
import { focusArgs, focusSchema } from './focus.ts';
import { groupArgs, groupSchema } from './group.ts';
import { inquiryArgs, inquirySchema } from './inquiry.ts';
import { mainQuestionArgs, mainQuestionSchema } from './main-question.ts';
import { membershipSchema } from './membership.ts';
import { messageArgs, messageSchema } from './message.ts';
import { moveArgs, moveSchema } from './move.ts';
import { noteArgs, noteSchema } from './note.ts';
import { organisationArgs, organisationSchema } from './organisation.ts';
import { readingArgs, readingSchema } from './reading.ts';
import { readyArgs, readySchema } from './ready.ts';
import { roleArgs, roleSchema } from './role.ts';
import { seatArgs, seatSchema } from './seat.ts';
import { seriesArgs, seriesSchema } from './series.ts';
import { speakerArgs, speakerSchema } from './speaker.ts';
import { stanceArgs, stanceSchema } from './stance.ts';
import { standingItemArgs, standingItemSchema } from './standing-item.ts';
import { stepArgs, stepSchema } from './step.ts';
import { summaryArgs, summarySchema } from './summary.ts';
import { tableHostArgs, tableHostSchema } from './table-host.ts';
import { themeArgs, themeSchema } from './theme.ts';
import { themeCountSchema } from './theme-count.ts';
import { wishArgs, wishSchema } from './wish.ts';
import { workshopArgs, workshopSchema } from './workshop.ts';

export const models = {
  series: { schema: seriesSchema, args: seriesArgs },
  organisation: { schema: organisationSchema, args: organisationArgs },
  role: { schema: roleSchema, args: roleArgs },
  workshop: { schema: workshopSchema, args: workshopArgs },
  step: { schema: stepSchema, args: stepArgs },
  seat: { schema: seatSchema, args: seatArgs },
  attendance: { schema: attendanceSchema, args: {} },
  group: { schema: groupSchema, args: groupArgs },
  membership: { schema: membershipSchema, args: {} },
  move: { schema: moveSchema, args: moveArgs },
  wish: { schema: wishSchema, args: wishArgs },
  tableHost: { schema: tableHostSchema, args: tableHostArgs },
  note: { schema: noteSchema, args: noteArgs },
  theme: { schema: themeSchema, args: themeArgs },
  themeCount: { schema: themeCountSchema, args: {} },
  summary: { schema: summarySchema, args: summaryArgs },
  speaker: { schema: speakerSchema, args: speakerArgs },
  ready: { schema: readySchema, args: readyArgs },
  area: { schema: areaSchema, args: areaArgs },
  action: { schema: actionSchema, args: actionArgs },
  standingItem: { schema: standingItemSchema, args: standingItemArgs },
  reading: { schema: readingSchema, args: readingArgs },
  mainQuestion: { schema: mainQuestionSchema, args: mainQuestionArgs },
  stance: { schema: stanceSchema, args: stanceArgs },
  control: { schema: controlSchema, args: controlArgs },
  claim: { schema: claimSchema, args: claimArgs },
  focus: { schema: focusSchema, args: focusArgs },
  message: { schema: messageSchema, args: messageArgs },
  call: { schema: callSchema, args: callArgs },
  inquiry: { schema: inquirySchema, args: inquiryArgs },
  ...kindRecords,
} as const;

export type Models = typeof models;
export type RecordType = keyof Models;
