/** What audiences see of a series that is in no room. */
import type { Audience } from '#lib/sync/record.ts';
import { RecordStore } from '#lib/sync/store.ts';
import type { View } from '#lib/workshop/define.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { rank } from '#lib/workshop/visibility/audiences.ts';
import { project } from '#lib/workshop/visibility/visibility.ts';

/** The records of these audiences together, as a page of somebody who is in all of them has them. */
export function viewOf(
  store: RecordStore<AnyRecord>,
  audiences: readonly Audience[],
): RecordStore<AnyRecord> {
  const shown = [...store.all()].flatMap((stored) => project(stored, store as View));
  const view = new RecordStore<AnyRecord>();
  for (const audience of audiences.toSorted((a, b) => rank(a) - rank(b))) {
    for (const [to, record] of shown) if (to === audience) view.put(record);
  }
  return view;
}
