/** What a room of a workshop holds: what is stored, what passes, and what it works out. */
import type { InferOutput } from 'valibot';
import type { KindDerived } from '../kinds/models.ts';
import type {
  BreadthRecord,
  AttendanceSummary,
  SpeakerQueue,
  Activity,
  Stats,
  Unshown,
} from './derived.ts';
import type { Models, RecordType } from './models.ts';
import type { Presence } from './presence.ts';

/** What is stored. */
export type StoredRecord = { [T in RecordType]: InferOutput<Models[T]['schema']> }[RecordType];

/** What the room works out for its audiences. Never stored. */
export type Derived =
  Stats | Activity | Unshown | BreadthRecord | AttendanceSummary | SpeakerQueue | KindDerived;

export type AnyRecord = StoredRecord | Presence | Derived;
