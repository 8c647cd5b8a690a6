/**
 * Every entity with its mutators. The room, the replica, storage, policy and the pinned hash of the
 * protocol read this list; records and arguments are listed in model/models.ts and kinds/models.ts.
 */
import { attendance } from './people/attendance.ts';
import { control } from './agenda/control.ts';
import { focus } from './agenda/focus.ts';
import { call } from './groups/call.ts';
import { claim } from './notes/claim.ts';
import { group } from './groups/group.ts';
import { message } from './agenda/message.ts';
import { membership } from './groups/membership.ts';
import { mainQuestion } from './agenda/main-question.ts';
import { reading } from './agenda/reading.ts';
import { move } from './groups/move.ts';
import { inquiry } from './notes/inquiry.ts';
import { note } from './notes/note.ts';
import { organisation } from './people/organisation.ts';
import { action } from './plan/action.ts';
import { area } from './plan/area.ts';
import { stance } from './plan/stance.ts';
import { ready } from './agenda/ready.ts';
import { role } from './people/role.ts';
import { seat } from './people/seat.ts';
import { standingItem } from './agenda/standing-item.ts';
import { series } from './agenda/series.ts';
import { speaker } from './speakers/speaker.ts';
import { step } from './agenda/step.ts';
import { summary } from './themes/summary.ts';
import { tableHost } from './groups/table-host.ts';
import { theme } from './themes/theme.ts';
import { themeCount } from './themes/theme-count.ts';
import { wish } from './groups/wish.ts';
import { workshop } from './agenda/workshop.ts';
import { kindEntities } from './kinds/kinds.ts';
import { ledEntities } from './kinds/led-entities.ts';
import { mutatorsOf, type DomainMutator, type Entity } from './define.ts';
import type { Models, RecordType } from './model/models.ts';

/** Each entity has exactly the mutators whose arguments its model lists. */
type Entities = {
  readonly [T in RecordType]: Entity & {
    readonly type: T;
    readonly mutators: { readonly [Verb in keyof Models[T]['args']]: DomainMutator };
  };
};

export const entities = {
  series,
  organisation,
  role,
  workshop,
  step,
  seat,
  attendance,
  group,
  membership,
  move,
  wish,
  tableHost,
  note,
  theme,
  themeCount,
  summary,
  speaker,
  ready,
  area,
  action,
  standingItem,
  reading,
  mainQuestion,
  stance,
  control,
  claim,
  focus,
  message,
  call,
  inquiry,
  ...kindEntities,
  ...ledEntities,
} as const satisfies Entities;

/** Every mutator by its name on the wire: `note.post`. */
export const mutators = mutatorsOf(entities);
